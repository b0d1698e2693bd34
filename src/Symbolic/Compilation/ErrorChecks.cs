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
    private const int None = -1;
    private readonly bool[] _always = new bool[graph.Values.Length];
    private readonly Dictionary<int, int> _ofChoices = [];
    private HashSet<int> _watched = [];

    /// <summary>Magnitudes that must not be tiny, and checks that must not be negative.</summary>
    /// <param name="outputs">The results.</param>
    /// <param name="watched">Values that must not be tiny where they count.</param>
    public (int[] Magnitudes, int[] Checks) Place(ReadOnlySpan<int> outputs, int[] watched)
    {
        List<int> choices = Demand(outputs, MarkAlways);
        if (choices.Count > 0)
        {
            _watched = [.. watched];
            foreach (int id in ValueOrder.Of(graph, outputs))
            {
                if (graph.Values[id].Operation == Operation.Choose) Choice(id);
            }
        }

        List<int> found = [];
        foreach ((int value, int check) in errors.Checks)
        {
            if (_always[value]) found.Add(check);
        }

        int[] checks = [.. found.Concat(choices.Select(choice => _ofChoices[choice]).Where(static check => check != None)).Order().Distinct()];
        int[] magnitudes = [.. watched.Where(value => _always[value])];
        return (magnitudes, checks);
    }

    private bool MarkAlways(int id)
    {
        bool isNew = !_always[id];
        _always[id] = true;
        return isNew;
    }

    /// <summary>Goes over everything that is needed for some values, whatever branches are taken.</summary>
    /// <param name="roots">The values.</param>
    /// <param name="isNew">Takes note of a value; false when it has been seen or does not matter.</param>
    /// <returns>The choices among it, whose branches are left out.</returns>
    private List<int> Demand(ReadOnlySpan<int> roots, Func<int, bool> isNew)
    {
        List<int> choices = [];
        Stack<int> open = new(roots.ToArray());
        while (open.TryPop(out int id))
        {
            if (!isNew(id)) continue;
            ValueGraph.Value value = graph.Values[id];
            if (value.Operation == Operation.Choose) choices.Add(id);
            for (int k = 0; k < (value.Operation == Operation.Choose ? 1 : 3); k++)
            {
                if (value.Operand(k) >= 0) open.Push(value.Operand(k));
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
        foreach (int choice in Demand(new ReadOnlySpan<int>(ref root), id => !_always[id] && demanded.Add(id))) worst = Join(worst, _ofChoices[choice]);
        foreach (int id in demanded.Order())
        {
            if (errors.Checks.TryGetValue(id, out int check)) worst = Join(worst, check);
            if (_watched.Contains(id)) worst = Join(worst, graph.Apply(Operation.Subtract, errors.Magnitude(id), graph.Constant(Rational.FromDouble(Guard.Least))));
        }

        return worst;
    }

    private int Join(int a, int b) => a == None ? b : b == None || a == b ? a : graph.Call(lesser, [a, b]);
}
