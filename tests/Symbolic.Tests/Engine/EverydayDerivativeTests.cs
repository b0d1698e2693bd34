using Symbolic.Tests.Simplification;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>Derivatives of formulas from physics, chemistry, statistics, finance and machine learning, as text.</summary>
public sealed class EverydayDerivativeTests
{
    public static TheoryData<string, string> Cases => CaseFile.Read("everyday.cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_as_a_person_writes_it(string question, string expected)
    {
        string[] parts = question.Split(" by ");
        Expr f = Expr.Parse(parts[0]), derivative = f.Differentiate(parts[1]);
        Assert.Equal(expected, derivative.ToString());
        Assert.Equal(expected, derivative.Simplify().ToString());
        Assert.Equal(derivative, Expr.Parse(expected));
        Equivalence answer = SymbolicEngine.Core.Derive(f, [parts[1]], SimplifyLevel.None).Expression.EquivalentTo(derivative);
        Assert.False(answer.IsDifferent, $"{question}: {answer}");
    }
}
