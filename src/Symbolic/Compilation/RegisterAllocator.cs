using System.Runtime.InteropServices;

namespace Symbolic.Compilation;

/// <summary>Gives the values of a schedule registers: constants, results of the prologue, inputs, then temporaries that are used again
/// after the last use of what they held.</summary>
/// <remarks>Jumps only go forward, so a value is alive at most from its first to its last mention in the sequence.</remarks>
internal sealed class RegisterAllocator
{
    private const int None = -1;
    private readonly ValueGraph _graph;
    private readonly Scheduler.Schedule _schedule;
    private readonly int[] _register, _lastUse;
    private readonly List<TapeConstant> _constants = [];
    private readonly Stack<int> _free = new();
    private int _count;

    private RegisterAllocator(ValueGraph graph, Scheduler.Schedule schedule)
    {
        _graph = graph;
        _schedule = schedule;
        _register = new int[graph.Values.Length];
        _lastUse = new int[graph.Values.Length];
        Array.Fill(_register, None);
        Array.Fill(_lastUse, None);
    }

    /// <summary>The tape of a schedule.</summary>
    public static Tape Run(ValueGraph graph, Scheduler.Schedule schedule, ReadOnlySpan<string> variables, int outputs)
    {
        RegisterAllocator allocator = new(graph, schedule);
        allocator.PlaceFixed(variables.Length);
        allocator.FindLastUses();
        allocator.Rename();
        return new Tape
        {
            Variables = [.. variables],
            OutputCount = outputs,
            Constants = [.. allocator._constants],
            Kernels = [.. graph.Kernels],
            Code = [.. schedule.Instructions],
            ArgumentLists = [.. schedule.Arguments],
            PrologueLength = schedule.Prologue,
            RegisterCount = allocator._count,
        };
    }

    private void PlaceFixed(int inputs)
    {
        ReadOnlySpan<ValueGraph.Value> values = _graph.Values;
        foreach (ref readonly Instruction instruction in CollectionsMarshal.AsSpan(_schedule.Instructions))
        {
            int operands = instruction.OperandCount;
            for (int k = 0; k < operands; k++) PlaceLiteral(instruction.Operand(k), values);
        }

        foreach (int argument in _schedule.Arguments) PlaceLiteral(argument, values);
        _count = _constants.Count;
        for (int i = 0; i < _schedule.Prologue; i++) _register[_schedule.Instructions[i].Result] = _count++;
        for (int id = 0; id < values.Length; id++)
        {
            if (values[id].Operation == Operation.Input) _register[id] = _count + values[id].Index;
        }

        _count += inputs;
    }

    private void PlaceLiteral(int id, ReadOnlySpan<ValueGraph.Value> values)
    {
        if (values[id].Operation != Operation.Constant || _register[id] != None) return;
        _register[id] = _constants.Count;
        _constants.Add(_graph.Constants[values[id].Index]);
    }

    private void FindLastUses()
    {
        ReadOnlySpan<Instruction> code = CollectionsMarshal.AsSpan(_schedule.Instructions);
        for (int i = _schedule.Prologue; i < code.Length; i++)
        {
            ref readonly Instruction instruction = ref code[i];
            int operands = instruction.OperandCount;
            for (int k = 0; k < operands; k++) _lastUse[instruction.Operand(k)] = i;
            if (instruction.Operation == Operation.CallMany)
            {
                for (int k = 0; k < instruction.B; k++) _lastUse[_schedule.Arguments[instruction.C + k]] = i;
            }

            if (instruction.Operation == Operation.Merge) _lastUse[instruction.Result] = i;
        }
    }

    private void Rename()
    {
        int firstTemporary = _count;
        Span<Instruction> code = CollectionsMarshal.AsSpan(_schedule.Instructions);
        Span<int> arguments = CollectionsMarshal.AsSpan(_schedule.Arguments);
        for (int i = 0; i < code.Length; i++)
        {
            Instruction old = code[i];
            Instruction renamed = RenameOperands(old);
            if (i >= _schedule.Prologue) Release(old, i, firstTemporary);
            if (old.Operation == Operation.CallMany) RenameList(arguments.Slice(old.C, old.B), i, firstTemporary);
            code[i] = old.HasResult ? renamed with { Result = ResultRegister(old.Result) } : renamed;
        }
    }

    private Instruction RenameOperands(in Instruction old) => old.OperandCount switch
    {
        0 => old,
        1 => old with { A = _register[old.A], B = 0, C = 0 },
        2 => old with { A = _register[old.A], B = _register[old.B], C = 0 },
        _ => old with { A = _register[old.A], B = _register[old.B], C = _register[old.C] },
    };

    private void RenameList(Span<int> list, int position, int firstTemporary)
    {
        foreach (ref int argument in list)
        {
            int id = argument;
            argument = _register[id];
            ReleaseValue(id, position, firstTemporary);
        }
    }

    private void Release(in Instruction instruction, int position, int firstTemporary)
    {
        int operands = instruction.OperandCount;
        for (int k = 0; k < operands; k++) ReleaseValue(instruction.Operand(k), position, firstTemporary);
    }

    private void ReleaseValue(int id, int position, int firstTemporary)
    {
        if (_lastUse[id] != position || _register[id] < firstTemporary) return;
        _lastUse[id] = None;
        _free.Push(_register[id]);
    }

    private int ResultRegister(int id)
    {
        if (_register[id] == None) _register[id] = _free.TryPop(out int free) ? free : _count++;
        return _register[id];
    }
}
