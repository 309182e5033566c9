using System.Runtime.CompilerServices;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>
/// result = start + scale (c0 u0 + c1 u1 + ...), the sums that a Rosenbrock step spends a third of its time on. One loop for
/// each number of terms: the coefficients then stay in registers and each increment is read once.
/// </summary>
static unsafe class StageSums<T> where T : unmanaged, ILanes<T>
{
    /// <param name="stride">Rows of each vector, even.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(T* result, T* start, T* u, int stride, double[] c, T scale)
    {
        switch (c.Length)
        {
            case 1: Add1(result, start, u, stride, c, scale); break;
            case 2: Add2(result, start, u, stride, c, scale); break;
            case 3: Add3(result, start, u, stride, c, scale); break;
            case 4: Add4(result, start, u, stride, c, scale); break;
            case 5: Add5(result, start, u, stride, c, scale); break;
            case 6: Add6(result, start, u, stride, c, scale); break;
            case 7: Add7(result, start, u, stride, c, scale); break;
            default: throw new ArgumentOutOfRangeException(nameof(c), c.Length, "a stage takes one to seven increments");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add1(T* r, T* s, T* u, int n, double[] c, T f)
    {
        var c0 = T.Of(c[0]) * f;
        for (var i = 0; i < n; i += 2)
        {
            var (x, y) = (T.MultiplyAdd(c0, u[i], s[i]), T.MultiplyAdd(c0, u[i + 1], s[i + 1]));
            r[i] = x;
            r[i + 1] = y;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add2(T* r, T* s, T* u, int n, double[] c, T f)
    {
        var c0 = T.Of(c[0]) * f;
        var c1 = T.Of(c[1]) * f;
        var u1 = u + n;
        for (var i = 0; i < n; i += 2)
        {
            var x = T.MultiplyAdd(c0, u[i], s[i]);
            var y = T.MultiplyAdd(c0, u[i + 1], s[i + 1]);
            x = T.MultiplyAdd(c1, u1[i], x);
            y = T.MultiplyAdd(c1, u1[i + 1], y);
            r[i] = x;
            r[i + 1] = y;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add3(T* r, T* s, T* u, int n, double[] c, T f)
    {
        var c0 = T.Of(c[0]) * f;
        var c1 = T.Of(c[1]) * f;
        var c2 = T.Of(c[2]) * f;
        var u1 = u + n;
        var u2 = u + 2 * n;
        for (var i = 0; i < n; i += 2)
        {
            var x = T.MultiplyAdd(c0, u[i], s[i]);
            var y = T.MultiplyAdd(c0, u[i + 1], s[i + 1]);
            x = T.MultiplyAdd(c1, u1[i], x);
            y = T.MultiplyAdd(c1, u1[i + 1], y);
            x = T.MultiplyAdd(c2, u2[i], x);
            y = T.MultiplyAdd(c2, u2[i + 1], y);
            r[i] = x;
            r[i + 1] = y;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add4(T* r, T* s, T* u, int n, double[] c, T f)
    {
        var c0 = T.Of(c[0]) * f;
        var c1 = T.Of(c[1]) * f;
        var c2 = T.Of(c[2]) * f;
        var c3 = T.Of(c[3]) * f;
        var u1 = u + n;
        var u2 = u + 2 * n;
        var u3 = u + 3 * n;
        for (var i = 0; i < n; i += 2)
        {
            var x = T.MultiplyAdd(c0, u[i], s[i]);
            var y = T.MultiplyAdd(c0, u[i + 1], s[i + 1]);
            x = T.MultiplyAdd(c1, u1[i], x);
            y = T.MultiplyAdd(c1, u1[i + 1], y);
            x = T.MultiplyAdd(c2, u2[i], x);
            y = T.MultiplyAdd(c2, u2[i + 1], y);
            x = T.MultiplyAdd(c3, u3[i], x);
            y = T.MultiplyAdd(c3, u3[i + 1], y);
            r[i] = x;
            r[i + 1] = y;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add5(T* r, T* s, T* u, int n, double[] c, T f)
    {
        var c0 = T.Of(c[0]) * f;
        var c1 = T.Of(c[1]) * f;
        var c2 = T.Of(c[2]) * f;
        var c3 = T.Of(c[3]) * f;
        var c4 = T.Of(c[4]) * f;
        var u1 = u + n;
        var u2 = u + 2 * n;
        var u3 = u + 3 * n;
        var u4 = u + 4 * n;
        for (var i = 0; i < n; i += 2)
        {
            var x = T.MultiplyAdd(c0, u[i], s[i]);
            var y = T.MultiplyAdd(c0, u[i + 1], s[i + 1]);
            x = T.MultiplyAdd(c1, u1[i], x);
            y = T.MultiplyAdd(c1, u1[i + 1], y);
            x = T.MultiplyAdd(c2, u2[i], x);
            y = T.MultiplyAdd(c2, u2[i + 1], y);
            x = T.MultiplyAdd(c3, u3[i], x);
            y = T.MultiplyAdd(c3, u3[i + 1], y);
            x = T.MultiplyAdd(c4, u4[i], x);
            y = T.MultiplyAdd(c4, u4[i + 1], y);
            r[i] = x;
            r[i + 1] = y;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add6(T* r, T* s, T* u, int n, double[] c, T f)
    {
        var c0 = T.Of(c[0]) * f;
        var c1 = T.Of(c[1]) * f;
        var c2 = T.Of(c[2]) * f;
        var c3 = T.Of(c[3]) * f;
        var c4 = T.Of(c[4]) * f;
        var c5 = T.Of(c[5]) * f;
        var u1 = u + n;
        var u2 = u + 2 * n;
        var u3 = u + 3 * n;
        var u4 = u + 4 * n;
        var u5 = u + 5 * n;
        for (var i = 0; i < n; i += 2)
        {
            var x = T.MultiplyAdd(c0, u[i], s[i]);
            var y = T.MultiplyAdd(c0, u[i + 1], s[i + 1]);
            x = T.MultiplyAdd(c1, u1[i], x);
            y = T.MultiplyAdd(c1, u1[i + 1], y);
            x = T.MultiplyAdd(c2, u2[i], x);
            y = T.MultiplyAdd(c2, u2[i + 1], y);
            x = T.MultiplyAdd(c3, u3[i], x);
            y = T.MultiplyAdd(c3, u3[i + 1], y);
            x = T.MultiplyAdd(c4, u4[i], x);
            y = T.MultiplyAdd(c4, u4[i + 1], y);
            x = T.MultiplyAdd(c5, u5[i], x);
            y = T.MultiplyAdd(c5, u5[i + 1], y);
            r[i] = x;
            r[i + 1] = y;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add7(T* r, T* s, T* u, int n, double[] c, T f)
    {
        var c0 = T.Of(c[0]) * f;
        var c1 = T.Of(c[1]) * f;
        var c2 = T.Of(c[2]) * f;
        var c3 = T.Of(c[3]) * f;
        var c4 = T.Of(c[4]) * f;
        var c5 = T.Of(c[5]) * f;
        var c6 = T.Of(c[6]) * f;
        var u1 = u + n;
        var u2 = u + 2 * n;
        var u3 = u + 3 * n;
        var u4 = u + 4 * n;
        var u5 = u + 5 * n;
        var u6 = u + 6 * n;
        for (var i = 0; i < n; i += 2)
        {
            var x = T.MultiplyAdd(c0, u[i], s[i]);
            var y = T.MultiplyAdd(c0, u[i + 1], s[i + 1]);
            x = T.MultiplyAdd(c1, u1[i], x);
            y = T.MultiplyAdd(c1, u1[i + 1], y);
            x = T.MultiplyAdd(c2, u2[i], x);
            y = T.MultiplyAdd(c2, u2[i + 1], y);
            x = T.MultiplyAdd(c3, u3[i], x);
            y = T.MultiplyAdd(c3, u3[i + 1], y);
            x = T.MultiplyAdd(c4, u4[i], x);
            y = T.MultiplyAdd(c4, u4[i + 1], y);
            x = T.MultiplyAdd(c5, u5[i], x);
            y = T.MultiplyAdd(c5, u5[i + 1], y);
            x = T.MultiplyAdd(c6, u6[i], x);
            y = T.MultiplyAdd(c6, u6[i + 1], y);
            r[i] = x;
            r[i + 1] = y;
        }
    }
}
