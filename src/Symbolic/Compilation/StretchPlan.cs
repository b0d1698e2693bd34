namespace Symbolic.Compilation;

/// <summary>Where the values of a stretch of a tape are computed, and for how long they are needed. Linear time.</summary>
/// <remarks>A value that is used once, in the same basic block, is computed where it is used, at most <see cref="MaximumDepth"/> inside each other; what a function's
/// value lacks comes with the value where the code has one call for both.</remarks>
internal sealed class StretchPlan
{
    private const int MaximumDepth = 6;
    private readonly DataFlow _flow;
    private readonly ChunkPlan.Stretch _stretch;
    private readonly bool[] _isDeferred, _isRest;
    private readonly int[] _restOf;

    /// <summary>For each instruction of the stretch one more than the first of the values that nothing needs after it; for each value the same for the next such value.</summary>
    private readonly int[] _firstDone, _nextDone;

    /// <summary>Plans a stretch.</summary>
    public StretchPlan(DataFlow flow, ChunkPlan.Stretch stretch, ValueCode code)
    {
        (_flow, _stretch) = (flow, stretch);
        _isDeferred = new bool[stretch.Length];
        _isRest = new bool[stretch.Length];
        _restOf = new int[stretch.Length];
        _firstDone = new int[stretch.Length];
        _nextDone = new int[stretch.Length];
        if (code.IsMasked) Blends = new BlendPlan(flow, stretch);
        Pair(code);
        Defer(code);
        if (!flow.HasCalls(stretch)) End();
    }

    /// <summary>Choices without jumps, where the code has them.</summary>
    public BlendPlan? Blends { get; }

    /// <summary>Whether a value is computed where it is used.</summary>
    public bool IsDeferred(int value) => value >= _stretch.Start && _isDeferred[value - _stretch.Start];

    /// <summary>Whether a value of the stretch is what another lacks, and comes with that.</summary>
    public bool IsRest(int value) => _isRest[value - _stretch.Start];

    /// <summary>What a value lacks that comes with it, or null.</summary>
    public int? RestOf(int value) => value >= _stretch.Start && _restOf[value - _stretch.Start] is > 0 and var rest ? rest : null;

    /// <summary>The first of the values that nothing needs after an instruction, or −1. None where methods are called.</summary>
    public int FirstEnded(int position) => At(_firstDone[position - _stretch.Start]);

    /// <summary>The next of the values that are needed as long as another, or −1.</summary>
    public int NextEnded(int value) => At(_nextDone[value - _stretch.Start]);

    private int At(int place) => place == 0 ? -1 : _stretch.Start + place - 1;

    /// <summary>Finds values of functions of which the code also computes, later, what they lack: both come from one call.</summary>
    private void Pair(ValueCode code)
    {
        for (int i = _stretch.Start; i < _stretch.End; i++)
        {
            Instruction rest = _flow.Code[i];
            int of = rest.Operation == Operation.Call2 ? rest.B : rest.Operation == Operation.Call3 ? rest.C : -1;
            if (of < _stretch.Start) continue;
            Instruction value = _flow.Code[of];
            bool isSame = value.Operation == rest.Operation - 1 && value.A == rest.A && (value.Operation == Operation.Call1 || value.B == rest.B);
            if (!isSame || !code.IsPaired(value.Index, rest.Index)) continue;
            _restOf[of - _stretch.Start] = i;
            _isRest[i - _stretch.Start] = true;
        }
    }

    private void Defer(ValueCode code)
    {
        int[] block = new int[_stretch.Length + 1], depth = new int[_stretch.Length];
        for (int i = 0; i < _stretch.Length; i++)
        {
            int position = _stretch.Start + i;
            if (_flow.IsTarget[position]) block[i]++;
            block[i + 1] = block[i] + (_flow.Code[position].IsJump ? 1 : 0);
        }

        for (int i = 0; i < _stretch.Length; i++)
        {
            Instruction instruction = _flow.Code[_stretch.Start + i];
            int use = _flow.LastUse[_stretch.Start + i];
            depth[i] = 1 + DeferredDepth(instruction, depth);
            bool isGuarded = instruction.Operation is >= Operation.Call1 and <= Operation.CallMany && code.IsGuarded(instruction.Index);
            bool isOnce = instruction.Operation < Operation.Copy && _flow.Uses[_stretch.Start + i] == 1 && !isGuarded;
            _isDeferred[i] = isOnce && _restOf[i] == 0 && !_isRest[i] && use < _stretch.End && IsReadAtOnce(instruction, _flow.Code[use]) && block[use - _stretch.Start] == block[i] && depth[i] < MaximumDepth;
        }
    }

    /// <summary>Whether nothing has to be kept while a value is computed where it is used: the operands of a fused multiplication and addition, which can
    /// be negative for nothing, would go to memory.</summary>
    private static bool IsReadAtOnce(in Instruction instruction, in Instruction user) =>
        user.Operation != Operation.FusedMultiplyAdd || instruction.Operation == Operation.Negate;

    private int DeferredDepth(Instruction instruction, int[] depth)
    {
        int deepest = 0;
        for (int k = 0; k < instruction.OperandCount; k++) deepest = Math.Max(deepest, DepthOf(instruction.Operand(k), depth));
        if (instruction.Operation != Operation.CallMany) return deepest;
        foreach (int argument in _flow.Arguments(instruction)) deepest = Math.Max(deepest, DepthOf(argument, depth));
        return deepest;
    }

    private int DepthOf(int value, int[] depth) => IsDeferred(value) ? depth[value - _stretch.Start] : 0;

    /// <summary>Finds after which instruction each value is needed no more: a value computed where it is used reads its own operands there. Values that are assigned in several places
    /// keep their variables.</summary>
    private void End()
    {
        int[] computed = new int[_stretch.Length], last = new int[_stretch.Length];
        for (int i = _stretch.Length - 1; i >= 0; i--)
        {
            Instruction instruction = _flow.Code[_stretch.Start + i];
            computed[i] = ComputedAt(i, instruction, computed);
            for (int k = 0; k < instruction.OperandCount; k++) Need(instruction.Operand(k), computed[i], last);
            if (instruction.Operation == Operation.CallMany)
            {
                foreach (int argument in _flow.Arguments(instruction)) Need(argument, computed[i], last);
            }

            if (instruction.Operation is Operation.Copy or Operation.Merge && instruction.Result >= _stretch.Start) last[instruction.Result - _stretch.Start] = int.MaxValue;
        }

        for (int i = 0; i < _stretch.Length; i++)
        {
            if (last[i] == int.MaxValue || _isDeferred[i] || !_flow.Code[_stretch.Start + i].HasResult) continue;
            int end = Math.Max(last[i], i);
            _nextDone[i] = _firstDone[end];
            _firstDone[end] = i + 1;
        }
    }

    /// <summary>The place where an instruction reads its operands: conditions without jumps do so where the choice ends.</summary>
    private int ComputedAt(int place, in Instruction instruction, int[] computed)
    {
        if (_isDeferred[place]) return computed[_flow.LastUse[_stretch.Start + place] - _stretch.Start];
        bool isChoice = instruction.IsJump && instruction.Operation != Operation.Jump && Blends?.Contains(_stretch.Start + place) == true;
        return isChoice ? Blends!.EndOf(_stretch.Start + place) - _stretch.Start : place;
    }

    private void Need(int value, int position, int[] last)
    {
        if (value >= _stretch.Start) last[value - _stretch.Start] = Math.Max(last[value - _stretch.Start], position);
    }
}
