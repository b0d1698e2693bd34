using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>What eight rounded function values lack, as <see cref="KernelResiduals"/> says it for one: from pairs of doubles over vectors, right to 2^-62 of the value; and
/// for functions of one argument values together with what they lack, for little more than either takes.</summary>
/// <remarks>Lanes out of the usual range are left to the vector kernels and the scalar residuals, so that no lane depends on its neighbours.</remarks>
internal static unsafe partial class VectorResiduals
{
    private const double Largest = 690, LargestHyperbolic = 300, LeastNormal = 2.2250738585072014e-308, LargestReduced = 134217728, Tiny = 1e-17;

    /// <summary>e^x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x, V y)
    {
        V rest = Rest(PairedExp(x), y), usual = IsUsualExp(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Exp);
    }

    /// <summary>e^x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x, out V rest)
    {
        V value = CommonExp(x, out rest), usual = IsUsualExp(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Exp, &Exp);
    }

    /// <summary>The same unless <see cref="IsRareExp"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonExp(V x, out V rest) => Joined(PairedExp(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareExp(V x) => !IsEverywhere(IsUsualExp(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualExp(V x) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(Largest));

    /// <summary>e^x − 1 − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Expm1(V x, V y)
    {
        V rest = Rest(PairedExpm1(x), y), usual = IsUsualExpm1(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Expm1);
    }

    /// <summary>e^x − 1, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Expm1(V x, out V rest)
    {
        V value = CommonExpm1(x, out rest), usual = IsUsualExpm1(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Expm1, &Expm1);
    }

    /// <summary>The same unless <see cref="IsRareExpm1"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonExpm1(V x, out V rest) => Joined(PairedExpm1(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareExpm1(V x) => !IsEverywhere(IsUsualExpm1(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualExpm1(V x) => IsBetween(Vector512.Abs(x), Tiny, 60);

    /// <summary>log x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x, V y)
    {
        V rest = Rest(PairedLog(x), y), usual = IsUsualLog(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Log);
    }

    /// <summary>log x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x, out V rest)
    {
        V value = CommonLog(x, out rest), usual = IsUsualLog(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Log, &Log);
    }

    /// <summary>The same unless <see cref="IsRareLog"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonLog(V x, out V rest) => Joined(PairedLog(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareLog(V x) => !IsEverywhere(IsUsualLog(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualLog(V x) => IsNormal(x);

    /// <summary>log(1 + x) − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Log1p(V x, V y)
    {
        V rest = Rest(PairedLog1p(x), y), usual = IsUsualLog1p(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Log1p);
    }

    /// <summary>log(1 + x), and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Log1p(V x, out V rest)
    {
        V value = CommonLog1p(x, out rest), usual = IsUsualLog1p(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Log1p, &Log1p);
    }

    /// <summary>The same unless <see cref="IsRareLog1p"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonLog1p(V x, out V rest) => Joined(PairedLog1p(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareLog1p(V x) => !IsEverywhere(IsUsualLog1p(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualLog1p(V x) => IsBetween(x, -1, double.MaxValue) & Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(Tiny));

    /// <summary>sin x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin(V x, V y)
    {
        V rest = Rest(PairedSin(x), y), usual = IsUsualSin(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Sin);
    }

    /// <summary>sin x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin(V x, out V rest)
    {
        V value = CommonSin(x, out rest), usual = IsUsualSin(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Sin, &Sin);
    }

    /// <summary>The same unless <see cref="IsRareSin"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonSin(V x, out V rest) => Joined(PairedSin(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareSin(V x) => !IsEverywhere(IsUsualSin(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualSin(V x) => IsShort(x);

    /// <summary>cos x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos(V x, V y)
    {
        V rest = Rest(PairedCos(x), y), usual = IsUsualCos(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Cos);
    }

    /// <summary>cos x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos(V x, out V rest)
    {
        V value = CommonCos(x, out rest), usual = IsUsualCos(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Cos, &Cos);
    }

    /// <summary>The same unless <see cref="IsRareCos"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonCos(V x, out V rest) => Joined(PairedCos(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareCos(V x) => !IsEverywhere(IsUsualCos(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualCos(V x) => IsShort(x);

    /// <summary>tan x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Tan(V x, V y)
    {
        V rest = Rest(PairedTan(x), y), usual = IsUsualTan(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Tan);
    }

    /// <summary>tan x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Tan(V x, out V rest)
    {
        V value = CommonTan(x, out rest), usual = IsUsualTan(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Tan, &Tan);
    }

    /// <summary>The same unless <see cref="IsRareTan"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonTan(V x, out V rest) => Joined(PairedTan(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareTan(V x) => !IsEverywhere(IsUsualTan(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualTan(V x) => IsShort(x);

