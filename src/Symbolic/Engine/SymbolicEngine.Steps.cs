using System.Collections.Immutable;
using Symbolic.Differentiation;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Rewriting;

namespace Symbolic;

/// <content>Derivations a reader can follow.</content>
public sealed partial class SymbolicEngine
{
    /// <summary>How a derivative comes about: the derivative of every part that depends on the variable, inner parts first, the whole last; for
    /// several variables one derivation after the other.</summary>
    /// <remarks>Each part is differentiated by itself, which costs time quadratic in the depth.</remarks>
    /// <exception cref="SymbolicException">As for <see cref="Differentiate"/>.</exception>
    public ImmutableArray<DerivationStep> Steps(Expr expression, params ReadOnlySpan<string> by)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        ImmutableArray<DerivationStep>.Builder steps = ImmutableArray.CreateBuilder<DerivationStep>();
        Expr current = Resolve(expression);
        foreach (string variable in by)
        {
            AddSteps(current, variable, steps);
            current = DifferentiateOnce(current, variable, SimplifyLevel.Auto, null);
        }

        return steps.ToImmutable();
    }

    private void AddSteps(Expr expression, string variable, ImmutableArray<DerivationStep>.Builder steps)
    {
        using VariableSet names = new(variable);
        Prover prover = new(Functions, _assumptions, names);
        Expr Fold(Expr e) => Folded(e, null, prover);
        Differentiator differentiator = new(Functions, Fold);
        ExpressionGraph graph = ExpressionGraph.Of(Interner.Share(Fold(expression)));
        bool[] depends = graph.Fold<bool>((node, operands) => node is Symbol symbol ? symbol.Name == variable : operands.Contains(true));
        bool Depends(Expr node) => depends[graph.IndexOf(node)];
        foreach (Expr node in graph.Nodes)
        {
            if (node.Arguments.IsEmpty || !Depends(node) || (node is Call call && Operators.IsLogical(call.Name))) continue;
            Deadline.Check();
            Expr derivative = Unfold(Simplified(differentiator.Differentiate(node, variable), SimplifyLevel.Auto));
            steps.Add(new DerivationStep(variable, Unfold(node), derivative, RuleFor(node, Depends), node is Call function ? FormulaFor(function) : null));
        }
    }

    private static string RuleFor(Expr node, Func<Expr, bool> depends) => node switch
    {
        Add => "sum rule",
        Mul product => RuleFor(product, depends),
        Pow power when !depends(power.Exponent) => "power rule",
        Pow power when !depends(power.Base) => "exponential rule",
        Pow => "power rule and exponential rule",
        Call { Name: "if", IsDerivative: false } => "branch by branch",
        Call call when Pair.IsPairName(call.Name) => $"pair {call.Name[(call.Name.LastIndexOf(':') + 1)..]}",
        Call { Arguments.Length: 1 } => "chain rule",
        Call call => $"chain rule for {call.Name}",
        _ => "rule",
    };

    private static string RuleFor(Mul product, Func<Expr, bool> depends)
    {
        Expr[] factors = [.. product.Arguments.ToArray().Where(depends)];
        if (factors.Length == 1) return "constant factor";
        bool isQuotient = Array.Exists(factors, static f => f is Pow { Exponent: Number { Value.Sign: < 0 } });
        return isQuotient ? "quotient rule" : "product rule";
    }

    /// <summary>What the chain rule says through a known function of one argument, or a pair's derivatives with what its metavariables stand for.</summary>
    private string? FormulaFor(Call call)
    {
        if (Pair.IsPairName(call.Name)) return _rules.Pairs.Pairs.FirstOrDefault(pair => pair.Row.Name == call.Name) is { } pair && !call.IsDerivative ? FormulaOf(pair.Row, call) : null;
        bool isKnown = Functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && row.Origin != FunctionOrigin.Unknown;
        if (!isKnown || call.IsDerivative || call.Arguments.Length != 1) return null;
        Call outer = new(call.Name, [new Symbol("u")]);
        Expr inner = DifferentiateOnce(outer, "u", SimplifyLevel.Auto, null);
        string text = inner.ToString();
        return $"{outer}' = {(inner is Add ? $"({text})" : text)}*u'";
    }

    private static string? FormulaOf(FunctionDefinition row, Call call)
    {
        if (row.Partials.IsDefaultOrEmpty || row.Partials.Length != call.Arguments.Length) return null;
        IEnumerable<string> derivatives = row.Parameters.Select((name, i) => $"d/d{name} = {row.Partials[i]?.Text ?? "none"}");
        IEnumerable<string> bindings = row.Parameters.Select((name, i) => $"{name} = {call.Arguments[i]}");
        return $"{row.Spec?.Text}, {string.Join(", ", derivatives)}, with {string.Join(", ", bindings)}";
    }
}
