namespace Symbolic.Compilation;

/// <summary>One instruction of a tape: 24 bytes, operands are registers.</summary>
/// <param name="Operation">What to do.</param>
/// <param name="Result">The register written, or the instruction a jump goes to; −1 for outputs.</param>
/// <param name="A">The first operand.</param>
/// <param name="B">The second operand.</param>
/// <param name="C">The third operand.</param>
/// <param name="Index">Which kernel is called, or which output is written.</param>
internal readonly record struct Instruction(Operation Operation, int Result, int A, int B = 0, int C = 0, int Index = 0)
{
    /// <summary>For each operation from <see cref="Operation.Negate"/> to <see cref="Operation.JumpUnlessEqual"/>.</summary>
    private static ReadOnlySpan<byte> OperandCounts => [1, 2, 2, 2, 2, 1, 2, 3, 3, 1, 2, 3, 0, 1, 1, 1, 0, 2, 2, 2, 2, 2, 2];

    /// <summary>Whether the instruction may continue somewhere else than at the next one.</summary>
    public bool IsJump => Operation is >= Operation.Jump and <= Operation.JumpUnlessEqual;

    /// <summary>Whether the instruction jumps where a relation holds, not where it fails.</summary>
    public bool JumpsIf => Holds(Operation);

    /// <summary>Whether a conditional jump is one where a relation holds, not where it fails.</summary>
    public static bool Holds(Operation jump) => jump is Operation.JumpIfLess or Operation.JumpIfLessOrEqual or Operation.JumpIfEqual;

    /// <summary>Whether the instruction writes a register.</summary>
    public bool HasResult => Operation < Operation.Output;

    /// <summary>How many of <see cref="A"/>, <see cref="B"/> and <see cref="C"/> are registers that are read.</summary>
    public int OperandCount => OperandCounts[(int)Operation];

    /// <summary>Operand <paramref name="i"/>, 0 to 2.</summary>
    public int Operand(int i) => i switch
    {
        0 => A,
        1 => B,
        _ => C,
    };
}
