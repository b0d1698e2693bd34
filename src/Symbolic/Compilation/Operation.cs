namespace Symbolic.Compilation;

/// <summary>What an instruction of a tape does; the last group exists in value graphs only.</summary>
internal enum Operation : byte
{
    /// <summary>result = −a.</summary>
    Negate,

    /// <summary>result = a + b.</summary>
    Add,

    /// <summary>result = a − b.</summary>
    Subtract,

    /// <summary>result = a·b.</summary>
    Multiply,

    /// <summary>result = a/b.</summary>
    Divide,

    /// <summary>result = √a.</summary>
    SquareRoot,

    /// <summary>result = a^b.</summary>
    Power,

    /// <summary>result = a^(b + c), where the constants b + c are the exponent to twice the precision of a double.</summary>
    CorrectedPower,

    /// <summary>result = a·b + c with one rounding.</summary>
    FusedMultiplyAdd,

    /// <summary>result = kernel(a).</summary>
    Call1,

    /// <summary>result = kernel(a, b).</summary>
    Call2,

    /// <summary>result = kernel(a, b, c).</summary>
    Call3,

    /// <summary>result = kernel(the b registers listed from c on).</summary>
    CallMany,

    /// <summary>result = a, at the end of the branch of a choice that comes first in the tape.</summary>
    Copy,

    /// <summary>result = a, at the end of the other branch: the same value as the copy before.</summary>
    Merge,

    /// <summary>outputs[index] = a.</summary>
    Output,

    /// <summary>Continue at instruction <c>result</c>.</summary>
    Jump,

    /// <summary>Continue at instruction <c>result</c> if a &lt; b.</summary>
    JumpIfLess,

    /// <summary>Continue at instruction <c>result</c> unless a &lt; b; jumps for NaN.</summary>
    JumpUnlessLess,

    /// <summary>Continue at instruction <c>result</c> if a ≤ b.</summary>
    JumpIfLessOrEqual,

    /// <summary>Continue at instruction <c>result</c> unless a ≤ b; jumps for NaN.</summary>
    JumpUnlessLessOrEqual,

    /// <summary>Continue at instruction <c>result</c> if a = b.</summary>
    JumpIfEqual,

    /// <summary>Continue at instruction <c>result</c> unless a = b; jumps for NaN.</summary>
    JumpUnlessEqual,

    /// <summary>Value graph: constant number <c>index</c>.</summary>
    Constant,

    /// <summary>Value graph: variable number <c>index</c>.</summary>
    Input,

    /// <summary>Value graph: an argument list, the list a followed by b; a is −1 in the first cell.</summary>
    Argument,

    /// <summary>Value graph: if a then b else c.</summary>
    Choose,

    /// <summary>Value graph: the truth of a &lt; b.</summary>
    Less,

    /// <summary>Value graph: the truth of a ≤ b.</summary>
    LessOrEqual,

    /// <summary>Value graph: the truth of a = b.</summary>
    Equal,

    /// <summary>Value graph: the truth of a ≠ b.</summary>
    NotEqual,

    /// <summary>Value graph: both a and b, which is looked at only if a holds.</summary>
    And,

    /// <summary>Value graph: a or b, which is looked at only if a does not hold.</summary>
    Or,

    /// <summary>Value graph: not a.</summary>
    Not,
}
