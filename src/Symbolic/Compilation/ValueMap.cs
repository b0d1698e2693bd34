namespace Symbolic.Compilation;

/// <summary>A number, −1 or more, for some values of a graph that still grows: an array by the ids of the values.</summary>
internal sealed class ValueMap
{
    private const int LeastRoom = 128;

    /// <summary>Two more than the number; 0 where there is none.</summary>
    private int[] _numbers = new int[LeastRoom];

    /// <summary>The number of a value that has one.</summary>
    public int this[int value] => _numbers[value] - 2;

    /// <summary>Whether a value has a number.</summary>
    public bool ContainsKey(int value) => value < _numbers.Length && _numbers[value] != 0;

    /// <summary>The number of a value, or another.</summary>
    public int GetValueOrDefault(int value, int otherwise) => value >= 0 && ContainsKey(value) ? _numbers[value] - 2 : otherwise;

    /// <summary>The number of a value, if it has one.</summary>
    public bool TryGetValue(int value, out int number)
    {
        number = ContainsKey(value) ? _numbers[value] - 2 : 0;
        return ContainsKey(value);
    }

    /// <summary>Gives a value its number.</summary>
    public void Add(int value, int number)
    {
        if (value >= _numbers.Length) Array.Resize(ref _numbers, Math.Max(value + 1, 2 * _numbers.Length));
        _numbers[value] = number + 2;
    }

    /// <summary>Gives a value its number unless it has one.</summary>
    public bool TryAdd(int value, int number)
    {
        if (ContainsKey(value)) return false;
        Add(value, number);
        return true;
    }
}
