using System.Collections.Immutable;

namespace Symbolic;

/// <summary>One point of an accuracy measurement: the exact values of the outputs there and what each kind of delegate gives.</summary>
/// <param name="Range">From where the point was drawn.</param>
/// <param name="Point">The values of the variables.</param>
/// <param name="Exact">For each output its correctly rounded value, or why there is none.</param>
/// <param name="Fast">What evaluation as written gives.</param>
/// <param name="Stable">What the stable delegate gives.</param>
/// <param name="Verified">What the verified delegate gives.</param>
public sealed record AccuracySample(
    SampleRange Range,
    ImmutableArray<double> Point,
    ImmutableArray<ExactResult> Exact,
    AccuracyResult Fast,
    AccuracyResult Stable,
    AccuracyResult Verified)
{
    /// <summary>What a kind of delegate gives.</summary>
    public AccuracyResult Result(Accuracy accuracy) => accuracy switch
    {
        Accuracy.Fast => Fast,
        Accuracy.Stable => Stable,
        _ => Verified,
    };

    /// <summary>The error of an output in bits, log2(1 + distance in units in the last place) and 64 for NaN; null where the output has no value or its value is not decided.</summary>
    public double? Error(int output, Accuracy accuracy) =>
        Exact[output] is { Kind: ExactResultKind.Value or ExactResultKind.Overflows } truth ? Numerics.ErrorBits.Of(Result(accuracy).Values[output], truth.Value) : null;
}
