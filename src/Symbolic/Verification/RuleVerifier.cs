using System.Collections.Immutable;
using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Rewriting;

namespace Symbolic.Verification;

/// <summary>Checks the derivative and value forms of a layer of rules against what its patterns and bodies mean.</summary>
/// <remarks>In exact real arithmetic at seeded points, without finite differences; only natives, which have no meaning to compare
/// with, are compared by differences.</remarks>
internal sealed class RuleVerifier(VerificationContext context)
{
    private const int LeastPoints = 4;
    private readonly List<Diagnostic> _found = [];

    /// <summary>What is wrong with the forms of a layer, or could not be decided.</summary>
    public ImmutableArray<Diagnostic> Check(RuleLayer layer)
    {
        foreach (CheckedRule rule in Rules(layer)) Check(rule);
        foreach (Rewrite rewrite in layer.Rewrites) Check(rewrite, layer);
        return [.. _found];
    }

    /// <summary>Warnings about forms that lose their digits in double.</summary>
    public IEnumerable<Diagnostic> Probe(RuleLayer layer)
    {
        StabilityProbe probe = new(context);
        return Rules(layer).SelectMany(probe.Run);
    }

    private IEnumerable<CheckedRule> Rules(RuleLayer layer)
    {
        foreach (FunctionDefinition function in layer.Functions) yield return new CheckedRule(context.Current(function), $"function '{function.Name}'", layer.SpanOf(function.Name), Conditions(function), layer.FormSpans(function.Name));
        foreach (Pair pair in layer.Pairs) yield return new CheckedRule(pair.Row, $"pair '{pair.Name}'", pair.Span, pair.Pattern.Conditions, layer.FormSpans(pair.Name));
    }

    private ImmutableArray<Condition> Conditions(FunctionDefinition function) =>
        function.Where is null ? [] : [new RelationCondition(context.Read(function.Where))];

    private void Check(CheckedRule rule)
    {
        if (rule.Row.Tangent is not null) CheckTangent(rule);
        if (rule.Row.Spec is null)
        {
            if (rule.Row.Kernel is not null) _found.AddRange(NativeCheck.Run(rule, context));
            return;
        }

        bool isSymmetric = CheckSymmetry(rule);
        Expr spec = context.Read(rule.Row.Spec);
        if (isSymmetric && !rule.Row.IsSurrogate)
        {
            for (int i = 0; i < rule.Row.Arity; i++) CheckPartial(rule, spec, i);
        }

        if (rule.Row.Value is not null) Compare(rule, context.Read(rule.Row.Value), spec, "SD2002", "the value form");
    }

    /// <summary>A rewrite keeps the value wherever its pattern has one and its conditions hold.</summary>
    private void Check(Rewrite rewrite, RuleLayer layer)
    {
        FunctionDefinition row = new() { Name = rewrite.Name, Parameters = rewrite.Pattern.Metavariables, Origin = FunctionOrigin.User };
        CheckedRule rule = new(row, $"rewrite '{rewrite.Name}'", rewrite.Span, rewrite.Pattern.Conditions, layer.FormSpans(rewrite.Name));
        Compare(rule, Numeric(rewrite.Replacement), Numeric(rewrite.Pattern.Expression), "SD2002", "the replacement");
    }

    /// <summary>A condition as the number 1 or 0.</summary>
    private static Expr Numeric(Expr expression) =>
        expression is Call { IsDerivative: false } call && Operators.IsLogical(call.Name) ? new Call("if", [call, Number.One, Number.Zero]) : expression;

    private void CheckPartial(CheckedRule rule, Expr spec, int index)
    {
        if (rule.Row.Partial(index) is not { } partial || ReferenceEquals(partial, Formula.Absent)) return;
        string name = rule.Row.Parameters[index];
        Expr expected = context.Derivative(spec, name);
        Compare(rule, context.Read(partial), expected, "SD2001", $"d/d{name}");
    }

