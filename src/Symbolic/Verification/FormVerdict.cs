using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic.Verification;

/// <summary>What came of comparing a form with its definition.</summary>
/// <param name="Tested">At how many points both could be compared.</param>
/// <param name="Failures">Where they differ.</param>
/// <param name="Names">The metavariables.</param>
internal sealed record FormVerdict(int Tested, List<Mismatch> Failures, ImmutableArray<string> Names)
{
    /// <summary>The simplest counterexample, the share of failing points, and the ratio when it is the same everywhere.</summary>
    public string Describe()
    {
        Mismatch simplest = Failures.MinBy(static f => f.Point.Sum(static x => x.ToString("R", CultureInfo.InvariantCulture).Length + (x < 0 ? 1 : 0)))!;
        string at = string.Join(", ", Names.Zip(simplest.Point, static (name, x) => string.Create(CultureInfo.InvariantCulture, $"{name} = {x:R}")));
        string claimed = double.IsNaN(simplest.Claimed) ? "has no value" : string.Create(CultureInfo.InvariantCulture, $"is {simplest.Claimed:R}");
        string share = string.Create(CultureInfo.InvariantCulture, $"wrong at {Failures.Count} of {Tested} points");
        return string.Create(CultureInfo.InvariantCulture, $"at {at} it {claimed} instead of {simplest.Expected:R}; {share}{Ratio()}");
    }

    private string Ratio()
    {
        if (Failures.Count < 3 || Failures.Count < Tested) return string.Empty;
        double first = Failures[0].Claimed / Failures[0].Expected;
        bool constant = double.IsFinite(first) && Failures.TrueForAll(f => Math.Abs((f.Claimed / f.Expected) - first) <= 1e-12 * Math.Abs(first));
        return constant ? string.Create(CultureInfo.InvariantCulture, $", always by the factor {first:R}") : string.Empty;
    }
}
