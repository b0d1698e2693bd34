namespace Symbolic.Verification;

/// <summary>What a comparison at one point gave.</summary>
/// <param name="Point">The values of the metavariables.</param>
/// <param name="Claimed">What the form gives; NaN where it has no value.</param>
/// <param name="Expected">What the definition gives.</param>
/// <param name="IsWrong">Whether they differ.</param>
internal sealed record Mismatch(double[] Point, double Claimed, double Expected, bool IsWrong);
