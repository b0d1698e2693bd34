using System.Runtime.CompilerServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Parsing;

namespace Symbolic.Rewriting;

/// <summary>Reads the formulas of function rows by the one parser.</summary>
internal static class Formulas
{
    private static readonly ConditionalWeakTable<Formula, Formula> s_conditions = [];

    /// <summary>The condition of a row's domain, over its parameters; read once.</summary>
    public static Expr ReadCondition(Formula condition, FunctionTable functions) =>
        Read(s_conditions.GetValue(condition, static c => new Formula($"if({c.Text}, 1, 0)")), functions).Arguments[0];

    /// <summary>The expression of a row's formula over a table's functions; read once.</summary>
    public static Expr Read(Formula formula, FunctionTable functions) => formula.Known ?? ReadNow(formula, functions);

    /// <summary>A formula of a row over its parameters, prepared to be taken at arguments.</summary>
    public static ParametricExpression Over(Formula formula, FunctionDefinition row, FunctionTable functions) => formula.KnownOver(row.Parameters) ?? OverNow(formula, row, functions);

    private static ParametricExpression OverNow(Formula formula, FunctionDefinition row, FunctionTable functions) => formula.Over(row.Parameters, text => ReadNow(formula, functions));

    private static Expr ReadNow(Formula formula, FunctionTable functions) =>
        formula.Read(text => ExpressionParser.Parse(text, new ParseOptions { Functions = functions }));
}
