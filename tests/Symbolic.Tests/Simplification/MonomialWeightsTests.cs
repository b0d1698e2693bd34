using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Simplification;
using Xunit;

namespace Symbolic.Tests.Simplification;

/// <summary>Nodes of products that are not made are counted as those of products that are.</summary>
public sealed class MonomialWeightsTests
{
    private static readonly string[] s_names = ["x", "y", "z"];

    [Fact]
    public void Quotients_have_as_many_nodes_as_was_told()
    {
        Random random = new(4);
        int told = 0;
        for (int i = 0; i < 500; i++)
        {
            if (Canonical.Sum([.. Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Term(random))]) is not Add sum) continue;
            List<(Expr Base, Rational Exponent)> powers = [.. s_names.Where(_ => random.Next(2) == 0).Select(name => ((Expr)Expr.Symbol(name), (Rational)(random.Next(7) - 3))).Where(static p => !p.Item2.IsZero)];
            if (powers.Count == 0 || MonomialWeights.OfQuotient(sum.Arguments, powers) is not { } weight) continue;
            Expr quotient = Canonical.Sum(Canonical.TermsTimes(sum.ArgumentArray, Canonical.Reciprocal(Cofactors.Product(powers))));
            Assert.True(quotient.Weight == weight, $"({sum})/({Cofactors.Product(powers)}) = {quotient} has {quotient.Weight} nodes, not {weight}");
            told++;
        }

        Assert.True(told > 200, $"{told} told");
    }

    private static Expr Term(Random random)
    {
        Expr term = Number.Of(Rational.Create(1 + random.Next(4), 1 + random.Next(3)));
        foreach (string name in s_names)
        {
            int exponent = random.Next(9) - 4;
            if (exponent is not (-4 or 4)) term *= Expr.Symbol(name).Pow(exponent);
        }

        return random.Next(4) switch
        {
            0 => term * Expr.Sin(Expr.Symbol("x")),
            1 => term * (1 + Expr.Symbol("y")).Pow(random.Next(3)),
            2 => term * Expr.Exp(Expr.Symbol("z")),
            _ => term,
        };
    }
}
