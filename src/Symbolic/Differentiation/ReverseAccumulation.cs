using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Differentiation;

/// <summary>The derivatives of an expression, or of a weighted sum of several, by many variables at once: reverse accumulation over the shared graph.</summary>
/// <remarks>One sweep serves all variables, however many; tangent rules that are not linear by their form have no transpose, so variables
/// below them are differentiated by one at a time.</remarks>
internal sealed class ReverseAccumulation(FunctionTable functions, Func<Expr, Expr> fold)
{
    private readonly Differentiator _forward = new(functions, fold);

    /// <summary>The derivatives by some variables of Σ weight·root, as raw shared graphs.</summary>
    public Expr[] Gradient(ReadOnlySpan<Expr> roots, ReadOnlySpan<Expr> weights, VariableSet variables)
    {
        using GraphBuilder graph = GraphBuilder.Shared(roots);
        return Gradient(roots, graph, weights, variables);
    }

    /// <summary>The same for roots whose nodes are numbered already, where equal ones are one.</summary>
    public Expr[] Gradient(ReadOnlySpan<Expr> roots, GraphBuilder graph, ReadOnlySpan<Expr> weights, VariableSet variables)
    {
        Expr[] result = new Expr[variables.Count];
        Array.Fill(result, Number.Zero);
        HashSet<int>? apart = BelowNonlinear(roots, graph, variables);
        if (apart is not null)
        {
            foreach (int variable in apart) result[variable] = Forward(roots, weights, variables[variable]);
        }

        using AdjointSweep sweep = new(graph, _forward.Partials, variables, apart);
        for (int i = 0; i < roots.Length; i++) sweep.Seed(roots[i], weights[i]);
        sweep.Run(result);
        if (!variables.IsRepeating) return result;

        // a variable that is asked for again has the same derivative
        for (int i = 0; i < result.Length; i++) result[i] = result[variables.NumberOf(variables[i])];
        return result;
    }

    private bool MayHaveTangents(ReadOnlySpan<Expr> roots)
    {
        foreach (Expr root in roots)
        {
            if (_forward.Partials.MayHaveTangents(root)) return true;
        }

        return false;
    }

    private Expr Forward(ReadOnlySpan<Expr> roots, ReadOnlySpan<Expr> weights, string variable)
    {
        List<Expr> terms = [];
        for (int i = 0; i < roots.Length; i++) terms.Add(Raw.Product(weights[i], _forward.Differentiate(roots[i], variable)));
        return Raw.Sum(terms);
    }

    /// <summary>The variables below tangent rules that are not linear; null for none.</summary>
    private HashSet<int>? BelowNonlinear(ReadOnlySpan<Expr> roots, GraphBuilder graph, VariableSet variables)
    {
        if (!MayHaveTangents(roots)) return null;
        List<Expr>? nonlinear = null;
        for (int i = 0; i < graph.Count; i++)
        {
            if (graph.Node(i) is Call { IsDerivative: false } call && _forward.Partials.Row(call) is { Tangent: not null } row && !LinearTangent.Is(_forward.Partials.TangentOf(row))) (nonlinear ??= []).Add(call);
        }

        if (nonlinear is null) return null;
        return [.. ExpressionGraph.Of([.. nonlinear]).Nodes.OfType<Symbol>().Select(variables.NumberOf).Where(static number => number >= 0)];
    }
}
