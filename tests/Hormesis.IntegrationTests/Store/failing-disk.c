/* Loaded before a program: the N-th time that a file whose path has FAIL_FILE in it is synchronised (FAIL_SYNC=N) this fails as on a
   disk with a fault, once, and says so. The next times succeed, as they do on Linux, whatever became of the data. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static __thread char path[4096];

static int fails(int fd)
{
    static int count;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    char *at = getenv("FAIL_SYNC"), *file = getenv("FAIL_FILE");
    return at && file && strstr(path, file) && __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST) == atoi(at);
}

static int synchronise(const char *name, int fd)
{
    if (fails(fd)) {
        fprintf(stderr, "failing-disk: %s of %s\n", name, strrchr(path, '/') + 1);
        errno = EIO;
        return -1;
    }
    return ((int (*)(int))dlsym(RTLD_NEXT, name))(fd);
}

int fsync(int fd) { return synchronise("fsync", fd); }

int fdatasync(int fd) { return synchronise("fdatasync", fd); }
