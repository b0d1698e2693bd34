namespace Symbolic.Rewriting;

/// <summary>The operands of a sum or product during a match, some of them used.</summary>
internal sealed class Pool(Expr[] operands)
{
    /// <summary>The used ones of up to 64 operands, a bit each.</summary>
    private ulong _few;

    /// <summary>The used ones where there are more; else null.</summary>
    private readonly bool[]? _many = operands.Length > 64 ? new bool[operands.Length] : null;
    private int _free = operands.Length;

    /// <summary>How many operands there are, used or not.</summary>
    public int Count => operands.Length;

    /// <summary>Whether all operands are used.</summary>
    public bool IsEmpty => _free == 0;

    /// <summary>An operand.</summary>
    public Expr this[int index] => operands[index];

    /// <summary>Whether an operand is used.</summary>
    public bool IsUsed(int index) => _many is null ? (_few >> index & 1) != 0 : _many[index];

    /// <summary>Marks an operand as used.</summary>
    public void Use(int index)
    {
        if (_many is null) _few |= 1UL << index;
        else _many[index] = true;
        _free--;
    }

    /// <summary>Marks an operand as free again.</summary>
    public void Free(int index)
    {
        if (_many is null) _few &= ~(1UL << index);
        else _many[index] = false;
        _free++;
    }

    /// <summary>Marks operands as free again.</summary>
    public void Free(List<int> indices) => indices.ForEach(Free);

    /// <summary>Uses the first free operand that equals an expression; false when there is none.</summary>
    public bool Take(Expr expression, List<int> taken)
    {
        int at = IndexOf(expression);
        if (at < 0) return false;
        Use(at);
        taken.Add(at);
        return true;
    }

    /// <summary>The place of the first free operand that equals an expression; negative when there is none.</summary>
    public int IndexOf(Expr expression)
    {
        for (int i = 0; i < operands.Length; i++)
        {
            if (!IsUsed(i) && operands[i].Equals(expression)) return i;
        }

        return -1;
    }

    /// <summary>Uses all free operands and says which they were.</summary>
    public List<int> UseAll()
    {
        List<int> taken = [];
        for (int i = 0; i < operands.Length; i++)
        {
            if (IsUsed(i)) continue;
            Use(i);
            taken.Add(i);
        }

        return taken;
    }

    /// <summary>The free operands.</summary>
    public Expr[] Unused() => UnusedOf(operands);

    /// <summary>The entries of another array of the same layout whose operands are free.</summary>
    public Expr[] UnusedOf(Expr[] others)
    {
        List<Expr> unused = [];
        for (int i = 0; i < others.Length; i++)
        {
            if (!IsUsed(i)) unused.Add(others[i]);
        }

        return [.. unused];
    }
}
