using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Symbolic.Functions;
using Symbolic.Rewriting;

namespace Symbolic.Library;

/// <summary>The rewrites that make delegates stable: what a function of the table means becomes a call of its kernel.</summary>
internal static class StableForms
{
    private static readonly ConditionalWeakTable<FunctionTable, RewriteSet> s_sets = [];

    /// <summary>The rewrites for a table, longest patterns first.</summary>
    public static RewriteSet Of(FunctionTable functions) => s_sets.GetValue(functions, Build);

    private static RewriteSet Build(FunctionTable functions)
    {
        ImmutableArray<Rewrite> rewrites =
        [
            .. functions.Definitions
                .Where(static row => row is { Origin: FunctionOrigin.BuiltIn, IsMacro: false, Spec: not null, Kernel: not null } && !Pair.IsPairName(row.Name))
                .Select(row => OfRow(row, functions))
                .OrderByDescending(static rewrite => rewrite.Pattern.Expression.Weight),
        ];
        return new RewriteSet(rewrites, functions);
    }

    private static Rewrite OfRow(FunctionDefinition row, FunctionTable functions)
    {
        Pattern pattern = new(Formulas.Read(row.Spec!, functions), functions);
        return new Rewrite(row.Name, pattern, new Expressions.Call(row.Name, [.. row.Parameters.Select(static p => new Expressions.Symbol(p))]));
    }
}
