using System.Numerics;

namespace Symbolic.Expressions;

/// <summary>Some variables, numbered in their order; a variable that stands there more than once has the number of the first place.</summary>
/// <remarks>Open addressing in a rented array, where names that differ in their last characters stand side by side; a few variables are looked at one by one.</remarks>
internal sealed class VariableSet : IDisposable
{
    private const int Few = 8;

    private readonly string[] _names;
    private int[] _slots = [];

    /// <summary>The variables of some names. To be disposed of on the same thread; the names must stay as they are.</summary>
    public VariableSet(params string[] names)
    {
        _names = names;
        if (names.Length > Few) _slots = RentedArrays.Rent<int>((int)BitOperations.RoundUpToPowerOf2(2 * (uint)names.Length));
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
    public int NumberOf(string name) => _slots.Length == 0 ? Array.IndexOf(_names, name) : Slot(name, Symbol.HashOf(name)) - 1;

    /// <summary>The number of a variable, or -1.</summary>
    public int NumberOf(Symbol symbol) => _slots.Length == 0 ? Array.IndexOf(_names, symbol.Name) : Slot(symbol.Name, symbol.StableHash) - 1;

    /// <summary>Gives the room back.</summary>
    public void Dispose()
    {
        RentedArrays.Return(_slots, _slots.Length);
        _slots = [];
    }

    private bool Add(int number)
    {
        if (_slots.Length == 0) return Array.IndexOf(_names, _names[number], 0, number) < 0;
        ref int slot = ref Slot(_names[number], Symbol.HashOf(_names[number]));
        if (slot > 0) return false;
        slot = number + 1;
        return true;
    }

    /// <summary>The slot of a name: its number, counted from 1, or 0 where it is not among them.</summary>
    private ref int Slot(string name, ulong hash)
    {
        uint mask = (uint)_slots.Length - 1;
        for (uint i = (uint)Expr.BeforeLast(hash); ; i++)
        {
            ref int slot = ref _slots[i & mask];
            if (slot == 0 || _names[slot - 1] == name) return ref slot;
        }
    }
}
