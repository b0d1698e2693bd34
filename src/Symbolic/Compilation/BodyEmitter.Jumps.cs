using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <content>Jumps, and choices without them.</content>
internal sealed partial class BodyEmitter
{
    private bool IsTarget(int position) => _plan.Blends?.IsTarget(position) ?? _flow.IsTarget[position];

    /// <summary>The label that comes first after an instruction, if there is one in the stretch.</summary>
    private Label? Next(int position)
    {
        for (int i = position + 1; i <= _stretch.End; i++)
        {
            if (IsTarget(i)) return LabelOf(i);
        }

        return null;
    }

    /// <summary>Jumps arrive here, from places where other variables may have been loaded.</summary>
    private void Join(int position)
    {
        _il.MarkLabel(LabelOf(position));
        _inputs.Clear();
        if (_code.IsMasked) _code.Join(LabelOf(position), Next(position));
    }

    /// <summary> → one of the values of two branches: the first is in its variable.</summary>
    private void Blend(in Instruction choice, in Instruction merge)
    {
        Load(choice.A);
        Load(choice.B);
        _code.Compare(choice.Operation);
        if (choice.JumpsIf) Load(merge.A);
        _il.Emit(OpCodes.Ldloc, LocalOf(merge.Result));
        if (!choice.JumpsIf) Load(merge.A);
        _code.Select();
    }

    private void Jump(int position, in Instruction instruction)
    {
        if (_plan.Blends?.Contains(position) == true) return;
        for (int k = 0; k < instruction.OperandCount; k++) Load(instruction.Operand(k));
        Label target = TargetOf(instruction.Result);
        _code.Jump(instruction.Operation, target, _code.IsMasked ? Next(position)!.Value : target);
    }

    private Label TargetOf(int position)
    {
        if (position < _stretch.End || (position == _stretch.End && _stretch.End == _flow.Code.Length)) return LabelOf(position);
        if (_exits.TryGetValue(position, out Label exit)) return exit;
        exit = _il.DefineLabel();
        _exits.Add(position, exit);
        return exit;
    }
}
