using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>Functions of one argument, and in which lanes they are right.</content>
internal static unsafe partial class VectorResiduals
{
    /// <summary>e^x.</summary>
    public readonly struct Exp : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => VectorPairs.Exp(x, V.Zero, out V scale).Times(scale);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(Largest));

        public static V Rounded(V x) => VectorKernels.Exp(x);

        public static double Residual(double x, double y) => KernelResiduals.Exp(x, y);
    }

    /// <summary>e^x − 1.</summary>
    public readonly struct Expm1 : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => VectorPairs.Expm1(Vector512.MaxNative(x, Vector512.Create(-Largest)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(Tiny)) & Vector512.LessThan(x, Vector512.Create(Largest));

        public static V Rounded(V x) => VectorKernels.Expm1(x);

        public static double Residual(double x, double y) => KernelResiduals.Expm1(x, y);
    }

    /// <summary>log x.</summary>
    public readonly struct Log : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => VectorPairs.Log(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsNormal(x);

        public static V Rounded(V x) => VectorKernels.Log(x);

        public static double Residual(double x, double y) => KernelResiduals.Log(x, y);
    }

    /// <summary>log x/log 2.</summary>
    public readonly struct Log2 : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => Product(VectorPairs.Log(x), Kernels.Log2E);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsNormal(x);

        public static V Rounded(V x) => VectorKernels.Log2(x);

        public static double Residual(double x, double y) => KernelResiduals.Log2(x, y);
    }

    /// <summary>log x/log 10.</summary>
    public readonly struct Log10 : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => Product(VectorPairs.Log(x), Kernels.Log10E);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsNormal(x);

        public static V Rounded(V x) => VectorKernels.Log10(x);

        public static double Residual(double x, double y) => KernelResiduals.Log10(x, y);
    }

    /// <summary>log(1 + x).</summary>
    public readonly struct Log1p : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => LogOnePlus(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(x, -1, double.MaxValue) & Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(Tiny));

        public static V Rounded(V x) => VectorKernels.Log1p(x);

        public static double Residual(double x, double y) => KernelResiduals.Log1p(x, y);
    }

    /// <summary>sinh x.</summary>
    public readonly struct Sinh : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => Signed(SinhOf(Vector512.Abs(x)), x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(Vector512.Abs(x), KernelPairs.LeastInverted, LargestHyperbolic);

        public static V Rounded(V x) => VectorKernels.Sinh(x);

        public static double Residual(double x, double y) => KernelResiduals.Sinh(x, y);
    }

    /// <summary>cosh x.</summary>
    public readonly struct Cosh : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => CoshOf(Vector512.Abs(x));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(LargestHyperbolic));

        public static V Rounded(V x) => VectorKernels.Cosh(x);

        public static double Residual(double x, double y) => KernelResiduals.Cosh(x, y);
    }

    /// <summary>tanh x.</summary>
    public readonly struct Tanh : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            V a = Vector512.MinNative(Vector512.Abs(x), Vector512.Create(FarFromZero));
            DoubleDoubleVector m = Normal(VectorPairs.Expm1(a + a));
            return Signed(Quotient(m, Plus(m, 2)), x);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(1e-9));

        public static V Rounded(V x) => VectorKernels.Tanh(x);

        public static double Residual(double x, double y) => KernelResiduals.Tanh(x, y);
    }

    /// <summary>1/tanh x.</summary>
    public readonly struct Coth : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            V a = Vector512.MinNative(Vector512.Abs(x), Vector512.Create(FarFromZero));
            DoubleDoubleVector m = Normal(VectorPairs.Expm1(a + a));
            return Signed(Quotient(Plus(m, 2), m), x);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(1e-100));

        public static V Rounded(V x) => VectorKernels.Coth(x);

        public static double Residual(double x, double y) => KernelResiduals.Coth(x, y);
    }

    /// <summary>1/cosh x.</summary>
    public readonly struct Sech : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => Quotient(new DoubleDoubleVector(V.One, V.Zero), Normal(CoshOf(Vector512.Abs(x))));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(LargestHyperbolic));

        public static V Rounded(V x) => VectorKernels.Sech(x);

        public static double Residual(double x, double y) => KernelResiduals.Sech(x, y);
    }

    /// <summary>1/sinh x.</summary>
    public readonly struct Csch : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => Signed(Quotient(new DoubleDoubleVector(V.One, V.Zero), Normal(SinhOf(Vector512.Abs(x)))), x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(Vector512.Abs(x), KernelPairs.LeastInverted, LargestHyperbolic);

        public static V Rounded(V x) => VectorKernels.Csch(x);

        public static double Residual(double x, double y) => KernelResiduals.Csch(x, y);
    }

    /// <summary>log(1 + e^x).</summary>
    public readonly struct Softplus : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            const double Far = -30; // below, digits of e^x are lost beside 1
            V a = Vector512.MinNative(Vector512.Abs(x), Vector512.Create(LargestLogistic));
            DoubleDoubleVector e = Normal(VectorPairs.Exp(-a, V.Zero, out V scale)).Times(scale), one = DoubleDoubleVector.FastTwoSum(V.One, e.High);
            DoubleDoubleVector total = DoubleDoubleVector.FastTwoSum(one.High, one.Low + e.Low), log = VectorPairs.Log(total.High, total.Low);
            log = DoubleDoubleVector.Select(Vector512.LessThan(x, Vector512.Create(Far)), new DoubleDoubleVector(e.High, Vector512.FusedMultiplyAdd(e.High * -0.5, e.High, e.Low)), log);
            DoubleDoubleVector sum = DoubleDoubleVector.TwoSum(Vector512.MaxNative(V.Zero, x), log.High);
            return new DoubleDoubleVector(sum.High, sum.Low + log.Low);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(x, -LargestLogistic, double.MaxValue);

        public static V Rounded(V x) => VectorKernels.Softplus(x);

        public static double Residual(double x, double y) => KernelResiduals.Softplus(x, y);
    }

    /// <summary>log(1 − e^x).</summary>
    public readonly struct Log1mExp : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => VectorKernels.LogOneMinusExp(new DoubleDoubleVector(x, V.Zero));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(x, -Largest, -1e-290);

        public static V Rounded(V x) => VectorKernels.Log1mExp(x);

        public static double Residual(double x, double y) => KernelResiduals.Log1mExp(x, y);
    }

    /// <summary>log(x/(1 − x)).</summary>
    public readonly struct Logit : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            V d = x + x - V.One, square = d * d;
            DoubleDoubleVector quotient = new DoubleDoubleVector(x, V.Zero) / DoubleDoubleVector.FastTwoSum(V.One, -x), near = DoubleDoubleVector.FastTwoSum(d, d * square * Vector512.FusedMultiplyAdd(square, Vector512.Create(1 / 5.0), Vector512.Create(1 / 3.0)));
            return DoubleDoubleVector.Select(Vector512.LessThan(Vector512.Abs(d), Vector512.Create(1 / 8192.0)), near.Times(Vector512.Create(2.0)), VectorPairs.Log(quotient.High, quotient.Low));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(x, 1e-290, 1 - 1e-16);

        public static V Rounded(V x) => VectorKernels.Logit(x);

        public static double Residual(double x, double y) => KernelResiduals.Logit(x, y);
    }

    /// <summary>(e^x − 1)/x.</summary>
    public readonly struct Exprel : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => Quotient(Normal(VectorPairs.Expm1(x)), new DoubleDoubleVector(x, V.Zero));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(Vector512.Abs(x), Tiny, 600);

        public static V Rounded(V x) => VectorKernels.Exprel(x);

        public static double Residual(double x, double y) => KernelResiduals.Exprel(x, y);
    }

    /// <summary>1/(1 + e^-x).</summary>
    public readonly struct Sigmoid : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            V a = Vector512.MinNative(Vector512.Abs(x), Vector512.Create(LargestLogistic));
            DoubleDoubleVector e = Normal(VectorPairs.Exp(-a, V.Zero, out V scale)).Times(scale), one = DoubleDoubleVector.FastTwoSum(V.One, e.High);
            DoubleDoubleVector numerator = DoubleDoubleVector.Select(Vector512.LessThan(x, V.Zero), e, new DoubleDoubleVector(V.One, V.Zero));
            return Quotient(numerator, new DoubleDoubleVector(one.High, one.Low + e.Low));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(x, -LargestLogistic, double.MaxValue);

        public static V Rounded(V x) => VectorKernels.Sigmoid(x);

        public static double Residual(double x, double y) => KernelResiduals.Sigmoid(x, y);
    }

    /// <summary>asinh x.</summary>
    public readonly struct Asinh : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            V a = Vector512.Abs(x);
            DoubleDoubleVector root = RootOf(Plus(DoubleDoubleVector.TwoProduct(a, a), 1)), sum = DoubleDoubleVector.FastTwoSum(root.High, a);
            return Signed(LogOf(new DoubleDoubleVector(sum.High, sum.Low + root.Low)), x);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(Vector512.Abs(x), KernelPairs.LargestCubic, KernelPairs.LargestSquared);

        public static V Rounded(V x) => VectorKernels.Asinh(x);

        public static double Residual(double x, double y) => KernelResiduals.Asinh(x, y);
    }

    /// <summary>acosh x.</summary>
    public readonly struct Acosh : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            DoubleDoubleVector root = RootOf(Plus(DoubleDoubleVector.TwoProduct(x, x), -1)), sum = DoubleDoubleVector.FastTwoSum(x, root.High);
            return LogOf(new DoubleDoubleVector(sum.High, sum.Low + root.Low));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(x, 1, KernelPairs.LargestSquared);

        public static V Rounded(V x) => VectorKernels.Acosh(x);

        public static double Residual(double x, double y) => KernelResiduals.Acosh(x, y);
    }

    /// <summary>atanh x.</summary>
    public readonly struct Atanh : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            V a = Vector512.Abs(x);
            return Signed(LogOf(Quotient(DoubleDoubleVector.FastTwoSum(V.One, a), DoubleDoubleVector.FastTwoSum(V.One, -a))).Times(Vector512.Create(0.5)), x);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(Vector512.Abs(x), KernelPairs.LargestCubic, 1) & Vector512.LessThan(Vector512.Abs(x), V.One);

        public static V Rounded(V x) => VectorKernels.Atanh(x);

        public static double Residual(double x, double y) => KernelResiduals.Atanh(x, y);
    }
}
