namespace Symbolic.Numerics;

/// <summary>Whole numbers that look random and are the same for the same seed on every platform (a linear congruential generator with Knuth's multiplier).</summary>
internal struct SeededSequence(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A bit of the state that the last number does not show: a sign to go with it.</summary>
    public readonly bool IsOdd => (_state >> 33 & 1) != 0;

    /// <summary>The next number, from 0 to 2^24 − 1.</summary>
    public int Next()
    {
        _state = (_state * 6364136223846793005UL) + 1442695040888963407UL;
        return (int)(_state >> 40);
    }
}
