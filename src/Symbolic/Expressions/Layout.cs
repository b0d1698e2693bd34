using System.Text;

namespace Symbolic.Expressions;

/// <summary>Writes an expression in a notation: one walk for all formats, with an explicit stack.</summary>
/// <remarks>Time and space are linear in the length of the text. What differs between formats is the <see cref="Notation"/>.</remarks>
internal sealed class Layout
{
    private const int PiecesPerCheck = 4096;

    /// <summary>No notation writes a character for more nodes of the tree than these: a/b has five nodes and three characters.</summary>
    private const int NodesPerCharacter = 4;

    private readonly StringBuilder _text = new();
    private readonly LayoutPieces _open = new();
    private readonly LayoutNode _writer;
    private readonly Notation _notation;
    private readonly TallNodes? _tall;
    private readonly int _maximumLength;

    private Layout(Notation notation, Func<Expr, string?>? named, TallNodes? tall, int maximumLength)
    {
        _notation = notation;
        _tall = tall;
        _maximumLength = maximumLength;
        _writer = new LayoutNode(notation, named, tall);
    }

    /// <summary>The text of an expression. Throws SD5001 beyond <paramref name="maximumLength"/> characters.</summary>
    /// <param name="root">The expression.</param>
    /// <param name="notation">The format.</param>
    /// <param name="maximumLength">How long the text may become.</param>
    /// <param name="named">The name that stands for a node instead of its formula, or null.</param>
    public static string Print(Expr root, Notation notation, int maximumLength, Func<Expr, string?>? named = null)
    {
        if (named is null && root.Weight / NodesPerCharacter > maximumLength) throw TooLong(maximumLength);
        TallNodes? tall = notation.Parentheses.IsSensitive ? TallNodes.Of(root) : null;
        Layout layout = new(notation, named, tall, maximumLength);
        layout.Run(root);
        return layout._text.ToString();
    }

    private void Run(Expr root)
    {
        _open.Push(new LayoutPiece(root, Precedence.Lowest));
        for (int count = 1; _open.TryPop(out LayoutPiece piece); count++)
        {
            if (count % PiecesPerCheck == 0) Deadline.Check();
            if (piece.Text is not null) _text.Append(piece.Text);
            else Node(piece.Node!, piece.Context);
            if (_text.Length > _maximumLength) throw TooLong(_maximumLength);
        }
    }

    private static SymbolicException TooLong(int maximumLength) => Limits.Exceeded("the printed text", maximumLength, nameof(Limits.TextLength));

    private void Node(Expr node, Precedence context)
    {
        Precedence own = _writer.Write(node);
        LayoutPieces pieces = _writer.Pieces;
        if (own >= context)
        {
            Push(pieces);
            return;
        }

        bool tall = _tall?.Contains(node) == true;
        Template.Segment[] segments = _notation.Parentheses.Segments(tall);
        for (int i = segments.Length - 1; i >= 0; i--)
        {
            if (segments[i].Text is { } text) _open.Push(new LayoutPiece(text));
            else Push(pieces);
        }
    }

    private void Push(LayoutPieces pieces)
    {
        for (int i = pieces.Count - 1; i >= 0; i--) _open.Push(pieces[i]);
    }
}
