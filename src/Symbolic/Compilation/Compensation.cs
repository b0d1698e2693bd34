namespace Symbolic.Compilation;

/// <summary>Which parts of some expressions are evaluated with their rounding errors, which are then added to the result.</summary>
internal sealed class Compensation
{
    /// <summary>The largest whole exponent of a power that is multiplied out, with the rounding errors of the multiplications.</summary>
    public const int LongestPower = 32;

    private const int DigitsToLose = 48;
    private readonly HashSet<Expr> _collapsed = [], _sloped = [];

    /// <summary>How many sums that may cancel stand above each other.</summary>
    public int Depth { get; private set; } = 1;

    /// <summary>Whether the value that others read has to be the double next to the computed one and its error.</summary>
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

    /// <summary>The least ratio of a sum to its error with which the error is trusted. Products of errors are left out: where a sum loses c bits, twice as
    /// many bits of the 106 are lost below it, and another c in each sum above.</summary>
    public double LeastRatio => Math.ScaleB(1, 53 - (DigitsToLose / (Depth + 1)));
}