    /// <summary>atan x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Atan(V x, V y)
    {
        V rest = Rest(PairedAtan(x), y), usual = IsUsualAtan(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Atan);
    }

    /// <summary>atan x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Atan(V x, out V rest)
    {
        V value = CommonAtan(x, out rest), usual = IsUsualAtan(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Atan, &Atan);
    }

    /// <summary>The same unless <see cref="IsRareAtan"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonAtan(V x, out V rest) => Joined(PairedAtan(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareAtan(V x) => !IsEverywhere(IsUsualAtan(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualAtan(V x) => IsBetween(Vector512.Abs(x), 1e-100, 1e100);

    /// <summary>asin x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Asin(V x, V y)
    {
        V rest = Rest(PairedAsin(x), y), usual = IsUsualAsin(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Asin);
    }

    /// <summary>asin x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Asin(V x, out V rest)
    {
        V value = CommonAsin(x, out rest), usual = IsUsualAsin(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Asin, &Asin);
    }

    /// <summary>The same unless <see cref="IsRareAsin"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonAsin(V x, out V rest) => Joined(PairedAsin(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareAsin(V x) => !IsEverywhere(IsUsualAsin(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualAsin(V x) => IsBetween(Vector512.Abs(x), 1e-100, 1);

    /// <summary>acos x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Acos(V x, V y)
    {
        V rest = Rest(PairedAcos(x), y), usual = IsUsualAcos(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Acos);
    }

    /// <summary>acos x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Acos(V x, out V rest)
    {
        V value = CommonAcos(x, out rest), usual = IsUsualAcos(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Acos, &Acos);
    }

    /// <summary>The same unless <see cref="IsRareAcos"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonAcos(V x, out V rest) => Joined(PairedAcos(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareAcos(V x) => !IsEverywhere(IsUsualAcos(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualAcos(V x) => IsBetween(Vector512.Abs(x), 1e-100, 1);

    /// <summary>sinh x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sinh(V x, V y)
    {
        V rest = Rest(PairedSinh(x), y), usual = IsUsualSinh(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Sinh);
    }

    /// <summary>sinh x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sinh(V x, out V rest)
    {
        V value = CommonSinh(x, out rest), usual = IsUsualSinh(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Sinh, &Sinh);
    }

    /// <summary>The same unless <see cref="IsRareSinh"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonSinh(V x, out V rest) => Joined(PairedSinh(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareSinh(V x) => !IsEverywhere(IsUsualSinh(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualSinh(V x) => IsBetween(Vector512.Abs(x), 1e-100, LargestHyperbolic);

    /// <summary>cosh x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Cosh(V x, V y)
    {
        V rest = Rest(PairedCosh(x), y), usual = IsUsualCosh(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Cosh);
    }

    /// <summary>cosh x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Cosh(V x, out V rest)
    {
        V value = CommonCosh(x, out rest), usual = IsUsualCosh(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Cosh, &Cosh);
    }

    /// <summary>The same unless <see cref="IsRareCosh"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonCosh(V x, out V rest) => Joined(PairedCosh(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareCosh(V x) => !IsEverywhere(IsUsualCosh(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualCosh(V x) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(LargestHyperbolic));

    /// <summary>tanh x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Tanh(V x, V y)
    {
        V rest = Rest(PairedTanh(x), y), usual = IsUsualTanh(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Tanh);
    }

    /// <summary>tanh x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Tanh(V x, out V rest)
    {
        V value = CommonTanh(x, out rest), usual = IsUsualTanh(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Tanh, &Tanh);
    }

    /// <summary>The same unless <see cref="IsRareTanh"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonTanh(V x, out V rest) => Joined(PairedTanh(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareTanh(V x) => !IsEverywhere(IsUsualTanh(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualTanh(V x) => IsBetween(Vector512.Abs(x), 1e-9, 20);

    /// <summary>1/tanh x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Coth(V x, V y)
    {
        V rest = Rest(PairedCoth(x), y), usual = IsUsualCoth(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Coth);
    }

    /// <summary>1/tanh x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Coth(V x, out V rest)
    {
        V value = CommonCoth(x, out rest), usual = IsUsualCoth(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Coth, &Coth);
    }

    /// <summary>The same unless <see cref="IsRareCoth"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonCoth(V x, out V rest) => Joined(PairedCoth(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareCoth(V x) => !IsEverywhere(IsUsualCoth(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualCoth(V x) => IsBetween(Vector512.Abs(x), 1e-100, 20);

