using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Rewriting;
using Symbolic.Simplification;

namespace Symbolic;

/// <content>Forms in which results are evaluated where those that they were given in cancel.</content>
public sealed partial class SymbolicEngine
{
    /// <summary>Some forms in double-double arithmetic, and what they are known to be where doubles are lost; null where no form differs from what it is of.</summary>
    private OtherForms? OtherFormsOrNone(Expr[] meanings, Expr[] forms, string[] variables)
    {
        if (forms.SequenceEqual(meanings)) return null;
        KnownResults known = new(() => LostResultsOf(Folded(Lowered(forms, CompileOptions.Default), Accuracy.Stable), variables));
        return new OtherForms(meanings, forms, selected => ExtendedOrNone(selected, variables), known);
    }

    /// <summary>Forms with the greatest terms taken out of sums; null where there are no such sums.</summary>
    private DominantForms? DominantFormsOrNone(Expr[] meanings, string[] variables, bool atOnce)
    {
        using Deadline.Scope scope = Deadline.Within(s_reductionTime);
        try
        {
            Prover prover = new(Functions, _assumptions);
            Expr[] resolved = Bundle.Apply(meanings, e => WithoutLibrary(Resolve(e), prover));
            if (DominantTerms.Of(resolved, Functions) is not { } sums || sums.Values.Length > DominantForms.MostValues) return null;
            CompiledFunction exponents = new(TapeBuilder.Build(sums.Values, variables, Functions, ReadFormula, TapeOptions.Shared, Limits)) { Patience = CallsOfSlowPath };
            return new DominantForms(exponents, sums.Positive, sums.Terms, greatest => OtherFormsOrNone(meanings, WithTermsOut(meanings, sums, greatest), variables)) { AreMadeAtOnce = atOnce };
        }
        catch (SymbolicException)
        {
            return null;
        }
    }

    /// <summary>Those of the forms that are not refuted by exact values at points; elsewhere what is meant.</summary>
    private Expr[] WithTermsOut(Expr[] meanings, DominantTerms sums, int[] greatest)
    {
        using Deadline.Scope scope = Deadline.Within(s_reductionTime);
        try
        {
            Expr[] forms = sums.Forms(greatest);
            return [.. forms.Select((form, i) => AtPoints(meanings[i], form, Number.Zero).IsDifferent ? meanings[i] : form)];
        }
        catch (SymbolicException)
        {
            return meanings;
        }
    }
}
