using System.Runtime.Intrinsics;
using Symbolic.Numerics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>Loops over vectors of eight doubles as a careful programmer writes them: columns by pointer, common parts once, fused
/// operations nowhere (the batch has none either), functions by the same kernels or by .NET's. The yardstick for batches.</summary>
internal static unsafe class HandVectors
{
    public const int Lanes = 8;

    /// <summary>A loop over so many points, a multiple of eight, from columns to columns.</summary>
    public delegate void Loop(double* x, double* y, int count);

    /// <summary>What is computed, of which variables, whether also the gradient, and the loop with the product's kernels, where it differs with .NET's, and where that is written by hand with rounding errors.</summary>
    public static readonly (string Formula, string[] Variables, bool HasGradient, Loop Loop, Loop? Platform, Loop? Stable)[] All =
    [
        ("exp(x)*sin(x)", ["x"], false, ExpSine, PlatformExpSine, null),
        ("(((3*x-2)*x+5)*x-7)*x+1", ["x"], false, Polynomial, null, StableVectors.Polynomial),
        ("1/(1+exp(-x))", ["x"], false, Logistic, PlatformLogistic, null),
        ("(1-x)^2+100*(y-x^2)^2", ["x", "y"], true, Rosenbrock, null, StableVectors.Rosenbrock),
        ("exp(-(x^2+y^2))*x", ["x", "y"], true, Bell, PlatformBell, StableVectors.Bell),
        ("G*m/sqrt(x^2+y^2)", ["G", "m", "x", "y"], true, Potential, null, null),
    ];

    private static void ExpSine(double* x, double* y, int count)
    {
        for (int i = 0; i < count; i += Lanes)
        {
            V v = Vector512.Load(x + i);
            (VectorKernels.Exp(v) * VectorKernels.Sin(v)).Store(y + i);
        }
    }

    private static void PlatformExpSine(double* x, double* y, int count)
    {
        for (int i = 0; i < count; i += Lanes)
        {
            V v = Vector512.Load(x + i);
            (Vector512.Exp(v) * Vector512.Sin(v)).Store(y + i);
        }
    }

    private static void Polynomial(double* x, double* y, int count)
    {
        V two = Vector512.Create(2.0), three = Vector512.Create(3.0), five = Vector512.Create(5.0), seven = Vector512.Create(7.0);
        for (int i = 0; i < count; i += Lanes)
        {
            V v = Vector512.Load(x + i);
            ((((((((three * v) - two) * v) + five) * v) - seven) * v) + V.One).Store(y + i);
        }
    }

    private static void Logistic(double* x, double* y, int count)
    {
        for (int i = 0; i < count; i += Lanes) (V.One / (V.One + VectorKernels.Exp(-Vector512.Load(x + i)))).Store(y + i);
    }

    private static void PlatformLogistic(double* x, double* y, int count)
    {
        for (int i = 0; i < count; i += Lanes) (V.One / (V.One + Vector512.Exp(-Vector512.Load(x + i)))).Store(y + i);
    }

    private static void Rosenbrock(double* x, double* y, int count)
    {
        double* v = x + count, gx = y + count, gy = y + (2 * count);
        V hundred = Vector512.Create(100.0), twoHundred = Vector512.Create(200.0), two = Vector512.Create(2.0);
        for (int i = 0; i < count; i += Lanes)
        {
            V p = Vector512.Load(x + i), a = V.One - p, b = Vector512.Load(v + i) - (p * p), slope = twoHundred * b;
            ((a * a) + (hundred * (b * b))).Store(y + i);
            (-(two * (a + (slope * p)))).Store(gx + i);
            slope.Store(gy + i);
        }
    }

    private static void Bell(double* x, double* y, int count)
    {
        double* w = x + count, gx = y + count, gy = y + (2 * count);
        V two = Vector512.Create(2.0);
        for (int i = 0; i < count; i += Lanes)
        {
            V p = Vector512.Load(x + i), q = Vector512.Load(w + i), p2 = p * p, e = VectorKernels.Exp(-(p2 + (q * q))), f = p * e;
            f.Store(y + i);
            ((V.One - (two * p2)) * e).Store(gx + i);
            (-(two * (q * f))).Store(gy + i);
        }
    }

    private static void PlatformBell(double* x, double* y, int count)
    {
        double* w = x + count, gx = y + count, gy = y + (2 * count);
        V two = Vector512.Create(2.0);
        for (int i = 0; i < count; i += Lanes)
        {
            V p = Vector512.Load(x + i), q = Vector512.Load(w + i), p2 = p * p, e = Vector512.Exp(-(p2 + (q * q))), f = p * e;
            f.Store(y + i);
            ((V.One - (two * p2)) * e).Store(gx + i);
            (-(two * (q * f))).Store(gy + i);
        }
    }

    private static void Potential(double* x, double* y, int count)
    {
        double* m = x + count, p = x + (2 * count), q = x + (3 * count);
        for (int i = 0; i < count; i += Lanes)
        {
            V g = Vector512.Load(x + i), mass = Vector512.Load(m + i), u = Vector512.Load(p + i), v = Vector512.Load(q + i);
            V r2 = (u * u) + (v * v), inverse = V.One / Vector512.Sqrt(r2), perMass = g * inverse, f = perMass * mass, slope = -f / r2;
            f.Store(y + i);
            (mass * inverse).Store(y + count + i);
            perMass.Store(y + (2 * count) + i);
            (slope * u).Store(y + (3 * count) + i);
            (slope * v).Store(y + (4 * count) + i);
        }
    }
}
