using System.Globalization;
using System.Reflection;
using Symbolic.Numerics;

namespace Symbolic.Tests.Numerics.Kernels.Accuracy;

/// <summary>One line of kernels.cases: a kernel, its parameters' ranges, its meaning and the bound on its error.</summary>
internal sealed class KernelCase
{
    private KernelCase(string line, Func<double[], double>? evaluate = null)
    {
        Line = line;
        int split = line.IndexOf(") = ", StringComparison.Ordinal);
        int bound = line.LastIndexOf('|');
        Signature = line[..(split + 1)];
        Formula = line[(split + 4)..bound].Trim();
        Bound = double.Parse(line[(bound + 1)..], CultureInfo.InvariantCulture);
        Name = line[..line.IndexOf('(', StringComparison.Ordinal)];
        Parameters = [.. Signature[(Name.Length + 1)..^1].Split(", ").Select(static text => KernelParameter.Parse(text))];
        string[] names = [.. Parameters.Select(static p => p.Name)];
        Expr meaning = SymbolicEngine.Core.Parse(Formula);
        Truth = BallFormula.Compile(meaning, names);
        Estimated = EstimatedFormula.Compile(meaning, names);
        Evaluate = evaluate ?? Bind(typeof(Symbolic.Numerics.Kernels).GetMethod(Name) ?? throw new InvalidOperationException($"no kernel is called {Name}"));
    }

    /// <summary>The line itself.</summary>
    public string Line { get; }

    /// <summary>The kernel's name.</summary>
    public string Name { get; }

    /// <summary>The kernel's name with its parameters and their ranges.</summary>
    public string Signature { get; }

    /// <summary>The meaning as text.</summary>
    public string Formula { get; }

    /// <summary>The promised error in ulp.</summary>
    public double Bound { get; }

    /// <summary>The parameters in order.</summary>
    public KernelParameter[] Parameters { get; }

    /// <summary>The meaning in exact reals.</summary>
    public Func<Ball[], int, Ball> Truth { get; }

    /// <summary>The meaning in double-double digits where those suffice.</summary>
    public Func<Estimate[], Estimate> Estimated { get; }

    /// <summary>The kernel.</summary>
    public Func<double[], double> Evaluate { get; }

    /// <summary>All lines of the file.</summary>
    public static IEnumerable<KernelCase> Read(string path) =>
        File.ReadLines(path).Where(static line => line.Length > 0 && line[0] != '#').Select(static line => new KernelCase(line));

    /// <summary>One line of the file.</summary>
    public static KernelCase Parse(string line) => new(line);

    /// <summary>A line that tells the meaning of something else than a kernel of that name.</summary>
    public static KernelCase Parse(string line, Func<double[], double> evaluate) => new(line, evaluate);

    private static Func<double[], double> Bind(MethodInfo method)
    {
        switch (method.GetParameters().Length)
        {
            case 1:
                Func<double, double> one = method.CreateDelegate<Func<double, double>>();
                return a => one(a[0]);
            case 2 when method.GetParameters()[1].ParameterType == typeof(int):
                Func<double, int, double> power = method.CreateDelegate<Func<double, int, double>>();
                return a => power(a[0], (int)a[1]);
            case 2:
                Func<double, double, double> two = method.CreateDelegate<Func<double, double, double>>();
                return a => two(a[0], a[1]);
            case 3:
                Func<double, double, double, double> three = method.CreateDelegate<Func<double, double, double, double>>();
                return a => three(a[0], a[1], a[2]);
            default:
                Func<double, double, double, double, double> four = method.CreateDelegate<Func<double, double, double, double, double>>();
                return a => four(a[0], a[1], a[2], a[3]);
        }
    }
}
