namespace Symbolic.Compilation;

/// <summary>A tape whose operands are the instructions that computed them, instead of registers that hold different values in turn.</summary>
/// <remarks>An operand below 0 is the complement of a register that is never written (constant, result of the prologue, variable);
/// otherwise it is the index of an instruction. A choice is known by its <see cref="Operation.Copy"/>.</remarks>
internal sealed class DataFlow
{
    private readonly int[] _argumentLists;

    /// <summary>Finds what computed each operand. O(n).</summary>
    public DataFlow(Tape tape)
    {
        Tape = tape;
        Code = tape.Instructions.ToArray();
        _argumentLists = [.. tape.ArgumentLists];
        LastUse = new int[Code.Length];
        Uses = new int[Code.Length];
        IsTarget = new bool[Code.Length + 1];
        int[] writer = new int[tape.RegisterCount];
        for (int r = 0; r < tape.FirstTemporary; r++) writer[r] = ~r;
        for (int i = tape.PrologueLength; i < Code.Length; i++) Resolve(i, writer);
    }

    /// <summary>The tape.</summary>
    public Tape Tape { get; }

    /// <summary>The instructions with operands as said above; those of the prologue are as in the tape.</summary>
    public Instruction[] Code { get; }

    /// <summary>For each instruction the last one that mentions its result.</summary>
    public int[] LastUse { get; }

    /// <summary>For each instruction how many operands its result is.</summary>
    public int[] Uses { get; }

    /// <summary>Whether a jump leads to an instruction, or to the end of the tape.</summary>
    public bool[] IsTarget { get; }

    /// <summary>The operands of an instruction that are read, a call's arguments included.</summary>
    public ReadOnlySpan<int> Arguments(in Instruction instruction) => _argumentLists.AsSpan(instruction.C, instruction.B);

    /// <summary>Whether an instruction calls a method.</summary>
    public bool IsCall(in Instruction instruction) => instruction.Operation is >= Operation.Call1 and <= Operation.CallMany && !Tape.Kernels[instruction.Index].IsInstruction;

    /// <summary>Whether a stretch of the tape calls methods.</summary>
    public bool HasCalls(ChunkPlan.Stretch stretch)
    {
        for (int i = stretch.Start; i < stretch.End; i++)
        {
            if (IsCall(Code[i])) return true;
        }

        return false;
    }

    private void Resolve(int position, int[] writer)
    {
        Instruction old = Code[position];
        foreach (ref int argument in ListOf(old)) argument = Use(writer[argument], position);
        if (old.IsJump) IsTarget[old.Result] = true;
        Instruction resolved = old.OperandCount switch
        {
            0 => old,
            1 => old with { A = Use(writer[old.A], position) },
            2 => old with { A = Use(writer[old.A], position), B = Use(writer[old.B], position) },
            _ => old with { A = Use(writer[old.A], position), B = Use(writer[old.B], position), C = Use(writer[old.C], position) },
        };
        if (old.Operation == Operation.Merge) LastUse[writer[old.Result]] = position;
        else if (old.HasResult) writer[old.Result] = position;
        Code[position] = old.HasResult ? resolved with { Result = writer[old.Result] } : resolved;
    }

    private Span<int> ListOf(Instruction instruction) =>
        instruction.Operation == Operation.CallMany ? _argumentLists.AsSpan(instruction.C, instruction.B) : [];

    private int Use(int value, int position)
    {
        if (value < 0) return value;
        LastUse[value] = position;
        Uses[value]++;
        return value;
    }
}
