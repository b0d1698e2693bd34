using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>What eight rounded function values lack, as <see cref="KernelResiduals"/> says it for one: from double-double arithmetic over vectors.</summary>
/// <remarks>Lanes out of the usual range are left to the scalar residuals, so that no lane depends on its neighbours.</remarks>
internal static class VectorResiduals
{
    private const double Tiny = 1e-40;

    private delegate bool Function(DoubleDoubleVector x, out DoubleDoubleVector value);

    /// <summary>e^x − y.</summary>
    public static V Exp(V x, V y) => Of(x, y, Below(x, 600), DoubleDoubleFunctions.TryExp, KernelResiduals.Exp);

    /// <summary>e^x − 1 − y.</summary>
    public static V Expm1(V x, V y) => Of(x, y, Below(x, 60) & Above(x, Tiny), DoubleDoubleFunctions.TryExpm1, KernelResiduals.Expm1);

    /// <summary>log x − y.</summary>
    public static V Log(V x, V y) =>
        Of(x, y, Vector512.GreaterThan(x, Vector512.Create(1e-280)) & Vector512.LessThan(x, Vector512.Create(double.PositiveInfinity)), DoubleDoubleFunctions.TryLog, KernelResiduals.Log);

    /// <summary>log(1 + x) − y.</summary>
    public static V Log1p(V x, V y) => Of(x, y, Vector512.GreaterThan(x, Vector512.Create(-1.0)) & Below(x, 1e300) & Above(x, Tiny), TryLog1p, KernelResiduals.Log1p);

    /// <summary>sin x − y.</summary>
    public static V Sin(V x, V y) => Of(x, y, Below(x, 1 << 26) & Above(x, Tiny), DoubleDoubleFunctions.TrySin, KernelResiduals.Sin);

    /// <summary>cos x − y.</summary>
    public static V Cos(V x, V y) => Of(x, y, Below(x, 1 << 26), DoubleDoubleFunctions.TryCos, KernelResiduals.Cos);

    /// <summary>tanh x − y.</summary>
    public static V Tanh(V x, V y) => Of(x, y, Below(x, 38) & Above(x, Tiny), DoubleDoubleFunctions.TryTanh, KernelResiduals.Tanh);

    /// <summary>cosh x − y.</summary>
    public static V Cosh(V x, V y) => Of(x, y, Below(x, 600), TryCosh, KernelResiduals.Cosh);

    /// <summary>1/cosh x − y.</summary>
    public static V Sech(V x, V y) => Of(x, y, Below(x, 600), TrySech, KernelResiduals.Sech);

    /// <summary>1/(1 + e^-x) − y.</summary>
    public static V Sigmoid(V x, V y) => Of(x, y, Below(x, 600), TrySigmoid, KernelResiduals.Sigmoid);

    /// <summary>log(1 + e^x) − y.</summary>
    public static V Softplus(V x, V y) => Of(x, y, Below(x, 600) & Vector512.GreaterThan(x, Vector512.Create(-30.0)), TrySoftplus, KernelResiduals.Softplus);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Of(V x, V y, V usual, Function function, Func<double, double, double> scalar)
    {
        function(new DoubleDoubleVector(Vector512.ConditionalSelect(usual, x, V.One), V.Zero), out DoubleDoubleVector value);
        V rest = (value.High - y) + value.Low;
        return Vector512.EqualsAll(usual.AsInt64(), Vector512<long>.AllBitsSet) ? rest : Unusual(x, y, usual, rest, scalar);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V x, V y, V usual, V rest, Func<double, double, double> scalar)
    {
        for (int i = 0; i < V.Count; i++)
        {
            if (usual.AsInt64()[i] == 0) rest = rest.WithElement(i, scalar(x[i], y[i]));
        }

        return rest;
    }

    private static V Below(V x, double limit) => Vector512.LessThan(Vector512.Abs(x), Vector512.Create(limit));

    private static V Above(V x, double limit) => Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(limit));

    private static bool TryLog1p(DoubleDoubleVector x, out DoubleDoubleVector value) => DoubleDoubleFunctions.TryLog(DoubleDoubleVector.TwoSum(V.One, x.High), out value);

    private static bool TryCosh(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        if (!DoubleDoubleFunctions.TryExp(x, out DoubleDoubleVector e)) return Fails(out value);
        value = (e + (DoubleDoubleVector.Of(1) / e)).Times(Vector512.Create(0.5));
        return true;
    }

    private static bool TrySech(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        if (!TryCosh(x, out DoubleDoubleVector cosh)) return Fails(out value);
        value = DoubleDoubleVector.Of(1) / cosh;
        return true;
    }

    private static bool TrySigmoid(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        if (!DoubleDoubleFunctions.TryExp(new DoubleDoubleVector(-Vector512.Abs(x.High), V.Zero), out DoubleDoubleVector e)) return Fails(out value);
        value = DoubleDoubleVector.Select(Vector512.LessThan(x.High, V.Zero), e, DoubleDoubleVector.Of(1)) / (e + V.One);
        return true;
    }

    private static bool TrySoftplus(DoubleDoubleVector x, out DoubleDoubleVector value)
    {
        if (!DoubleDoubleFunctions.TryExp(new DoubleDoubleVector(-Vector512.Abs(x.High), V.Zero), out DoubleDoubleVector e) || !DoubleDoubleFunctions.TryLog(e + V.One, out value)) return Fails(out value);
        value += Vector512.Max(x.High, V.Zero);
        return true;
    }

    private static bool Fails(out DoubleDoubleVector value)
    {
        value = default;
        return false;
    }
}
