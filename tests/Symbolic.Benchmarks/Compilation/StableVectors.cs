using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Symbolic.Numerics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>Loops over vectors of eight doubles that carry rounding errors along, as a careful programmer writes them who wants the digits of stable batches: TwoSum, fused multiply-adds, errors passed on to first
/// order, and for each vector whether a sum has lost more than its error makes up for, or a result is tiny or none. The yardstick for stable batches where no doubt arises.</summary>
internal static unsafe class StableVectors
{
    private const double LeastShare = 1.0 / (1L << 24), MostError = 1.0 / (1L << 30), Least = 2.2250738585072014e-308 * (1L << 53);

    /// <summary>How many vectors had results in doubt.</summary>
    public static int Doubts { get; private set; }

    /// <summary>A polynomial by Horner's rule.</summary>
    public static void Polynomial(double* x, double* y, int count)
    {
        V one = V.One, two = Vector512.Create(2.0), three = Vector512.Create(3.0), five = Vector512.Create(5.0), seven = Vector512.Create(7.0);
        for (int i = 0; i < count; i += HandVectors.Lanes)
        {
            V v = Vector512.Load(x + i), p = Product(three, v, out V e), doubt = V.Zero;
            V s = Sum(p, -two, ref e);
            doubt |= Lost(s, two);
            s = Step(s, v, five, ref e);
            doubt |= Lost(s, five);
            s = Step(s, v, -seven, ref e);
            doubt |= Lost(s, seven);
            s = Step(s, v, one, ref e);
            doubt |= Lost(s, one);
            Finish(s + e, y + i, doubt | Lost(s + e, e, MostError));
        }
    }

    /// <summary>Rosenbrock's function and its gradient.</summary>
    public static void Rosenbrock(double* x, double* y, int count)
    {
        double* v = x + count, gx = y + count, gy = y + (2 * count);
        V hundred = Vector512.Create(100.0), twoHundred = Vector512.Create(200.0), fourHundred = Vector512.Create(400.0), two = Vector512.Create(2.0);
        for (int i = 0; i < count; i += HandVectors.Lanes)
        {
            V p = Vector512.Load(x + i), q = Vector512.Load(v + i);
            V p2 = Product(p, p, out V ep), eb = -ep, b = Sum(q, -p2, ref eb), doubt = Lost(b, p2);
            V b2 = Product(b, b, out V eb2);
            eb2 = Vector512.FusedMultiplyAdd(eb + eb, b, eb2);
            V hb = Product(b2, hundred, out V ehb);
            ehb = Vector512.FusedMultiplyAdd(eb2, hundred, ehb);
            V ea = V.Zero, a = Sum(V.One, -p, ref ea), a2 = Product(a, a, out V ea2);
            V error = Vector512.FusedMultiplyAdd(ea + ea, a, ea2) + ehb, f = Sum(a2, hb, ref error);
            V pb = Product(p, b, out V epb);
            epb = Vector512.FusedMultiplyAdd(eb, p, epb);
            V slope = Product(pb, fourHundred, out V es);
            es = Vector512.FusedMultiplyAdd(epb, fourHundred, es) + (ea * two);
            V g = Sum(slope, a * two, ref es);
            doubt |= Lost(g, slope);
            Finish(f + error, y + i, doubt);
            Finish(-(g + es), gx + i, V.Zero);
            Finish((b + eb) * twoHundred, gy + i, V.Zero);
        }
    }

    /// <summary>A bell times x, and its gradient.</summary>
    public static void Bell(double* x, double* y, int count)
    {
        double* w = x + count, gx = y + count, gy = y + (2 * count);
        V two = Vector512.Create(2.0);
        for (int i = 0; i < count; i += HandVectors.Lanes)
        {
            V p = Vector512.Load(x + i), q = Vector512.Load(w + i);
            V p2 = Product(p, p, out V ep), q2 = Product(q, q, out V eq), error = ep + eq, s = Sum(p2, q2, ref error), argument = -(s + error);
            V e = VectorKernels.Exp(argument), rest = -(error - (-argument - s));
            e += e * rest;
            V doubt = Lost(e, e * argument), f = p * e, slope = Vector512.FusedMultiplyAdd(-(two * p), p, V.One);
            Finish(f, y + i, doubt);
            Finish(slope * e, gx + i, V.Zero);
            Finish(-(p * q * e * two), gy + i, V.Zero);
        }
    }

    /// <summary>s·v + c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Step(V s, V v, V c, ref V error)
    {
        V p = Product(s, v, out V e);
        error = Vector512.FusedMultiplyAdd(error, v, e);
        return Sum(c, p, ref error);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Product(V a, V b, out V error)
    {
        V p = a * b;
        error = Vector512.FusedMultiplyAdd(a, b, -p);
        return p;
    }

    /// <summary>The sum of two numbers; what it lacks is added to the error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sum(V a, V b, ref V error)
    {
        V s = a + b, t = s - a;
        error += (a - (s - t)) + (b - t);
        return s;
    }

    /// <summary>Negative where less of a term than a share is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Lost(V sum, V term) => Vector512.FusedMultiplyAdd(Vector512.Create(-LeastShare), Vector512.Abs(term), Vector512.Abs(sum));

    /// <summary>Negative where an error is more than a share of the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Lost(V value, V error, double share) => Vector512.FusedMultiplyAdd(Vector512.Create(-1 / share), Vector512.Abs(error), Vector512.Abs(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(V result, double* y, V doubt)
    {
        result.Store(y);
        V size = Vector512.Abs(result);
        ulong unusual = (~(Vector512.GreaterThan(size, Vector512.Create(Least)) & Vector512.LessThanOrEqual(size, Vector512.Create(double.MaxValue)))).ExtractMostSignificantBits();
        if ((unusual | doubt.ExtractMostSignificantBits()) != 0) Doubts++;
    }
}
