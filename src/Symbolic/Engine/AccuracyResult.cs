using System.Collections.Immutable;

namespace Symbolic;

/// <summary>What one kind of delegate gives at one point of an accuracy measurement.</summary>
/// <param name="Values">The value of each output.</param>
/// <param name="Tiers">The arithmetic that settled each of them; where exact reals do not decide a value, they still count as having been asked.</param>
public sealed record AccuracyResult(ImmutableArray<double> Values, ImmutableArray<Tier> Tiers);
