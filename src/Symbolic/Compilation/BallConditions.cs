namespace Symbolic.Compilation;

/// <summary>The conditions met in one run over exact reals that cannot be decided: each is taken to be as asked for, those beyond as true, and noted.</summary>
/// <param name="asked">What the first ones are taken to be.</param>
internal sealed class BallConditions(bool[] asked)
{
    private int _met;

    /// <summary>Those beyond, in order: whether there is nothing to decide, since what is compared does not exist.</summary>
    public List<bool> AreUndefined { get; } = [];

    /// <summary>What the next one is taken to be.</summary>
    /// <param name="isUndefined">Whether one of the numbers that are compared is proved not to exist.</param>
    public bool Next(bool isUndefined)
    {
        if (_met < asked.Length) return asked[_met++];
        AreUndefined.Add(isUndefined);
        return true;
    }
}
