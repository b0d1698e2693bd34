namespace Symbolic.Compilation;

/// <summary>Which parts of some expressions are evaluated with their rounding errors, which are then added to the result, and what is looked at to see whether that went well.</summary>
internal sealed class Compensation
{
    /// <summary>The largest whole exponent of a power that is multiplied out, with the rounding errors of the multiplications.</summary>
    public const int LongestPower = 32;

    private readonly HashSet<Expr> _collapsed = [], _refined = [], _sloped = [], _compared = [], _cancelling = [], _exact = [], _fused = [];

    /// <summary>The least share of its terms that may be left of a sum with an error that is trusted. Products of errors are left out: where a sum loses 24 bits, 48 of the 106 are lost below it.</summary>
    public const double LeastShare = 1.0 / (1L << 24);

    /// <summary>The same where what functions lack is part of the error, which kernels say to 2^-64 of their values, and vector kernels to 2^-62.</summary>
    public double LeastRefinedShare => 1.0 / (1L << (IsInVectors ? 9 : 11));

    /// <summary>Whether functions are evaluated by their vector kernels.</summary>
    public bool IsInVectors { get; init; }

    /// <summary>The least share that a function may be of its slope times an argument whose error is that of arithmetic alone, where what the function lacks is part of an error: its slope's slope is left out, the square of
    /// the magnification times 2^-107.</summary>
    public const double LeastExactShare = 1.0 / (1L << 22);

    /// <summary>The largest share of a value that its error may be where sums that may cancel stand above each other, so that each may lose as much as it may alone.</summary>
    public const double MostError = 1.0 / (1L << 30);

    /// <summary>Whether a sum has terms of both signs.</summary>
    public bool Cancels(Expr sum) => _cancelling.Contains(sum);

    /// <summary>Adds a sum that has terms of both signs.</summary>
    public void Cancel(Expr sum) => _cancelling.Add(sum);

    /// <summary>Whether a sum is evaluated with fused multiply-adds where its error is not needed.</summary>
    public bool Fuses(Expr sum) => _fused.Contains(sum);

    /// <summary>Adds a sum of two terms with exact factors.</summary>
    public void Fuse(Expr sum) => _fused.Add(sum);

    /// <summary>What may have underflowed unseen.</summary>
    public ScaleAnalysis? Scales { get; init; }

    /// <summary>Results that are taken as they are computed, whatever else is added to them elsewhere: where they overflow, rounding errors are NaN.</summary>
    public HashSet<Expr> Certain { get; } = [];

    /// <summary>Takes down where lowering watches and compensates, for whoever asks; null otherwise.</summary>
    public LoweringTrace? Trace { get; set; }

    /// <summary>Whether the value that others read has to be the double next to the computed one and its error.</summary>
    public bool Collapses(Expr node) => _collapsed.Contains(node);

    /// <summary>Whether what functions lack is part of the error.</summary>
    public bool Refines(Expr node) => _refined.Contains(node);

    /// <summary>Whether a call, or a power with a varying exponent, can pass on the error of its argument.</summary>
    public bool CanPassOn(Expr call) => _sloped.Contains(call);

    /// <summary>Whether a comparison is of values that are not exact.</summary>
    public bool IsUnsure(Expr comparison) => _compared.Contains(comparison);

    /// <summary>Adds a node whose error is added to it.</summary>
    /// <param name="node">The node.</param>
    /// <param name="refines">Whether what functions lack is part of the error.</param>
    public void Collapse(Expr node, bool refines)
    {
        _collapsed.Add(node);
        if (refines) _refined.Add(node);
    }

    /// <summary>Adds a call that can pass on the error of its argument.</summary>
    public void Offer(Expr call) => _sloped.Add(call);

    /// <summary>Adds a comparison of values that are not exact.</summary>
    public void Compare(Expr comparison) => _compared.Add(comparison);

    /// <summary>Whether the arguments of a call by which it has no derivative must be exact, since what their errors do is not known.</summary>
    public bool RequiresExact(Expr call) => _exact.Contains(call);

    /// <summary>Adds a call that must have exact arguments where it has no derivative.</summary>
    public void RequireExact(Expr call) => _exact.Add(call);
}
