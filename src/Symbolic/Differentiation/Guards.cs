namespace Symbolic.Differentiation;

/// <summary>Makes one object of guards that say the same, within one sweep.</summary>
internal sealed class Guards
{
    private Dictionary<GuardKey, Guard>? _guards;
    private Dictionary<Expr, Expr>? _conditions;

    /// <summary>The guard of one branch of a condition below another guard.</summary>
    public Guard Of(Guard? parent, Expr condition, bool isTaken)
    {
        _guards ??= [];
        if (!(_conditions ??= []).TryGetValue(condition, out Expr? known)) _conditions.Add(condition, known = condition);
        Guard guard = new(parent, known, isTaken);
        GuardKey key = new(guard);
        if (_guards.TryGetValue(key, out Guard? same)) return same;
        _guards.Add(key, guard);
        return guard;
    }
}
