namespace Symbolic.Printing;

/// <summary>A block of statements: the body of a function or a branch of a conditional.</summary>
internal sealed class CodeScope(CodeScope? parent)
{
    private readonly int _depth = parent is null ? 0 : parent._depth + 1;
    private readonly CodeScope? _parent = parent;

    /// <summary>What is computed in this block, operands first.</summary>
    public List<Expr> Temporaries { get; } = [];

    /// <summary>The innermost block around both.</summary>
    public static CodeScope Common(CodeScope a, CodeScope b)
    {
        while (a._depth > b._depth) a = a._parent!;
        while (b._depth > a._depth) b = b._parent!;
        while (!ReferenceEquals(a, b)) (a, b) = (a._parent!, b._parent!);
        return a;
    }
}
