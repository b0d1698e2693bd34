namespace Symbolic.Compilation;

/// <summary>A value of a graph with a sign that has not been applied yet.</summary>
internal readonly record struct Term(int Value, bool IsNegative)
{
    /// <summary>The same with the other sign, if <paramref name="flip"/>.</summary>
    public Term Signed(bool flip) => new(Value, IsNegative ^ flip);
}
