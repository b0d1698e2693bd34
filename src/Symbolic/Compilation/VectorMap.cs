using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>Functions without a vector kernel, lane by lane.</summary>
internal static class VectorMap
{
    /// <summary>f of each lane.</summary>
    public static Vector512<double> Apply(Vector512<double> a, Func<double, double> f)
    {
        Vector512<double> result = default;
        for (int i = 0; i < Vector512<double>.Count; i++) result = result.WithElement(i, f(a.GetElement(i)));
        return result;
    }

    /// <summary>f of each pair of lanes.</summary>
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b, Func<double, double, double> f)
    {
        Vector512<double> result = default;
        for (int i = 0; i < Vector512<double>.Count; i++) result = result.WithElement(i, f(a.GetElement(i), b.GetElement(i)));
        return result;
    }

    /// <summary>f of each triple of lanes.</summary>
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b, Vector512<double> c, Func<double, double, double, double> f)
    {
        Vector512<double> result = default;
        for (int i = 0; i < Vector512<double>.Count; i++) result = result.WithElement(i, f(a.GetElement(i), b.GetElement(i), c.GetElement(i)));
        return result;
    }
}
