namespace Symbolic.Printing;

/// <summary>A block of statements: the body of a function or a branch of a conditional.</summary>
/// <remarks>Besides its parent a block knows an ancestor further up (Myers, "An applicative random-access stack", 1983), so that the
/// common block of two takes logarithmic time however deep conditionals nest.</remarks>
internal sealed class CodeScope
{
    private readonly int _depth;
    private readonly CodeScope _parent;
    private readonly CodeScope _jump;

    /// <summary>A block in another, or the outermost.</summary>
    public CodeScope(CodeScope? parent)
    {
        _parent = parent ?? this;
        _depth = parent is null ? 0 : parent._depth + 1;
        bool isFar = parent is not null && parent._depth - parent._jump._depth == parent._jump._depth - parent._jump._jump._depth;
        _jump = isFar ? parent!._jump._jump : _parent;
    }

    /// <summary>What is computed in this block, operands first.</summary>
    public List<Expr> Temporaries { get; } = [];

    /// <summary>The innermost block around both.</summary>
    public static CodeScope Common(CodeScope a, CodeScope b)
    {
        if (a._depth < b._depth) (a, b) = (b, a);
        while (a._depth > b._depth) a = a._jump._depth >= b._depth ? a._jump : a._parent;
        while (!ReferenceEquals(a, b))
        {
            bool jumps = !ReferenceEquals(a._jump, b._jump);
            (a, b) = jumps ? (a._jump, b._jump) : (a._parent, b._parent);
        }

        return a;
    }
}