    /// <summary>1/cosh x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sech(V x, V y)
    {
        V rest = Rest(PairedSech(x), y), usual = IsUsualSech(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Sech);
    }

    /// <summary>1/cosh x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sech(V x, out V rest)
    {
        V value = CommonSech(x, out rest), usual = IsUsualSech(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Sech, &Sech);
    }

    /// <summary>The same unless <see cref="IsRareSech"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonSech(V x, out V rest) => Joined(PairedSech(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareSech(V x) => !IsEverywhere(IsUsualSech(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualSech(V x) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(LargestHyperbolic));

    /// <summary>1/sinh x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Csch(V x, V y)
    {
        V rest = Rest(PairedCsch(x), y), usual = IsUsualCsch(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Csch);
    }

    /// <summary>1/sinh x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Csch(V x, out V rest)
    {
        V value = CommonCsch(x, out rest), usual = IsUsualCsch(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Csch, &Csch);
    }

    /// <summary>The same unless <see cref="IsRareCsch"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonCsch(V x, out V rest) => Joined(PairedCsch(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareCsch(V x) => !IsEverywhere(IsUsualCsch(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualCsch(V x) => IsBetween(Vector512.Abs(x), 1e-100, LargestHyperbolic);

    /// <summary>log(1 + e^x) − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Softplus(V x, V y)
    {
        V rest = Rest(PairedSoftplus(x), y), usual = IsUsualSoftplus(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Softplus);
    }

    /// <summary>log(1 + e^x), and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Softplus(V x, out V rest)
    {
        V value = CommonSoftplus(x, out rest), usual = IsUsualSoftplus(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Softplus, &Softplus);
    }

    /// <summary>The same unless <see cref="IsRareSoftplus"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonSoftplus(V x, out V rest) => Joined(PairedSoftplus(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareSoftplus(V x) => !IsEverywhere(IsUsualSoftplus(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualSoftplus(V x) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(600.0));

