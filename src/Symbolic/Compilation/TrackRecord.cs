namespace Symbolic.Compilation;

/// <summary>Whether it pays to ask something before anything else, by how often it gave a result. Threads may lose counts to each other.</summary>
internal struct TrackRecord
{
    private const int Probation = 16;
    private int _asked, _settled;

    /// <summary>Whether it gave a result half of the time or more, or has not been asked often.</summary>
    public readonly bool IsSound => _asked < Probation || 2 * _settled >= _asked;

    /// <summary>Counts a time it was asked.</summary>
    public void Count(bool isSettled)
    {
        _asked++;
        if (isSettled) _settled++;
    }
}
