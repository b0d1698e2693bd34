using System.Runtime.InteropServices;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Puts the values of a graph into a sequence of instructions whose registers are still the values themselves.</summary>
/// <remarks>Branches become jumps; everything only a branch needs stands inside it. Nested branches are worked off on a heap stack.</remarks>
internal sealed class Scheduler
{
    private readonly ValueGraph _graph;
    private readonly RegionAssignment _regions;
    private readonly int[] _regionStart, _regionValues;
    private readonly Stack<Step> _steps = new();
    private readonly List<Instruction> _instructions;
    private readonly List<int> _labels = [], _arguments = [];

    /// <summary>For each value one more than the first of the outputs that it is, or 0; for each output the same for the next one that is the same value.</summary>
    private readonly int[] _firstOutput, _nextOutput;

    private Scheduler(ValueGraph graph, int[] outputs)
    {
        _graph = graph;
        _regions = new RegionAssignment(graph, outputs);
        _instructions = new List<Instruction>(_regions.Order.Length + outputs.Length);
        _firstOutput = new int[graph.Values.Length];
        _nextOutput = new int[outputs.Length];
        for (int i = outputs.Length - 1; i >= 0; i--)
        {
            _nextOutput[i] = _firstOutput[outputs[i]];
            _firstOutput[outputs[i]] = i + 1;
        }

        (_regionStart, _regionValues) = Grouped();
    }

    private enum StepKind
    {
        Region,
        Condition,
        Bind,
        Jump,
        Copy,
        Merge,
        Finish,
    }

    /// <summary>The instructions for the constants, then those for everything else, and the argument lists of calls.</summary>
    public static Schedule Run(ValueGraph graph, int[] outputs)
    {
        Scheduler scheduler = new(graph, outputs);
        foreach (int value in scheduler._regions.Order)
        {
            if (graph.IsConstant(value) && !graph.IsLiteral(value)) scheduler.Emit(value);
        }

        int prologue = scheduler._instructions.Count;
        for (int i = 0; i < outputs.Length; i++)
        {
            bool isFirst = scheduler._firstOutput[outputs[i]] == i + 1;
            if (isFirst && (graph.IsConstant(outputs[i]) || graph.Values[outputs[i]].Operation == Operation.Input)) scheduler.EmitOutputs(outputs[i]);
        }

        scheduler.RunRegion();
        scheduler.BindJumps();
        return new Schedule(scheduler._instructions, prologue, scheduler._arguments);
    }

    private bool IsScheduled(int id)
    {
        if (_graph.IsConstant(id)) return false;
        return _graph.Values[id].Operation switch
        {
            Operation.Input or Operation.Argument => false,
            >= Operation.Less => _regions.IsKept(id),
            _ => true,
        };
    }

    private (int[] Start, int[] Values) Grouped()
    {
        int[] start = new int[_regions.RegionCount + 1];
        foreach (int value in _regions.Order)
        {
            if (IsScheduled(value)) start[_regions.RegionOf(value) + 1]++;
        }

        for (int i = 1; i < start.Length; i++) start[i] += start[i - 1];
        int[] values = new int[start[^1]], next = [.. start];
        foreach (int value in _regions.Order)
        {
            if (IsScheduled(value)) values[next[_regions.RegionOf(value)]++] = value;
        }

        return (start, values);
    }

    private void RunRegion()
    {
        _steps.Push(new Step(StepKind.Region, 0, _regionStart[0]));
        while (_steps.TryPop(out Step step)) Run(step);
    }

    private void Run(Step step)
    {
        switch (step.Kind)
        {
            case StepKind.Region: Continue(step.Target, step.Operand); break;
            case StepKind.Condition: Condition(step.Operand, step.Target, step.JumpWhen); break;
            case StepKind.Bind: _labels[step.Target] = _instructions.Count; break;
            case StepKind.Jump: _instructions.Add(new Instruction(Operation.Jump, step.Target, 0)); break;
            case StepKind.Copy: _instructions.Add(new Instruction(Operation.Copy, step.Target, step.Operand)); break;
            case StepKind.Merge: _instructions.Add(new Instruction(Operation.Merge, step.Target, step.Operand)); break;
            default: EmitOutputs(step.Target); break;
        }
    }

    /// <summary>Emits a region from a position up to its end or the next choice, whose branches come first.</summary>
    private void Continue(int region, int position)
    {
        for (; position < _regionStart[region + 1]; position++)
        {
            int id = _regionValues[position];
            ValueGraph.Value value = _graph.Values[id];
            if (value.Operation >= Operation.Choose)
            {
                _steps.Push(new Step(StepKind.Region, region, position + 1));
                Choose(id, value);
                return;
            }

            Emit(id);
            EmitOutputs(id);
        }
    }

