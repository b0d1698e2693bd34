using System.Globalization;
using System.Text;

namespace Symbolic.Benchmarks.Gradients;

/// <summary>Families of expressions that grow with a size, as text, with the variables to differentiate by.</summary>
internal static class GradientFamilies
{
    /// <summary>The families with the sizes they are measured at.</summary>
    public static (string Name, int[] Sizes, Func<int, (string Text, string[] By)> Make)[] All { get; } =
    [
        ("chain of sin(exp(−u))", [10, 100, 1_000, 10_000, 100_000, 1_000_000], Chain),
        ("product", [10, 100, 1_000, 10_000, 100_000, 1_000_000], Product),
        ("Rosenbrock", [10, 100, 1_000, 10_000, 100_000], Rosenbrock),
        ("chain of springs", [10, 100, 1_000, 10_000, 100_000], Neighbours),
        ("network n inputs, 4n hidden units", [4, 8, 16, 32, 64, 128, 256, 512], static n => Network(n, 4 * n)),
    ];

    /// <summary>n nested functions of one variable.</summary>
    public static (string Text, string[] By) Chain(int n)
    {
        StringBuilder text = new(8 * n);
        for (int i = n - 1; i >= 0; i--) text.Append(i % 2 == 0 ? "sin(" : "exp(-(");
        text.Append('x');
        for (int i = 0; i < n; i++) text.Append(i % 2 == 0 ? ")" : "))");
        return (text.ToString(), ["x"]);
    }

    /// <summary>The product of n variables.</summary>
    public static (string Text, string[] By) Product(int n)
    {
        string[] by = Names("x", n);
        return (string.Join('*', by), by);
    }

    /// <summary>Rosenbrock's function of n variables.</summary>
    public static (string Text, string[] By) Rosenbrock(int n) =>
        (string.Join('+', Enumerable.Range(0, n - 1).Select(static i => string.Create(CultureInfo.InvariantCulture, $"(100*(x{i + 1}-x{i}^2)^2+(1-x{i})^2)"))), Names("x", n));

    /// <summary>A chain of springs: exponentials and roots of the differences of neighbours.</summary>
    public static (string Text, string[] By) Neighbours(int n) =>
        (string.Join('+', Enumerable.Range(0, n - 1).Select(static i => string.Create(CultureInfo.InvariantCulture, $"sqrt(1+(x{i + 1}-x{i})^2)*exp(-x{i}^2)"))), Names("x", n));

    /// <summary>The square loss of a network of one hidden layer, by all its weights.</summary>
    public static (string Text, string[] By) Network(int inputs, int hidden)
    {
        StringBuilder text = new("(c-y");
        List<string> by = ["c"];
        for (int h = 0; h < hidden; h++)
        {
            text.Append(CultureInfo.InvariantCulture, $"+v{h}*tanh(b{h}");
            by.AddRange([string.Create(CultureInfo.InvariantCulture, $"b{h}"), string.Create(CultureInfo.InvariantCulture, $"v{h}")]);
            for (int i = 0; i < inputs; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"+w{h}_{i}*i{i}");
                by.Add(string.Create(CultureInfo.InvariantCulture, $"w{h}_{i}"));
            }

            text.Append(')');
        }

        return (text.Append(")^2").ToString(), [.. by]);
    }

    private static string[] Names(string prefix, int n) => [.. Enumerable.Range(0, n).Select(i => string.Create(CultureInfo.InvariantCulture, $"{prefix}{i}"))];
}
