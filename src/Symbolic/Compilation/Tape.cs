using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Symbolic.Compilation;

/// <summary>A sequence of instructions that evaluates several expressions at once: the only thing the back ends know.</summary>
/// <remarks>
/// <para>Registers, in this order: the <see cref="Constants"/>; the results of the prologue, which depends on constants only and is
/// evaluated once; the variables; temporaries. Constants, results of the prologue and variables are never overwritten, and every
/// temporary is written before it is read.</para>
/// <para>Jumps only go forward, to an instruction of the tape or to its end. Both branches of a choice end by writing the register of its
/// value: the first in the tape with <see cref="Operation.Copy"/>, the other with <see cref="Operation.Merge"/>. Immutable; safe to share between threads.</para>
/// </remarks>
internal sealed class Tape
{
    private double[]? _constantValues;

    /// <summary>The variables, in the order of the arguments.</summary>
    public required ImmutableArray<string> Variables { get; init; }

    /// <summary>The number of expressions.</summary>
    public required int OutputCount { get; init; }

    /// <summary>The constants in registers 0, 1, ….</summary>
    public required ImmutableArray<TapeConstant> Constants { get; init; }

    /// <summary>The functions called, by <see cref="Instruction.Index"/>.</summary>
    public required ImmutableArray<TapeKernel> Kernels { get; init; }

    /// <summary>The instructions, the prologue first.</summary>
    public required ImmutableArray<Instruction> Code { get; init; }

    /// <summary>The registers of the arguments of calls with none or more than three.</summary>
    public required ImmutableArray<int> ArgumentLists { get; init; }

    /// <summary>How many instructions at the start depend on constants only.</summary>
    public required int PrologueLength { get; init; }

    /// <summary>The number of registers.</summary>
    public required int RegisterCount { get; init; }

    /// <summary>The instructions, the prologue first.</summary>
    public ReadOnlySpan<Instruction> Instructions => Code.AsSpan();

    /// <summary>The register of the first variable; those before it hold constants and results of the prologue.</summary>
    public int FirstVariable => Constants.Length + PrologueLength;

    /// <summary>The first register that is written more than once.</summary>
    public int FirstTemporary => FirstVariable + Variables.Length;

    /// <summary>The number of instructions after the prologue.</summary>
    public int Length => Code.Length - PrologueLength;

    /// <summary>The doubles in the registers before <see cref="FirstVariable"/>.</summary>
    public ReadOnlySpan<double> ConstantValues => _constantValues ??= TapeInterpreter.Prologue(this);

    /// <summary>The same tape with other doubles for the results of the prologue, e.g. correctly rounded ones.</summary>
    /// <exception cref="ArgumentException">Their number is not <see cref="PrologueLength"/>.</exception>
    public Tape WithPrologueValues(ReadOnlySpan<double> values)
    {
        if (values.Length != PrologueLength) throw new ArgumentException("one double per instruction of the prologue", nameof(values));
        Tape tape = (Tape)MemberwiseClone();
        tape._constantValues = [.. ConstantValues[..Constants.Length], .. values];
        return tape;
    }

    /// <summary>The arguments of a call of many.</summary>
    public ReadOnlySpan<int> Arguments(Instruction instruction) => ArgumentLists.AsSpan().Slice(instruction.C, instruction.B);

    /// <summary>Throws unless <paramref name="inputs"/> and <paramref name="outputs"/> fit the tape.</summary>
    public void Check(int inputs, int outputs)
    {
        if (inputs != Variables.Length) throw new ArgumentException($"{Variables.Length} values are needed, one per variable, not {inputs}", nameof(inputs));
        if (outputs < OutputCount) throw new ArgumentException($"there are {OutputCount} results, but room for {outputs}", nameof(outputs));
    }

    /// <summary>A reference to the first instruction.</summary>
    internal ref Instruction FirstInstruction() => ref MemoryMarshal.GetReference(MemoryMarshal.AsMemory(Code.AsMemory()).Span);
}
