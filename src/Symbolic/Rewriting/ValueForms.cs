using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Puts the value forms of pairs and functions in place of what they evaluate; for compiling only, never to be differentiated.</summary>
internal sealed class ValueForms(RuleSet rules, Prover prover)
{
    private const int MaximumRounds = 32;
    private bool _changed;

    /// <summary>The expression with value forms, and user functions replaced by their bodies, until neither occurs.</summary>
    public Expr Apply(Expr expression)
    {
        for (int round = 0; round < MaximumRounds; round++)
        {
            _changed = false;
            Expr folded = PairFolder.Fold(expression, rules.Pairs, rules.Functions, prover);
            expression = ExpressionGraph.Rewrite(folded, node => node is Call call ? Evaluated(call) : node);
            if (!_changed) break;
        }

        return expression;
    }

    private Expr Evaluated(Call call)
    {
        if (call.IsDerivative || !rules.Functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return call;
        bool isPair = Pair.IsPairName(call.Name);
        Formula? form = row.Value ?? (isPair || row.Origin == FunctionOrigin.User ? row.Spec : null);
        if (form is null) return call;
        _changed |= !isPair || row.Value is not null;
        return Substitution.Apply(Formulas.Read(form, rules.Functions), row.Parameters, call.Arguments);
    }
}
