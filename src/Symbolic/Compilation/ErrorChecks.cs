using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>What is looked at to see whether the doubles at a point can be trusted: the magnitudes and the rounding errors of values that the results depend on there.</summary>
/// <remarks>What is computed for the sake of a branch alone counts where the branch is taken. Linear, unless branches of different choices share much that nothing
/// else needs.</remarks>
/// <param name="graph">The values.</param>
/// <param name="errors">The rounding errors.</param>
/// <param name="lesser">The function that gives the lesser of two values, or NaN.</param>
internal sealed class ErrorChecks(ValueGraph graph, RoundingErrors errors, FunctionDefinition lesser)
{
    private const int None = -1, LeastRoom = 32;
    private readonly bool[] _always = new bool[graph.Values.Length];
    private readonly Dictionary<int, int> _ofChoices = [];
    private HashSet<int> _watched = [];

    /// <summary>Magnitudes that must not be tiny, and checks that must not be negative.</summary>
    /// <param name="outputs">The results.</param>
    /// <param name="watched">Values that must not be tiny where they count.</param>
    /// <returns>The magnitudes, checks that are numbers where the results are, other checks, and for each, in this order, the outputs that depend on what it is about: bit k for output k, all bits where there are more.</returns>
    public (int[] Magnitudes, int[] Checks, int[] Decisions, ulong[] Dependents) Place(ReadOnlySpan<int> outputs, int[] watched)
    {
        List<int> choices = Demand(outputs, null);
        if (choices.Count > 0)
        {
            _watched = [.. watched];
            foreach (int id in ValueOrder.Of(graph, outputs))
            {
                if (graph.Values[id].Operation == Operation.Choose) Choice(id);
            }
        }

        ulong[] dependents = Dependents(outputs);
        SortedList<int, ulong> checks = [], decisions = [];
        foreach ((int value, int check) in errors.Checks.Select(static pair => (pair.Key, pair.Value)).Concat(errors.FurtherChecks))
        {
            if (!_always[value]) continue;
            SortedList<int, ulong> found = errors.Deciding.Contains(value) ? decisions : checks;
            found[check] = found.GetValueOrDefault(check) | dependents[value];
        }

        foreach (int choice in choices)
        {
            if (_ofChoices[choice] is var check and not None) decisions[check] = decisions.GetValueOrDefault(check) | dependents[choice];
        }

        int[] magnitudes = Array.FindAll(watched, value => _always[value]);
        return (magnitudes, [.. checks.Keys], [.. decisions.Keys], [.. Array.ConvertAll(magnitudes, value => dependents[value]), .. checks.Values, .. decisions.Values]);
    }

    /// <summary>For each value the outputs that depend on it. What a value is made of stands before it.</summary>
    private ulong[] Dependents(ReadOnlySpan<int> outputs)
    {
        ReadOnlySpan<ValueGraph.Value> values = graph.Values;
        ulong[] dependents = new ulong[values.Length];
        if (outputs.Length > 64)
        {
            dependents.AsSpan().Fill(ulong.MaxValue);
            return dependents;
        }

        for (int k = 0; k < outputs.Length; k++) dependents[outputs[k]] |= 1UL << k;
        for (int id = values.Length - 1; id >= 0; id--)
        {
            for (int k = 0; k < 3 && dependents[id] != 0; k++)
            {
                if (values[id].Operand(k) is >= 0 and var operand) dependents[operand] |= dependents[id];
            }
        }

        return dependents;
    }

    /// <summary>Goes over everything that is needed for some values, whatever branches are taken.</summary>
    /// <param name="roots">The values.</param>
    /// <param name="demanded">Takes down what has not been needed always, and is not gone over again; null for what is needed always.</param>
    /// <returns>The choices among it, whose branches are left out.</returns>
    private List<int> Demand(ReadOnlySpan<int> roots, HashSet<int>? demanded)
    {
        List<int> choices = [];
        ReadOnlySpan<ValueGraph.Value> values = graph.Values;
        Stack<int> open = new(LeastRoom);
        foreach (int root in roots) open.Push(root);
        while (open.TryPop(out int id))
        {
            if (_always[id] || demanded?.Add(id) == false) continue;
            if (demanded is null) _always[id] = true;
            ref readonly ValueGraph.Value value = ref values[id];
            bool isChoice = value.Operation == Operation.Choose;
            if (isChoice) choices.Add(id);
            for (int k = 0; k < (isChoice ? 1 : 3); k++)
            {
                int operand = value.Operand(k);
                if (operand >= 0 && !_always[operand]) open.Push(operand);
            }
        }

        return choices;
    }

    private void Choice(int id)
    {
        ValueGraph.Value value = graph.Values[id];
        int yes = Branch(value.B), no = Branch(value.C), zero = graph.Constant(Rational.Zero);
        _ofChoices.Add(id, yes == None && no == None ? None : graph.Apply(Operation.Choose, value.A, yes == None ? zero : yes, no == None ? zero : no));
    }

    private int Branch(int root)
    {
        HashSet<int> demanded = [];
        int worst = None;
        foreach (int choice in Demand(new ReadOnlySpan<int>(ref root), demanded)) worst = Join(worst, _ofChoices[choice]);
        foreach (int id in demanded.Order())
        {
            if (errors.Checks.TryGetValue(id, out int check)) worst = Join(worst, check);
            if (_watched.Contains(id)) worst = Join(worst, graph.Apply(Operation.Subtract, errors.Magnitude(id), graph.Constant(Rational.FromDouble(Guard.Least))));
        }

        return worst;
    }

    private int Join(int a, int b) => a == None ? b : b == None || a == b ? a : graph.Call(lesser, [a, b]);
}
