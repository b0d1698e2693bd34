namespace Symbolic.Expressions;

/// <summary>A stack of pieces that can be read from the bottom. Not a generic collection: every process that prints anything would compile one first.</summary>
internal sealed class LayoutPieces
{
    private LayoutPiece[] _items = new LayoutPiece[32];

    /// <summary>The number of pieces.</summary>
    public int Count { get; private set; }

    /// <summary>The piece at a place counted from the bottom.</summary>
    public LayoutPiece this[int index] => _items[index];

    /// <summary>Adds a piece.</summary>
    public void Push(LayoutPiece piece)
    {
        if (Count == _items.Length) Grow();
        _items[Count++] = piece;
    }

    /// <summary>Takes the piece on top.</summary>
    public bool TryPop(out LayoutPiece piece)
    {
        bool any = Count > 0;
        piece = any ? _items[--Count] : default;
        return any;
    }

    /// <summary>Removes all pieces.</summary>
    public void Clear() => Count = 0;

    private void Grow()
    {
        LayoutPiece[] larger = new LayoutPiece[2 * _items.Length];
        for (int i = 0; i < Count; i++) larger[i] = _items[i];
        _items = larger;
    }
}
