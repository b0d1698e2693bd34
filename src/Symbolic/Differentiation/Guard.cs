using Symbolic.Expressions;

namespace Symbolic.Differentiation;

/// <summary>Where an adjoint counts: below a branch of a conditional only where that branch is taken. A path of conditions, outermost first; null for everywhere.</summary>
/// <remarks>The adjoint of a branch is not written <c>if(c, w, 0)</c> at once: times a partial that is infinite where the branch is not
/// taken that would be NaN. The condition goes along and is put around the finished product instead.</remarks>
internal sealed class Guard(Guard? parent, Expr condition, bool isTaken)
{
    /// <summary>The enclosing guard.</summary>
    public Guard? Parent { get; } = parent;

    /// <summary>The condition that is tested where the parent holds.</summary>
    public Expr Condition { get; } = condition;

    /// <summary>Whether this is the branch where the condition holds, or the other.</summary>
    public bool IsTaken { get; } = isTaken;

    /// <summary>The number of conditions on the path.</summary>
    public int Depth { get; } = (parent?.Depth ?? 0) + 1;

    /// <summary>A value where this guard holds below its parent, 0 elsewhere.</summary>
    public Expr Around(Expr value) => Choice(value, Number.Zero);

    /// <summary>One value where this guard holds, another in the other branch.</summary>
    public Expr Choice(Expr here, Expr there) => IsTaken ? new Call("if", [Condition, here, there]) : new Call("if", [Condition, there, here]);

    /// <summary>A value where this guard holds, 0 elsewhere below an enclosing guard.</summary>
    public static Expr Below(Guard? guard, Guard? ancestor, Expr value)
    {
        for (; guard != ancestor; guard = guard!.Parent) value = guard!.Around(value);
        return value;
    }

    /// <summary>The condition under which a guard holds where an enclosing one does.</summary>
    public static Expr Relative(Guard guard, Guard? ancestor)
    {
        Expr condition = guard.Own();
        for (Guard? level = guard.Parent; level != ancestor; level = level!.Parent) condition = new Call("and", [level!.Own(), condition]);
        return condition;
    }

    /// <summary>Whether this is the guard or lies below it.</summary>
    public bool IsBelow(Guard? ancestor)
    {
        if (ancestor is null) return true;
        Guard? level = this;
        while (level is not null && level.Depth > ancestor.Depth) level = level.Parent;
        return level == ancestor;
    }

    private Expr Own() => IsTaken ? Condition : new Call("not", [Condition]);
}
