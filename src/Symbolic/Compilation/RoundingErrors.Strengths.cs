namespace Symbolic.Compilation;

/// <content>What has been lost on the way of what functions lack, which is known to 2^-62 of their values: each sum that cancels and each function that magnifies errors leaves less of that, and those above each other leave less than each alone.</content>
internal sealed partial class RoundingErrors
{
    private readonly ValueMap _strengths = new();

    /// <summary>The magnitude of a value, or of what it has been before sums cancelled and functions magnified errors.</summary>
    private int Strength(int value) => LostFrom(value) is var strength and not None ? strength : Magnitude(value);

    /// <summary>The magnitude of what a value has been before sums cancelled and functions magnified errors, if they did: the error of its error is so much times 2^-62.</summary>
    private int LostFrom(int value)
    {
        value = Computed(value);
        if (_strengths.TryGetValue(value, out int known)) return known;
        Stack<int> open = new([value]);
        while (open.TryPeek(out int next))
        {
            int count = open.Count;
            ValueGraph.Value operation = graph.Values[next];
            (int first, int end) = PassedOn(operation.Operation);
            for (int k = first; k < end; k++)
            {
                if (!_strengths.ContainsKey(Computed(operation.Operand(k)))) open.Push(Computed(operation.Operand(k)));
            }

            if (open.Count > count) continue;
            if (!_strengths.ContainsKey(next)) _strengths.Add(next, LostFrom(next, operation));
            open.Pop();
        }

        return _strengths[value];
    }

    private int LostFrom(int value, ValueGraph.Value operation)
    {
        (int first, int end) = PassedOn(operation.Operation);
        int a = first < end ? _strengths[Computed(operation.Operand(first))] : None, b = first + 1 < end ? _strengths[Computed(operation.Operand(first + 1))] : None;
        if (a == None && b == None) return None;
        return operation.Operation switch
        {
            Operation.Negate => a,
            Operation.SquareRoot => Multiply(Reciprocal(value), a),
            Operation.Multiply => Sum(TimesMagnitude(a, operation.B), TimesMagnitude(b, operation.A)),
            Operation.Divide => Multiply(Magnitude(Reciprocal(operation.B)), Sum(a, TimesMagnitude(b, value))),
            Operation.Choose => graph.Apply(Operation.Choose, operation.A, a == None ? Magnitude(operation.B) : a, b == None ? Magnitude(operation.C) : b),
            _ => Add(a == None ? Magnitude(operation.A) : a, b == None ? Magnitude(operation.B) : b),
        };
    }

    private int TimesMagnitude(int strength, int other) => strength == None ? None : Multiply(strength, Magnitude(other));

    /// <summary>The operands whose errors arithmetic passes on: the first, and the one after the last.</summary>
    private static (int First, int End) PassedOn(Operation operation) => operation switch
    {
        Operation.Negate or Operation.SquareRoot => (0, 1),
        Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide => (0, 2),
        Operation.Choose => (1, 3),
        _ => (0, 0),
    };
}
