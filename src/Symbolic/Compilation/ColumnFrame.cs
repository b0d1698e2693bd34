using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>Variables, results and scratch memory in columns, of which a loop visits point after point or vector after vector.</summary>
internal sealed class ColumnFrame : Frame
{
    private const int Line = 64 / sizeof(double);
    private readonly Dictionary<int, LocalBuilder> _inputs = [], _outputs = [];
    private readonly LocalBuilder _point;
    private readonly bool _isVector;
    private readonly int _tile, _results;
    private int _open;

    /// <summary>Numbers from one scratch column to the next, for a tile of so many points: an odd number of lines of the cache, since columns at multiples of powers of two would
    /// drive each other out of it. At 4096 bytes, where all of them share a few lines, a loop takes four times as long.</summary>
    public static int StrideOf(int tile) => (((tile + Line - 1) / Line) | 1) * Line;

    /// <summary>Finds the columns; emitted before the loop.</summary>
    public ColumnFrame(ILGenerator il, DataFlow flow, ChunkPlan.Stretch stretch, bool isVector, int tile, GuardPlan? guard)
        : base(il, NumberTypes.Double)
    {
        _isVector = isVector;
        _tile = tile;
        _results = guard?.OutputCount ?? int.MaxValue;
        _point = il.DeclareLocal(typeof(nuint));
        for (int i = stretch.Start; i < stretch.End; i++)
        {
            Instruction instruction = flow.Code[i];
            for (int k = 0; k < instruction.OperandCount; k++) FindInput(flow, instruction.Operand(k));
            if (instruction.Operation == Operation.Output && instruction.Index < _results) Column(_outputs, instruction.Index, 3);
            if (instruction.Operation != Operation.CallMany) continue;
            foreach (int argument in flow.Arguments(instruction)) FindInput(flow, argument);
        }

        if (guard is not null) Masks = new MaskCode(il, guard, _point, flow.HasCalls(stretch));
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Stloc, _point);
    }

    /// <summary>What decides whether results can be trusted, or null.</summary>
    public MaskCode? Masks { get; }

    /// <summary>The index of the current point.</summary>
    public LocalBuilder Point => _point;

    /// <inheritdoc/>
    public override void LoadInput(int index)
    {
        Il.Emit(OpCodes.Ldloc, _inputs[index]);
        LoadAtPoint();
    }

    /// <inheritdoc/>
    public override void BeginOutput(int index)
    {
        _open = index;
        if (!_isVector) AddressAtPoint(_outputs[index]);
    }

    /// <inheritdoc/>
    public override void EndOutput()
    {
        if (_open >= _results)
        {
            Masks!.Check(_open);
        }
        else if (_isVector)
        {
            Masks?.Result(_open);
            Il.Emit(OpCodes.Ldloc, _outputs[_open]);
            Il.Emit(OpCodes.Ldloc, _point);
            Il.Emit(OpCodes.Call, VectorMethods.Store);
        }
        else
        {
            Il.Emit(OpCodes.Stind_R8);
        }
    }

    /// <inheritdoc/>
    public override void BeginScratch(int slot)
    {
        if (!_isVector) base.BeginScratch(slot);
    }

    /// <inheritdoc/>
    public override void EndScratch(int slot)
    {
        LoadScratchColumn(slot);
        Il.Emit(OpCodes.Ldloc, _point);
        Il.Emit(OpCodes.Call, VectorMethods.Store);
    }

    /// <inheritdoc/>
    public override void LoadScratch(int slot)
    {
        LoadScratchColumn(slot);
        LoadAtPoint();
    }

    private void FindInput(DataFlow flow, int operand)
    {
        if (operand < 0 && ~operand >= flow.Tape.FirstVariable) Column(_inputs, ~operand - flow.Tape.FirstVariable, 1);
    }

    private void Column(Dictionary<int, LocalBuilder> columns, int index, short argument)
    {
        if (columns.ContainsKey(index)) return;
        LocalBuilder column = Il.DeclareLocal(typeof(double).MakeByRefType());
        Il.Emit(OpCodes.Ldarg, argument);
        Il.Emit(OpCodes.Ldarg, (short)(argument + 1));
        Il.Emit(OpCodes.Ldc_I4, index);
        Il.Emit(OpCodes.Conv_I);
        Il.Emit(OpCodes.Mul);
        Il.Emit(OpCodes.Add);
        Il.Emit(OpCodes.Stloc, column);
        columns.Add(index, column);
    }

    private void LoadScratchColumn(int slot)
    {
        Il.Emit(OpCodes.Ldarg, (short)5);
        Offset(slot * StrideOf(_tile), sizeof(double));
    }

    private void AddressAtPoint(LocalBuilder column)
    {
        Il.Emit(OpCodes.Ldloc, column);
        AddPoint();
    }

    private void AddPoint()
    {
        Il.Emit(OpCodes.Ldloc, _point);
        Il.Emit(OpCodes.Ldc_I4_8);
        Il.Emit(OpCodes.Mul);
        Il.Emit(OpCodes.Add);
    }

    private void LoadAtPoint()
    {
        if (_isVector)
        {
            Il.Emit(OpCodes.Ldloc, _point);
            Il.Emit(OpCodes.Call, VectorMethods.Load);
        }
        else
        {
            AddPoint();
            Il.Emit(OpCodes.Ldind_R8);
        }
    }
}
