namespace Symbolic.Expressions;

/// <summary>Room for elements by number, for a pass that is run again and again: a little of it is kept, more is rented for a run.</summary>
internal sealed class KeptRoom<T>(int own)
{
    private readonly T[] _own = new T[own];
    private T[]? _rented;

    /// <summary>The elements, empty at first.</summary>
    public T[] Items => _rented ?? _own;

    /// <summary>Makes room for so many elements, before any is used.</summary>
    public void Expect(int count)
    {
        if (count > Items.Length) _rented = RentedArrays.Rent<T>(count);
    }

    /// <summary>Twice the room, with the same elements first.</summary>
    public void Double()
    {
        if (_rented is not null)
        {
            _rented = RentedArrays.Doubled(_rented);
            return;
        }

        _rented = RentedArrays.Rent<T>(2 * _own.Length);
        _own.CopyTo(_rented, 0);
        Array.Clear(_own);
    }

    /// <summary>Forgets the elements, of which so many were used, and gives rented room back.</summary>
    public void Clear(int count)
    {
        if (_rented is null) Array.Clear(_own, 0, count);
        else RentedArrays.Return(_rented, count);
        _rented = null;
    }
}
