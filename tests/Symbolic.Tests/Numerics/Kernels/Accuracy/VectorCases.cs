using System.Reflection;
using System.Runtime.Intrinsics;
using Symbolic.Numerics;
using Symbolic.Tests.House;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Tests.Numerics.Kernels.Accuracy;

/// <summary>The lines of vectors.cases, bound to the vector kernels: the point in one lane, others beside it.</summary>
internal static class VectorCases
{
    private const int Lane = 3;

    /// <summary>All lines.</summary>
    public static IEnumerable<KernelCase> All =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Symbolic.Tests", "Numerics", "Kernels", "vectors.cases"))
            .Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => KernelCase.Parse(line, Evaluate(line[..line.IndexOf('(', StringComparison.Ordinal)])));

    /// <summary>The kernel by its name.</summary>
    public static MethodInfo Method(string name) => typeof(VectorKernels).GetMethods().First(m => m.Name == name);

    private static Func<double[], double> Evaluate(string name)
    {
        MethodInfo method = Method(name);
        if (method.GetParameters().Length == 1)
        {
            Func<V, V> one = method.CreateDelegate<Func<V, V>>();
            return a => one(Beside(a[0])).GetElement(Lane);
        }

        Func<V, V, V> two = method.CreateDelegate<Func<V, V, V>>();
        return a => two(Beside(a[0]), Beside(a[1])).GetElement(Lane);
    }

    private static V Beside(double x) => Vector512.Create(1.5, -x, double.NaN, x, -0.75, 0, x * 0.5, 1e-310);
}
