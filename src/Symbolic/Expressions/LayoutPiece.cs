namespace Symbolic.Expressions;

/// <summary>A part of a layout: text, or a node that must bind at least as tightly as its context.</summary>
internal readonly record struct LayoutPiece(string? Text, Expr? Node, Precedence Context)
{
    /// <summary>Literal text.</summary>
    public LayoutPiece(string text)
        : this(text, null, Precedence.Lowest)
    {
    }

    /// <summary>A node.</summary>
    public LayoutPiece(Expr node, Precedence context)
        : this(null, node, context)
    {
    }
}
