using System.Numerics;

namespace Symbolic.Expressions;

/// <summary>Some variables, numbered in their order; a variable that stands there more than once has the number of the first place.</summary>
/// <remarks>Open addressing in a rented array, where names that differ in their last characters stand side by side; a few variables are looked at one by one.</remarks>
internal sealed class VariableSet : IDisposable
{
    private const int Few = 8;

    private readonly string[] _names;
    private Slot[] _slots = [];

    /// <summary>The variables of some names. To be disposed of on the same thread; the names must stay as they are.</summary>
    public VariableSet(params string[] names)
    {
        _names = names;
        if (names.Length > Few) _slots = RentedArrays.Rent<Slot>((int)BitOperations.RoundUpToPowerOf2(2 * (uint)names.Length));
        for (int i = 0; i < names.Length; i++) IsRepeating |= !Add(i);
    }

    /// <summary>How many names there are.</summary>
    public int Count => _names.Length;

    /// <summary>Whether a variable stands there more than once.</summary>
    public bool IsRepeating { get; }

    /// <summary>The name of a number.</summary>
    public string this[int number] => _names[number];

    /// <summary>Whether a variable is among them.</summary>
    public bool Contains(string name) => NumberOf(name) >= 0;

    /// <summary>The number of a variable, or -1.</summary>
    public int NumberOf(string name) => _slots.Length == 0 ? Array.IndexOf(_names, name) : Find(name, Symbol.HashOf(name)).Number - 1;

    /// <summary>The number of a variable, or -1.</summary>
    public int NumberOf(Symbol symbol) => _slots.Length == 0 ? Array.IndexOf(_names, symbol.Name) : Find(symbol.Name, symbol.StableHash).Number - 1;

    /// <summary>Gives the room back.</summary>
    public void Dispose()
    {
        RentedArrays.Return(_slots, _slots.Length);
        _slots = [];
    }

    private bool Add(int number)
    {
        if (_slots.Length == 0) return Array.IndexOf(_names, _names[number], 0, number) < 0;
        ulong hash = Symbol.HashOf(_names[number]);
        ref Slot slot = ref Find(_names[number], hash);
        if (slot.Number > 0) return false;
        slot.Number = number + 1;
        slot.Hash = (uint)hash;
        return true;
    }

    /// <summary>The slot of a name, or an empty one where it is not among them.</summary>
    private ref Slot Find(string name, ulong hash)
    {
        uint mask = (uint)_slots.Length - 1;
        for (uint i = (uint)Expr.BeforeLast(hash); ; i++)
        {
            ref Slot slot = ref _slots[i & mask];
            if (slot.Number == 0 || (slot.Hash == (uint)hash && _names[slot.Number - 1] == name)) return ref slot;
        }
    }

    /// <summary>The number of a name, counted from 1, and part of its hash.</summary>
    private struct Slot
    {
        public int Number;
        public uint Hash;
    }
}
