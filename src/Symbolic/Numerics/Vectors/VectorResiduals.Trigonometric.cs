using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>Trigonometric functions and their inverses.</content>
internal static unsafe partial class VectorResiduals
{
    /// <summary>sin x.</summary>
    public readonly struct Sin : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            Vector512<long> quadrant = VectorKernels.Quadrant(x, out V r, out V low);
            return VectorPairs.Sin(r, low, quadrant);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsShort(x);

        public static V Rounded(V x) => VectorKernels.Sin(x);

        public static double Residual(double x, double y) => KernelResiduals.Sin(x, y);
    }

    /// <summary>cos x.</summary>
    public readonly struct Cos : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            Vector512<long> quadrant = VectorKernels.Quadrant(x, out V r, out V low);
            return VectorPairs.Sin(r, low, quadrant + Vector512<long>.One);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsShort(x);

        public static V Rounded(V x) => VectorKernels.Cos(x);

        public static double Residual(double x, double y) => KernelResiduals.Cos(x, y);
    }

    /// <summary>tan x.</summary>
    public readonly struct Tan : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            Vector512<long> quadrant = VectorKernels.Quadrant(x, out V r, out V low);
            return Quotient(Normal(VectorPairs.Sin(r, low, quadrant)), Normal(VectorPairs.Sin(r, low, quadrant + Vector512<long>.One)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsShort(x);

        public static V Rounded(V x) => VectorKernels.Tan(x);

        public static double Residual(double x, double y) => KernelResiduals.Tan(x, y);
    }

    /// <summary>1/tan x.</summary>
    public readonly struct Cot : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            Vector512<long> quadrant = VectorKernels.Quadrant(x, out V r, out V low);
            return Quotient(Normal(VectorPairs.Sin(r, low, quadrant + Vector512<long>.One)), Normal(VectorPairs.Sin(r, low, quadrant)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(Vector512.Abs(x), KernelPairs.LeastInverted, LargestReduced);

        public static V Rounded(V x) => VectorKernels.Cot(x);

        public static double Residual(double x, double y) => KernelResiduals.Cot(x, y);
    }

    /// <summary>1/cos x.</summary>
    public readonly struct Sec : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            Vector512<long> quadrant = VectorKernels.Quadrant(x, out V r, out V low);
            return Quotient(new DoubleDoubleVector(V.One, V.Zero), Normal(VectorPairs.Sin(r, low, quadrant + Vector512<long>.One)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsShort(x);

        public static V Rounded(V x) => VectorKernels.Sec(x);

        public static double Residual(double x, double y) => KernelResiduals.Sec(x, y);
    }

    /// <summary>1/sin x.</summary>
    public readonly struct Csc : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            Vector512<long> quadrant = VectorKernels.Quadrant(x, out V r, out V low);
            return Quotient(new DoubleDoubleVector(V.One, V.Zero), Normal(VectorPairs.Sin(r, low, quadrant)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(Vector512.Abs(x), KernelPairs.LeastInverted, LargestReduced);

        public static V Rounded(V x) => VectorKernels.Csc(x);

        public static double Residual(double x, double y) => KernelResiduals.Csc(x, y);
    }

    /// <summary>atan x.</summary>
    public readonly struct Atan : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x) => Signed(VectorPairs.Angle(new DoubleDoubleVector(Vector512.Abs(x), V.Zero), new DoubleDoubleVector(V.One, V.Zero)), x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(Vector512.Abs(x), 1e-100, 1e100);

        public static V Rounded(V x) => VectorKernels.Atan(x);

        public static double Residual(double x, double y) => KernelResiduals.Atan(x, y);
    }

    /// <summary>asin x.</summary>
    public readonly struct Asin : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            V a = Vector512.Abs(x);
            return Signed(VectorPairs.Angle(new DoubleDoubleVector(a, V.Zero), Beside(a)), x);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(Vector512.Abs(x), 1e-100, 1);

        public static V Rounded(V x) => VectorKernels.Asin(x);

        public static double Residual(double x, double y) => KernelResiduals.Asin(x, y);
    }

    /// <summary>acos x.</summary>
    public readonly struct Acos : IPairedFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static DoubleDoubleVector Of(V x)
        {
            V a = Vector512.Abs(x);
            DoubleDoubleVector angle = VectorPairs.Angle(Beside(a), new DoubleDoubleVector(a, V.Zero)), pi = DoubleDoubleVector.Of(DoubleDouble.Pi);
            DoubleDoubleVector beyond = DoubleDoubleVector.FastTwoSum(pi.High, -angle.High);
            return DoubleDoubleVector.Select(Vector512.LessThan(x, V.Zero), new DoubleDoubleVector(beyond.High, beyond.Low + (pi.Low - angle.Low)), angle);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V IsUsual(V x) => IsBetween(Vector512.Abs(x), 1e-100, 1);

        public static V Rounded(V x) => VectorKernels.Acos(x);

        public static double Residual(double x, double y) => KernelResiduals.Acos(x, y);
    }
}