    /// <summary>if a then b else c; a truth that is kept is a choice of 1 or 0.</summary>
    private void Choose(int id, ValueGraph.Value value)
    {
        bool isTruth = value.Operation != Operation.Choose;
        int no = NewLabel(), end = NewLabel();
        _steps.Push(new Step(StepKind.Finish, id));
        _steps.Push(new Step(StepKind.Bind, end));
        _steps.Push(new Step(StepKind.Merge, id, isTruth ? _graph.Constant(Rational.Zero) : value.C));
        if (!isTruth) PushRegion(_regions.BranchOf(id) + 1);
        _steps.Push(new Step(StepKind.Bind, no));
        _steps.Push(new Step(StepKind.Jump, end));
        _steps.Push(new Step(StepKind.Copy, id, isTruth ? _graph.Constant(Rational.One) : value.B));
        if (isTruth)
        {
            Connective(id, no, false);
            return;
        }

        PushRegion(_regions.BranchOf(id));
        _steps.Push(new Step(StepKind.Condition, no, value.A));
    }

    private void PushRegion(int region) => _steps.Push(new Step(StepKind.Region, region, _regionStart[region]));

    /// <summary>Jumps to a label if the condition is <paramref name="jumpWhen"/>, else goes on.</summary>
    private void Condition(int id, int label, bool jumpWhen)
    {
        ValueGraph.Value value = _graph.Values[id];
        if (_regions.IsKept(id))
        {
            Relation(Operation.NotEqual, id, _graph.Constant(Rational.Zero), label, jumpWhen);
        }
        else if (value.Operation is Operation.And or Operation.Or or Operation.Not)
        {
            Connective(id, label, jumpWhen);
        }
        else
        {
            Relation(value.Operation, value.A, value.B, label, jumpWhen);
        }
    }

    private void Connective(int id, int label, bool jumpWhen)
    {
        ValueGraph.Value value = _graph.Values[id];
        if (value.Operation == Operation.Not)
        {
            _steps.Push(new Step(StepKind.Condition, label, value.A, !jumpWhen));
            return;
        }

        bool decisive = value.Operation == Operation.Or;
        int skip = decisive == jumpWhen ? label : NewLabel();
        if (skip != label) _steps.Push(new Step(StepKind.Bind, skip));
        _steps.Push(new Step(StepKind.Condition, label, value.B, jumpWhen));
        PushRegion(_regions.BranchOf(id));
        _steps.Push(new Step(StepKind.Condition, skip, value.A, decisive));
    }

    private void Relation(Operation relation, int a, int b, int label, bool jumpWhen)
    {
        Operation jump = (relation, jumpWhen) switch
        {
            (Operation.Less, true) => Operation.JumpIfLess,
            (Operation.Less, false) => Operation.JumpUnlessLess,
            (Operation.LessOrEqual, true) => Operation.JumpIfLessOrEqual,
            (Operation.LessOrEqual, false) => Operation.JumpUnlessLessOrEqual,
            (Operation.Equal, true) or (Operation.NotEqual, false) => Operation.JumpIfEqual,
            _ => Operation.JumpUnlessEqual,
        };
        _instructions.Add(new Instruction(jump, label, a, b));
    }

    private void Emit(int id)
    {
        ValueGraph.Value value = _graph.Values[id];
        if (value.Operation == Operation.Argument) return;
        if (value.Operation != Operation.CallMany)
        {
            _instructions.Add(new Instruction(value.Operation, id, value.A, value.B, value.C, value.Index));
            return;
        }

        int start = _arguments.Count;
        for (int cell = value.A; cell >= 0; cell = _graph.Values[cell].A) _arguments.Add(_graph.Values[cell].B);
        CollectionsMarshal.AsSpan(_arguments)[start..].Reverse();
        _instructions.Add(new Instruction(Operation.CallMany, id, 0, _arguments.Count - start, start, value.Index));
    }

    private void EmitOutputs(int id)
    {
        for (int output = _firstOutput[id]; output > 0; output = _nextOutput[output - 1]) _instructions.Add(new Instruction(Operation.Output, -1, id, 0, 0, output - 1));
    }

    private int NewLabel()
    {
        _labels.Add(-1);
        return _labels.Count - 1;
    }

    private void BindJumps()
    {
        foreach (ref Instruction instruction in CollectionsMarshal.AsSpan(_instructions))
        {
            if (instruction.IsJump) instruction = instruction with { Result = _labels[instruction.Result] };
        }
    }

    /// <summary>A sequence of instructions over values: those before <paramref name="Prologue"/> depend on constants only.</summary>
    internal sealed record Schedule(List<Instruction> Instructions, int Prologue, List<int> Arguments);

    private readonly record struct Step(StepKind Kind, int Target, int Operand = 0, bool JumpWhen = false);
}
