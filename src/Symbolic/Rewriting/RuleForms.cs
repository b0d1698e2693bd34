using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Parsing;

namespace Symbolic.Rewriting;

/// <summary>The clauses of a declaration, checked and sorted by what they are.</summary>
internal sealed class RuleForms
{
    private readonly Dictionary<string, Formula?> _derivatives = new(StringComparer.Ordinal);

    /// <summary>The value form, or null.</summary>
    public Formula? Value { get; private set; }

    /// <summary>The tangent form, or null.</summary>
    public Formula? Tangent { get; private set; }

    /// <summary>The conditions of all <c>where</c> clauses.</summary>
    public ImmutableArray<Condition> Conditions { get; private set; } = [];

    /// <summary>The relations among the conditions as one formula, or null.</summary>
    public Formula? Where
    {
        get
        {
            Expr[] relations = [.. Conditions.OfType<RelationCondition>().Select(static c => c.Relation)];
            return relations.Length switch
            {
                0 => null,
                1 => new Formula(relations[0]),
                _ => new Formula(new Call("and", relations)),
            };
        }
    }

    /// <summary>The defaults of metavariables.</summary>
    public Dictionary<string, Expr> Defaults { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the clauses of a declaration over some names.</summary>
    public static RuleForms Read(DeclarationSyntax syntax, ImmutableArray<string> names, FormulaChecks checks, RuleDiagnostics report)
    {
        RuleForms forms = new();
        foreach (ClauseSyntax clause in syntax.Clauses) forms.Take(clause, syntax, names, checks, report);
        if (forms.Tangent is not null && !syntax.IsSurrogate)
        {
            report.Error("SD1012", $"'tangent' changes the derivative of '{syntax.Name}' on purpose; add the flag 'surrogate' after its name, or write 'd/d{names[0]} = …'", syntax.NameSpan);
        }

        if (forms.Tangent is not null && forms._derivatives.Count > 0) report.Error("SD1012", $"'{syntax.Name}' has a tangent and 'd/d…' clauses, which say the same thing twice; leave one of them out", syntax.NameSpan);
        return forms;
    }

    /// <summary>The conditions as the prover takes them.</summary>
    public static ImmutableArray<Condition> ReadConditions(ImmutableArray<ConditionSyntax> conditions, FormulaChecks checks, RuleDiagnostics report)
    {
        ImmutableArray<Condition>.Builder read = ImmutableArray.CreateBuilder<Condition>();
        foreach (ConditionSyntax condition in conditions)
        {
            if (condition.Relation is { } relation)
            {
                checks.Check(relation, "the condition");
                read.Add(new RelationCondition(relation.Expression));
            }
            else
            {
                checks.CheckBound(condition.Metavariable!, condition.Span);
                read.Add(new KindCondition(condition.Metavariable!, KindOf(condition.Kind!)));
            }
        }

        return read.ToImmutable();
    }

    /// <summary>The derivative forms by each of some names; what was not given is absent. A default array when none was given.</summary>
    public ImmutableArray<Formula?> Partials(ImmutableArray<string> names) =>
        _derivatives.Count == 0 ? default : ImmutableCollectionsMarshal.AsImmutableArray(Array.ConvertAll(ImmutableCollectionsMarshal.AsArray(names)!, name => _derivatives.TryGetValue(name, out Formula? form) ? form : Formula.Absent));

    private static OperandKind KindOf(string name) => name switch
    {
        "num" => OperandKind.Num,
        "int" => OperandKind.Int,
        "const" => OperandKind.Const,
        "var" => OperandKind.Var,
        _ => throw new ArgumentException($"'{name}' is no kind of operand", nameof(name)),
    };

    private void Take(ClauseSyntax clause, DeclarationSyntax syntax, ImmutableArray<string> names, FormulaChecks checks, RuleDiagnostics report)
    {
        switch (clause)
        {
            case DerivativeClause derivative:
                TakeDerivative(derivative, names, checks, report);
                break;
            case ValueClause value:
                if (Value is not null) report.Error("SD1006", $"'{syntax.Name}' has two value forms", clause.Span);
                checks.Check(value.Form, "the value form");
                Value = value.Form.Formula;
                break;
            case TangentClause tangent:
                checks.Check(tangent.Form, "the tangent form");
                CheckTangent(tangent, names, report);
                Tangent = tangent.Form.Formula;
                break;
            case WhereClause where:
                Conditions = Conditions.AddRange(ReadConditions(where.Conditions, checks, report));
                foreach (DefaultSyntax preset in where.Defaults)
                {
                    checks.CheckBound(preset.Metavariable, preset.Span);
                    Defaults[preset.Metavariable] = preset.Value.Expression;
                }

                break;
        }
    }

    private void TakeDerivative(DerivativeClause derivative, ImmutableArray<string> names, FormulaChecks checks, RuleDiagnostics report)
    {
        if (!names.Contains(derivative.Variable))
        {
            report.Error("SD1005", $"'d/d{derivative.Variable}' names nothing that the pattern binds; there {(names.Length == 1 ? "is" : "are")} {string.Join(", ", names)}", derivative.Span);
            return;
        }

        if (derivative.Form is not null) checks.Check(derivative.Form, $"d/d{derivative.Variable}");
        Formula? form = derivative.Form?.Formula;
        if (!_derivatives.TryAdd(derivative.Variable, form)) report.Error("SD1006", $"there are two forms for d/d{derivative.Variable}", derivative.Span);
    }

    /// <summary>A tangent must be 0 when every direction is 0.</summary>
    private static void CheckTangent(TangentClause tangent, ImmutableArray<string> names, RuleDiagnostics report)
    {
        Expr[] directions = [.. ExpressionGraph.Of(tangent.Form.Expression).Nodes.Where(static node => node is Call { Name: "d" })];
        bool known = Array.TrueForAll(directions, d => d.Arguments.Length == 1 && d.Arguments[0] is Symbol symbol && names.Contains(symbol.Name));
        if (directions.Length > 0 && known) return;
        report.Error("SD1012", "a tangent is an expression in d(u), the derivative of what the metavariable u stands for; write for example 'tangent = clamp(d(u), -1, 1)'", tangent.Span);
    }
}