    /// <summary>1/(1 + e^-x) − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sigmoid(V x, V y)
    {
        V rest = Rest(PairedSigmoid(x), y), usual = IsUsualSigmoid(x);
        return IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, &KernelResiduals.Sigmoid);
    }

    /// <summary>1/(1 + e^-x), and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sigmoid(V x, out V rest)
    {
        V value = CommonSigmoid(x, out rest), usual = IsUsualSigmoid(x);
        return IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest, &VectorKernels.Sigmoid, &Sigmoid);
    }

    /// <summary>The same unless <see cref="IsRareSigmoid"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CommonSigmoid(V x, out V rest) => Joined(PairedSigmoid(x), out rest);

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRareSigmoid(V x) => !IsEverywhere(IsUsualSigmoid(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsUsualSigmoid(V x) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(600.0));

    /// <summary>∛x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cbrt(V x, V y)
    {
        DoubleDoubleVector square = DoubleDoubleVector.TwoProduct(y, y);
        V rest = (VectorKernels.NegatedMultiplyAdd(square.High, y, x) - (square.Low * y)) / (square.High * 3.0);
        return Vector512.ConditionalSelect(IsBetween(Vector512.Abs(x), 1e-280, double.MaxValue), rest, Vector512.ConditionalSelect(Vector512.Equals(x, V.Zero), V.Zero, Vector512.Create(double.NaN)));
    }

    /// <summary>√(x² + y²) − z; NaN where squares could overflow or underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Hypot(V x, V y, V z)
    {
        V large = Vector512.MaxNative(Vector512.Abs(x), Vector512.Abs(y)), small = Vector512.MinNative(Vector512.Abs(x), Vector512.Abs(y)), square = large * large, less = z * z;
        V lost = VectorKernels.MultiplySubtract(large, large, square) - VectorKernels.MultiplySubtract(z, z, less), other = small * small;
        DoubleDoubleVector difference = DoubleDoubleVector.TwoSum(square, -less), total = DoubleDoubleVector.TwoSum(difference.High, other);
        V rest = (total.High + (total.Low + (difference.Low + (VectorKernels.MultiplySubtract(small, small, other) + lost)))) / (z + z);
        return Vector512.ConditionalSelect(IsBetween(z, 1e-130, 1e130), rest, Vector512.ConditionalSelect(Vector512.Equals(z, V.Zero), V.Zero, Vector512.Create(double.NaN)));
    }

    /// <summary>x·log y − z, 0 for x = 0.</summary>
    public static V Xlogy(V x, V y, V z) => Usual(IsNormal(y) & IsFarFromZero(z), OfProduct(VectorPairs.Log(y), x, z), x, y, z, &KernelResiduals.Xlogy);

    /// <summary>x·log(1 + y) − z, 0 for x = 0.</summary>
    public static V Xlog1py(V x, V y, V z)
    {
        V usual = Vector512.GreaterThan(y, Vector512.Create(-1.0)) & Vector512.LessThan(y, Vector512.Create(double.PositiveInfinity)) & IsFarFromZero(y) & IsFarFromZero(z);
        return Usual(usual, OfProduct(LogOnePlus(y), x, z), x, y, z, &KernelResiduals.Xlog1py);
    }

    /// <summary>x^y − z, also for x &lt; 0 with whole y; NaN where y·log x is not known well enough.</summary>
    public static V Power(V x, V y, V z)
    {
        V sign = z & Vector512.Create(-0.0), a = Vector512.Abs(x), usual = IsPower(a, y, out DoubleDoubleVector power, out V scale, out _);
        V rest = Vector512.FusedMultiplyAdd(power.Low, scale, Vector512.FusedMultiplyAdd(power.High, scale, -(z ^ sign)));
        return Usual(usual, rest ^ sign, x, y, z, &KernelResiduals.Power);
    }

    /// <summary>x^y·log x − z; NaN where y·log x is not known well enough.</summary>
    public static V PowerLogarithm(V x, V y, V z)
    {
        V usual = IsPower(x, y, out DoubleDoubleVector power, out V scale, out DoubleDoubleVector log), high = power.High * log.High;
        V low = Vector512.FusedMultiplyAdd(power.High, log.Low, Vector512.FusedMultiplyAdd(power.Low, log.High, Vector512.FusedMultiplyAdd(power.Low, log.Low, VectorKernels.MultiplySubtract(power.High, log.High, high))));
        return Usual(usual & Vector512.GreaterThan(x, V.Zero), Vector512.FusedMultiplyAdd(low, scale, VectorKernels.MultiplySubtract(high, scale, z)), x, y, z, &KernelResiduals.PowerLogarithm);
    }

    /// <summary>x^y = power·scale, and where that is certain to 2^-63 and in the range of doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsPower(V x, V y, out DoubleDoubleVector power, out V scale, out DoubleDoubleVector log)
    {
        const double MostExponent = 64; // the logarithm is right to 2^-69
        log = VectorPairs.Log(x);
        log = DoubleDoubleVector.FastTwoSum(log.High, log.Low);
        V product = log.High * y, low = Vector512.FusedMultiplyAdd(log.Low, y, VectorKernels.MultiplySubtract(log.High, y, product));
        power = VectorPairs.Exp(product, low, out scale);
        return IsNormal(x) & Vector512.LessThan(Vector512.Abs(product), Vector512.Create(Largest)) & Vector512.LessThan(Vector512.Abs(y), Vector512.Create(MostExponent));
    }

    /// <summary>Whether products with it neither overflow nor underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsFarFromZero(V x) => IsBetween(Vector512.Abs(x), 1e-270, 1e300);

    /// <summary>a·b − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfProduct(DoubleDoubleVector a, V b, V y)
    {
        V product = a.High * b;
        return (product - y) + Vector512.FusedMultiplyAdd(a.Low, b, VectorKernels.MultiplySubtract(a.High, b, product));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Rest(DoubleDoubleVector value, V y) => (value.High - y) + value.Low;

    /// <summary>What lanes in the usual range have, and what the scalar function says of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Usual(V usual, V rest, V x, V y, V z, delegate*<double, double, double, double> scalar) => IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, z, scalar);

    /// <summary>The double next to a pair, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Joined(DoubleDoubleVector value, out V rest)
    {
        V sum = value.High + value.Low;
        rest = value.Low - (sum - value.High);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsEverywhere(V mask) => Vector512.EqualsAll(mask.AsInt64(), Vector512<long>.AllBitsSet);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V usual, V value, V x, ref V rest, delegate*<V, V> kernel, delegate*<V, V, V> residual)
    {
        value = Vector512.ConditionalSelect(usual, value, kernel(x));
        rest = Vector512.ConditionalSelect(usual, rest, residual(x, value));
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V usual, V rest, V x, V y, delegate*<double, double, double> scalar)
    {
        for (int i = 0; i < V.Count; i++)
        {
            if (usual.AsInt64()[i] == 0) rest = rest.WithElement(i, scalar(x[i], y[i]));
        }

        return rest;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V usual, V rest, V x, V y, V z, delegate*<double, double, double, double> scalar)
    {
        for (int i = 0; i < V.Count; i++)
        {
            if (usual.AsInt64()[i] == 0) rest = rest.WithElement(i, scalar(x[i], y[i], z[i]));
        }

        return rest;
    }
}
