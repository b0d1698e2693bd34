using System.Globalization;
using Symbolic.Library;
using Symbolic.Simplification;
using Xunit;

namespace Symbolic.Tests.Simplification;

/// <summary>Forms modulo relations have the values of what they are forms of: quotients of sums of roots and circular functions, and of their conjugates.</summary>
public sealed class RelationFormTests
{
    private const int Formulas = 60, Points = 6, Precision = 2048;
    private static readonly string[] s_variables = ["a", "x", "y"];
    private static readonly string[] s_atoms = ["sqrt(a)", "sqrt(x)", "sqrt(a + x)", "x", "a", "sin(y)", "cos(y)", "exp(y)", "sqrt(1 + y^2)", "x^a"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Reduced_quotients_keep_their_values(int seed)
    {
        Random random = new(seed);
        int changed = 0;
        for (int i = 0; i < Formulas; i++)
        {
            Expr expression = SymbolicEngine.Core.Parse(Sum(random));
            Expr[] forms = [expression, .. Forms(expression)];
            if (forms.Length > 1) changed++;
            for (int k = 0; k < Points; k++)
            {
                double[] x = [.. s_variables.Select(_ => Math.Round(0.25 + (4 * random.NextDouble()), 6))];
                ExactResult[] values = SymbolicEngine.Core.EvaluateExact(forms, s_variables, x, Precision);
                if (values[0].Kind != ExactResultKind.Value) continue;
                for (int j = 1; j < forms.Length; j++)
                {
                    string where = string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {expression} is {values[0].Value:R}, {forms[j]} is {values[j].Kind} {values[j].Value:R} at {string.Join(", ", x)}");
                    Assert.True(values[j].Kind == ExactResultKind.Undecided || values[j].Value.Equals(values[0].Value), where);
                }
            }
        }

        Assert.True(changed > Formulas / 3, $"seed {seed}: only {changed} expressions had other forms");
    }

    private static IEnumerable<Expr> Forms(Expr expression)
    {
        foreach (Elimination elimination in Enum.GetValues<Elimination>())
        {
            foreach (bool rationalises in (bool[])[false, true])
            {
                Expr form = RelationForms.Of(expression, StandardFunctions.Table, elimination, rationalises);
                if (form != expression) yield return form;
            }
        }
    }

    private static string Sum(Random random) => string.Join(random.Next(2) == 0 ? " + " : " - ", Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Quotient(random)));

    /// <summary>A quotient whose divisor has factors with their conjugates, in some power each.</summary>
    private static string Quotient(Random random)
    {
        (string p, string q) = (Atom(random), Atom(random));
        string divisor = $"({p} - {q})^{1 + random.Next(2)}";
        if (random.Next(3) != 0) divisor += $"*({p} + {q})^{1 + random.Next(2)}";
        if (random.Next(2) == 0) divisor += $"*(1 + {Atom(random)})";
        return $"({Atom(random)} + {random.Next(1, 4)}*{Atom(random)}*{Atom(random)})/({divisor})";
    }

    private static string Atom(Random random) => s_atoms[random.Next(s_atoms.Length)];
}