    private void Compare(CheckedRule rule, Expr claimed, Expr expected, string code, string form)
    {
        if (claimed.Equals(expected)) return;
        ExactTape tape;
        try
        {
            tape = context.Exact([claimed, expected], rule.Row.Parameters);
        }
        catch (SymbolicException exception) when (exception.Code is "SD4001" or "SD4003")
        {
            _found.Add(Diagnostic.Warning("SD2004", $"{form} of {rule.Title} was not verified: {exception.Diagnostics[0].Message}", rule.SpanOf(form)));
            return;
        }

        FormVerdict verdict = new FormCheck(rule.Row.Parameters, tape).Run(new SamplePoints(rule.Row.Parameters, rule.Conditions).WithBranchesOf(claimed, expected), point => context.Holds(rule, point));
        if (verdict.Failures.Count > 0) _found.Add(Diagnostic.Error(code, $"{form} of {rule.Title} is wrong: {verdict.Describe()}", rule.SpanOf(form)));
        else if (verdict.Tested < LeastPoints) _found.Add(Diagnostic.Warning("SD2004", $"{form} of {rule.Title} could be compared at {verdict.Tested} points only", rule.SpanOf(form)));
    }

    /// <summary>A tangent must be 0 when the arguments do not change.</summary>
    private void CheckTangent(CheckedRule rule)
    {
        Expr still = ExpressionGraph.Rewrite(context.Read(rule.Row.Tangent!), static node => node is Call { Name: "d" } ? Number.Zero : node);
        FormVerdict verdict = new FormCheck(rule.Row.Parameters, context.Exact([still, Number.Zero], rule.Row.Parameters))
            .Run(new SamplePoints(rule.Row.Parameters, rule.Conditions), point => context.Holds(rule, point));
        if (verdict.Failures.Count > 0) _found.Add(Diagnostic.Error("SD1012", $"the tangent of {rule.Title} must be 0 when nothing changes (all d(·) are 0): {verdict.Describe()}", rule.SpanOf("tangent")));
    }

    /// <summary>Where exchanging two metavariables changes nothing in the pattern, their derivative forms must be exchanged with them.</summary>
    /// <returns>Whether they are. Where they are not, at least one of them is wrong somewhere, which need not be said twice.</returns>
    private bool CheckSymmetry(CheckedRule rule)
    {
        FunctionDefinition row = rule.Row;
        if (row.Partials.IsDefault || row.Arity < 2) return true;
        int before = _found.Count;
        for (int i = 0; i < row.Arity; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (row.Partial(i) is { } first && row.Partial(j) is { } second && context.IsSymmetric(row, i, j)) CheckExchange(rule, (first, i), (second, j));
            }
        }

        return _found.Count == before;
    }

    private void CheckExchange(CheckedRule rule, (Formula Form, int Index) first, (Formula Form, int Index) second)
    {
        if (ReferenceEquals(first.Form, Formula.Absent) || ReferenceEquals(second.Form, Formula.Absent)) return;
        Expr exchanged = VerificationContext.Exchange(context.Read(first.Form), rule.Row.Parameters[first.Index], rule.Row.Parameters[second.Index]);
        Expr other = context.Read(second.Form);
        if (exchanged.Equals(other)) return;
        ExactTape tape = context.Exact([exchanged, other], rule.Row.Parameters);
        FormVerdict verdict = new FormCheck(rule.Row.Parameters, tape).Run(new SamplePoints(rule.Row.Parameters, rule.Conditions).WithTies(), point => context.Holds(rule, point));
        if (verdict.Failures.Count == 0) return;
        string u = rule.Row.Parameters[first.Index], v = rule.Row.Parameters[second.Index];
        _found.Add(Diagnostic.Error("SD1017", $"the pattern of {rule.Title} does not change when '{u}' and '{v}' are exchanged, but d/d{u} with them exchanged is not d/d{v}; the result would depend on the order of operands", rule.Span));
    }
}
