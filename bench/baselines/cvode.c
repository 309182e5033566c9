/*
 * The baseline that researchers would otherwise pick: CVODE (SUNDIALS), variable-order BDF with an analytic Jacobian, dense LU
 * or KLU, written as a careful user would. One integrator and one factorisation pattern serve all patients; each segment
 * restarts at its change of parameters and ends at its stop time exactly.
 *
 *   cvode JOB RESULTS klu|dense RTOL ATOL_FACTOR WARM_UP_SECONDS SECONDS
 *
 * JOB is the file that SolverJob.cs describes. RESULTS takes every patient's state at the end of every segment, as doubles;
 * a patient that failed is NaN from the segment in which it did. One JSON line on standard output says what it cost.
 * The absolute tolerance is ATOL_FACTOR times each state's scale. The job is repeated until
 * SECONDS of processor time have passed, at least once.
 *
 * Compiled with -DMODEL_HEADER="\"FILE\"", the header that is generated from a model's declaration: macros N, NP, NQ, NNZ;
 * prepare, start, rhs, jacd, jacs; CP, RI (compressed columns); scale.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunmatrix/sunmatrix_sparse.h>
#include MODEL_HEADER

typedef struct { double end; int64_t changes; int64_t *parameter; double *value; } Segment;

typedef struct { int64_t patients, segments; Segment *segment; double *parameters; } Job;

/* What the right-hand side and the Jacobian need: parameters in force, and what was prepared from them. */
typedef struct { double p[NP + 1], q[NQ + 1]; } Forcing;

typedef struct { long steps, rejected, rates, jacobians, factorisations, failed; } Cost;

typedef struct { void *memory; N_Vector y; Forcing forcing; Cost cost; } Integrator;

/* ---- reading the job ---- */

static void fail(const char *what, const char *which) {
  fprintf(stderr, "cvode: %s%s\n", what, which);
  exit(2);
}

static void take(FILE *file, void *into, size_t size, size_t count) {
  if (fread(into, size, count, file) != count) fail("the job file ends too early", "");
}

static void *room(size_t count, size_t size) {
  void *memory = calloc(count ? count : 1, size);
  if (!memory) fail("no memory", "");
  return memory;
}

static Job read_job(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) fail("cannot open ", path);
  char head[32];
  int64_t shape[4]; /* states, parameters, patients, segments */
  take(file, head, 1, sizeof head);
  take(file, shape, sizeof *shape, 4);
  if (memcmp(head, "HBENCH01", 8) || shape[0] != N || shape[1] != NP) fail("not a job of this model: ", path);
  Job job = {shape[2], shape[3], room(shape[3], sizeof(Segment)), room(shape[2] * NP, sizeof(double))};
  for (int64_t s = 0; s < job.segments; s++) {
    Segment *segment = &job.segment[s];
    take(file, &segment->end, sizeof(double), 1);
    take(file, &segment->changes, sizeof(int64_t), 1);
    segment->parameter = room(segment->changes, sizeof(int64_t));
    segment->value = room(segment->changes, sizeof(double));
    take(file, segment->parameter, sizeof(int64_t), segment->changes);
    take(file, segment->value, sizeof(double), segment->changes);
  }
  take(file, job.parameters, sizeof(double), job.patients * NP);
  fclose(file);
  return job;
}

/* ---- the model as CVODE wants it ---- */

static int rates(realtype t, N_Vector y, N_Vector f, void *user) {
  Forcing *forcing = user;
  rhs(NV_DATA_S(y), forcing->p, forcing->q, NV_DATA_S(f));
  return 0;
}

static int jacobian_dense(realtype t, N_Vector y, N_Vector fy, SUNMatrix J, void *user, N_Vector a, N_Vector b, N_Vector c) {
  Forcing *forcing = user;
  jacd(NV_DATA_S(y), forcing->p, forcing->q, SUNDenseMatrix_Data(J));
  return 0;
}

/* The pattern with its whole diagonal: without that, CVODE would rebuild the matrix each time it adds the identity. */
static sunindextype column_starts[N + 1], row_of[NNZ + N], place_of[NNZ + 1];

static sunindextype complete_pattern(void) {
  sunindextype count = 0;
  for (long j = 0; j < N; j++) {
    int has_diagonal = 0;
    column_starts[j] = count;
    for (long k = CP[j]; k < CP[j + 1]; k++) {
      if (!has_diagonal && RI[k] > j) row_of[count++] = j, has_diagonal = 1;
      if (RI[k] == j) has_diagonal = 1;
      place_of[k] = count;
      row_of[count++] = RI[k];
    }
    if (!has_diagonal) row_of[count++] = j;
  }
  column_starts[N] = count;
  return count;
}

static int jacobian_sparse(realtype t, N_Vector y, N_Vector fy, SUNMatrix J, void *user, N_Vector a, N_Vector b, N_Vector c) {
  Forcing *forcing = user;
  sunindextype count = column_starts[N];
  double *values = SUNSparseMatrix_Data(J); /* all zero when we are called, and so is the pattern */
  memcpy(SUNSparseMatrix_IndexPointers(J), column_starts, sizeof column_starts);
  memcpy(SUNSparseMatrix_IndexValues(J), row_of, count * sizeof *row_of);
  if (count == NNZ) {
    jacs(NV_DATA_S(y), forcing->p, forcing->q, values);
  } else {
    double packed[NNZ + 1];
    jacs(NV_DATA_S(y), forcing->p, forcing->q, packed);
    for (long k = 0; k < NNZ; k++) values[place_of[k]] = packed[k];
  }
  return 0;
}

/* ---- solving ---- */

static void checked(int status, const char *what) {
  if (status < 0) fail("CVODE refused: ", what);
}

