using System.Globalization;
using System.Text;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>A scene like Matt Keeter's challenge "prospero": one expression of some 7,900 operations over x and y (min, max, square roots,
/// products), negative inside the shapes. This one is generated: rings, discs and tilted boxes strewn over the square from −1 to 1.</summary>
internal static class Prospero
{
    private const int Shapes = 596;

    /// <summary>The scene as text; the same at every run.</summary>
    public static string Text()
    {
        Random random = new(1611);
        string[] shapes = [.. Enumerable.Range(0, Shapes).Select(i => (i % 3) switch { 0 => Ring(random), 1 => Box(random), _ => Disc(random) })];
        while (shapes.Length > 1) shapes = [.. shapes.Chunk(2).Select(static pair => pair.Length == 1 ? pair[0] : $"min({pair[0]}, {pair[1]})")];
        return shapes[0];
    }

    private static string Disc(Random random) => string.Create(CultureInfo.InvariantCulture, $"({Distance(random)} - {Size(random)})");

    private static string Ring(Random random)
    {
        string distance = Distance(random);
        double radius = Size(random);
        return string.Create(CultureInfo.InvariantCulture, $"max({distance} - {radius}, {Math.Round(radius * 0.7, 4)} - {distance})");
    }

    private static string Box(Random random)
    {
        double angle = random.NextDouble() * Math.PI, c = Math.Round(Math.Cos(angle), 4), s = Math.Round(Math.Sin(angle), 4), a = Place(random), b = Place(random);
        string u = string.Create(CultureInfo.InvariantCulture, $"({c}*x + {s}*y - {a})"), v = string.Create(CultureInfo.InvariantCulture, $"({c}*y - {s}*x - {b})");
        return string.Create(CultureInfo.InvariantCulture, $"max(max({u} - {Size(random)}, -{Size(random)} - {u}), max({v} - {Size(random)}, -{Size(random)} - {v}))").Replace("- -", "+ ", StringComparison.Ordinal);
    }

    private static string Distance(Random random) =>
        new StringBuilder().Append(CultureInfo.InvariantCulture, $"sqrt((x - {Place(random)})^2 + {Math.Round(0.5 + random.NextDouble(), 4)}*(y - {Place(random)})^2)").Replace("- -", "+ ").ToString();

    private static double Place(Random random) => Math.Round((2 * random.NextDouble()) - 1, 4);

    private static double Size(Random random) => Math.Round(0.005 + (0.03 * random.NextDouble()), 4);
}
