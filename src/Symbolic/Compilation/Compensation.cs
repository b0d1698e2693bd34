using Symbolic.Expressions;

namespace Symbolic.Compilation;

/// <summary>Which parts of some expressions are evaluated with their rounding errors, which are then added to the result.</summary>
internal sealed class Compensation
{
    /// <summary>The largest whole exponent of a power that is multiplied out, with the rounding errors of the multiplications.</summary>
    public const int LongestPower = 32;

    private const int DigitsToLose = 44;
    private readonly HashSet<Expr> _collapsed = [], _sloped = [];

    /// <summary>How many sums that may cancel stand above each other.</summary>
    public int Depth { get; private set; } = 1;

    /// <summary>Whether the value that others read is the double next to the computed one and its error.</summary>
    public bool Collapses(Expr node) => _collapsed.Contains(node);

    /// <summary>Whether a call, or a power with a varying exponent, passes on the error of its argument.</summary>
    public bool PassesOn(Expr call) => _sloped.Contains(call);

    /// <summary>Adds a node whose error is added to it.</summary>
    public void Collapse(Expr node, int depth)
    {
        _collapsed.Add(node);
        Depth = Math.Max(Depth, depth);
    }

    /// <summary>Adds a call that passes on the error of its argument.</summary>
    public void PassOn(Expr call)
    {
        _collapsed.Add(call);
        _sloped.Add(call);
    }

    /// <summary>The least ratio of a sum to its error with which the error is trusted: what cancels in all sums together stays below 2^44, so that of the 106
    /// bits 62 remain.</summary>
    public double LeastRatio => Math.ScaleB(1, 53 - (DigitsToLose / Depth));
}