static void open_integrator(Integrator *it, int sparse, double rtol, double atol_factor) {
  SUNContext context;
  checked(SUNContext_Create(NULL, &context), "context");
  it->y = N_VNew_Serial(N, context);
  N_VEnableFusedOps_Serial(it->y, SUNTRUE); /* with AMD below: 6 % faster on the 30-state cohort than the defaults */
  N_Vector atol = N_VNew_Serial(N, context);
  for (int i = 0; i < N; i++) NV_Ith_S(atol, i) = atol_factor * scale[i];
  it->memory = CVodeCreate(CV_BDF, context);
  checked(CVodeInit(it->memory, rates, 0, it->y), "initial state");
  checked(CVodeSVtolerances(it->memory, rtol, atol), "tolerances");
  checked(CVodeSetUserData(it->memory, &it->forcing), "user data");
  checked(CVodeSetMaxNumSteps(it->memory, 10000000), "limit of steps");
  checked(CVodeSetMaxErrTestFails(it->memory, 50), "limit of rejected steps");
  checked(CVodeSetErrFile(it->memory, NULL), "silence");

  SUNMatrix matrix = sparse ? SUNSparseMatrix(N, N, complete_pattern(), CSC_MAT, context) : SUNDenseMatrix(N, N, context);
  SUNLinearSolver solver = sparse ? SUNLinSol_KLU(it->y, matrix, context) : SUNLinSol_Dense(it->y, matrix, context);
  if (sparse) checked(SUNLinSol_KLUSetOrdering(solver, 0), "AMD ordering");
  checked(CVodeSetLinearSolver(it->memory, solver, matrix), "linear solver");
  checked(CVodeSetJacFn(it->memory, sparse ? jacobian_sparse : jacobian_dense), "Jacobian");
}

static void add_cost(Integrator *it) {
  long steps, rejected, rates, jacobians, factorisations, linear_rates;
  CVodeGetNumSteps(it->memory, &steps);
  CVodeGetNumErrTestFails(it->memory, &rejected);
  CVodeGetNumRhsEvals(it->memory, &rates);
  CVodeGetNumLinRhsEvals(it->memory, &linear_rates);
  CVodeGetNumJacEvals(it->memory, &jacobians);
  CVodeGetNumLinSolvSetups(it->memory, &factorisations);
  it->cost.steps += steps;
  it->cost.rejected += rejected;
  it->cost.rates += rates + linear_rates;
  it->cost.jacobians += jacobians;
  it->cost.factorisations += factorisations;
}

/* A patient starts from its own parameters; a segment's changes hold while it lasts. */
static void solve_patient(Integrator *it, const Job *job, int64_t patient, double *results) {
  const double *own = job->parameters + patient * NP;
  double t = 0;
  start(own, NV_DATA_S(it->y));
  for (int64_t s = 0; s < job->segments; s++) {
    const Segment *segment = &job->segment[s];
    memcpy(it->forcing.p, own, NP * sizeof(double));
    for (int64_t c = 0; c < segment->changes; c++) it->forcing.p[segment->parameter[c]] = segment->value[c];
    prepare(it->forcing.p, it->forcing.q);
    CVodeReInit(it->memory, t, it->y);
    CVodeSetStopTime(it->memory, segment->end);
    int status = CVode(it->memory, segment->end, it->y, &t, CV_NORMAL);
    add_cost(it);
    if (status < 0) {
      it->cost.failed++;
      for (int64_t k = s * N; k < job->segments * N; k++) results[k] = NAN;
      return;
    }
    memcpy(results + s * N, NV_DATA_S(it->y), N * sizeof(double));
  }
}

static double seconds_of(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double now(void) { return seconds_of(CLOCK_MONOTONIC); }

static double processor_time(void) { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }

static void solve_all(Integrator *it, const Job *job, double *results, double until) {
  for (int64_t i = 0; i < job->patients && now() < until; i++) solve_patient(it, job, i, results + i * job->segments * N);
}

int main(int count, char **argument) {
  if (count != 8) fail("takes JOB RESULTS klu|dense RTOL ATOL_FACTOR WARM_UP_SECONDS SECONDS", "");
  Job job = read_job(argument[1]);
  int sparse = !strcmp(argument[3], "klu");
  double warm_up = atof(argument[6]), seconds = atof(argument[7]);
  size_t size = job.patients * job.segments * N;
  double *results = room(size, sizeof(double));
  Integrator it = {0};
  open_integrator(&it, sparse, atof(argument[4]), atof(argument[5]));

  for (double until = now() + warm_up; now() < until;) solve_all(&it, &job, results, until);
  it.cost = (Cost){0};
  long repeats = 0;
  double begun = now(), processor_begun = processor_time(), spent = 0, processor_spent = 0;
  do {
    solve_all(&it, &job, results, INFINITY);
    repeats++;
    spent = now() - begun;
    processor_spent = processor_time() - processor_begun;
  } while (processor_spent < seconds);

  FILE *file = fopen(argument[2], "wb");
  if (!file || fwrite(results, sizeof(double), size, file) != size || fclose(file)) fail("cannot write ", argument[2]);
  printf("{\"seconds\":%.9f,\"processorSeconds\":%.9f,\"repeats\":%ld,\"patients\":%ld,\"steps\":%ld,\"rejected\":%ld,\"rates\":%ld,"
         "\"jacobians\":%ld,\"factorisations\":%ld,\"failed\":%ld}\n",
         spent, processor_spent, repeats, (long)job.patients, it.cost.steps, it.cost.rejected, it.cost.rates,
         it.cost.jacobians, it.cost.factorisations, it.cost.failed);
  return 0;
}
