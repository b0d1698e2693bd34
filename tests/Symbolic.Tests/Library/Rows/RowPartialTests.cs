using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;
using Xunit;

namespace Symbolic.Tests.Library.Rows;

/// <summary>The partials of every row against symmetric differences of its exact meaning in balls, and the formulas of every row in print.</summary>
public sealed class RowPartialTests
{
    private const int Seed = 20240806;
    private const int Points = 24;
    private const int Precision = 320;
    private const int Step = -60; // the difference quotient is off by about 2^-120 of the third derivative
    private const int Agreement = -70;
    private const int Smoothness = -20; // left and right slopes further apart belong to a kink, where partials are conventions

    public static TheoryData<string, int> Partials()
    {
        TheoryData<string, int> data = [];
        foreach (FunctionDefinition row in RowTable.Exact)
        {
            for (int i = 0; i < row.Arity; i++)
            {
                if (row.Partial(i) is { } partial && partial != Formula.Absent && RowTable.HasExactMeaning(Formulas.Read(partial, SymbolicEngine.Default.Functions))) data.Add(row.Signature, i);
            }
        }

        return data;
    }

    public static TheoryData<string> Signatures() => [.. RowTable.All.Select(static row => row.Signature)];

    [Theory]
    [MemberData(nameof(Partials))]
    public void Partials_are_the_slopes_of_the_exact_meaning(string signature, int index)
    {
        FunctionDefinition row = RowTable.Named(signature);
        Expr call = new Call(row.Name, [.. row.Parameters.Select(static p => new Symbol(p))]);
        ExactTape value = Tape(call, row), partial = Tape(Formulas.Read(row.Partial(index)!, SymbolicEngine.Default.Functions), row);
        int compared = 0;
        foreach (double[] point in new RowPoints(row, Seed).HumanRange(12 * Points))
        {
            if (compared >= Points) break;
            if (point[index] != 0 && Differs(value, partial, point, index, out string? difference) is { } differs)
            {
                Assert.False(differs, $"{signature} by {row.Parameters[index]} at {string.Join(", ", point)}, seed {Seed}: {difference}");
                compared++;
            }
        }

        Assert.True(compared > 0, $"{signature}: no point to compare at");
    }

    [Theory]
    [MemberData(nameof(Signatures))]
    public void Formulas_print_and_parse(string signature)
    {
        FunctionDefinition row = RowTable.Named(signature);
        Formula?[] formulas = [.. row.Partials.IsDefault ? [] : row.Partials, row.Spec, row.Value, row.Amplification];
        string[] conditions = [.. new[] { row.Domain, row.Where }.OfType<Formula>().Select(static c => $"if({c.Text}, 1, 0)")];
        foreach (string text in formulas.OfType<Formula>().Where(static f => f != Formula.Absent).Select(static f => f.Text).Concat(conditions))
        {
            Expr expression = SymbolicEngine.Default.Parse(text);
            Assert.Equal(expression, SymbolicEngine.Default.Parse(expression.ToString()));
        }
    }

    private static ExactTape Tape(Expr expression, FunctionDefinition row) =>
        ExactTape.Build([expression], [.. row.Parameters], SymbolicEngine.Default.Functions, static text => SymbolicEngine.Default.Parse(text), Limits.Default);

    /// <summary>Whether slope and partial differ; null where one of them is not known to many digits.</summary>
    private static bool? Differs(ExactTape value, ExactTape partial, double[] point, int index, out string? difference)
    {
        Ball[] at = [.. point.Select(Ball.FromDouble)], above = [.. at], below = [.. at];
        Ball step = Ball.Scale(Ball.Abs(at[index]), Step, Precision);
        above[index] = Ball.Add(at[index], step, Precision);
        below[index] = Ball.Subtract(at[index], step, Precision);
        Ball low = value.Enclose(below, Precision)[0], middle = value.Enclose(at, Precision)[0], high = value.Enclose(above, Precision)[0];
        Ball left = Slope(low, middle, step), right = Slope(middle, high, step), slope = Ball.Scale(Ball.Add(left, right, Precision), -1, Precision);
        Ball expected = partial.Enclose(at, Precision)[0];
        difference = $"slope {slope}, partial {expected}";
        if (!slope.IsFinite || !expected.IsFinite || Math.Min(slope.AccuracyBits, expected.AccuracyBits) < 100) return null;
        return IsClose(left, right, Smoothness) ? !IsClose(slope, expected, Agreement) : null;
    }

    private static Ball Slope(Ball low, Ball high, Ball step) => Ball.Divide(Ball.Subtract(high, low, Precision), step, Precision);

    private static bool IsClose(Ball a, Ball b, int bits)
    {
        Ball gap = Ball.Abs(Ball.Subtract(a, b, Precision));
        return gap.IsZero || Ball.IsLess(gap, Ball.Scale(Ball.Abs(b), bits, Precision)) == true;
    }
}
