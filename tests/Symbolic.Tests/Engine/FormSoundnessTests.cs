using System.Collections.Immutable;
using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Simplification;
using Symbolic.Tests.Simplification;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>Every form of an expression has its value, in exact real arithmetic, at every point where it has one.</summary>
public sealed class FormSoundnessTests
{
    private const int Points = 12;
    private const int LargestPrecision = 1600;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void All_forms_keep_values_and_domain(int group)
    {
        for (int seed = 14 * group; seed < 14 * (group + 1); seed++)
        {
            FamilyExpressions random = new(seed);
            Expr e = random.Next(3 + (seed % 13)), plain = e.Simplify(), full = e.SimplifyFully(nodes: 600).Expression;
            Assert.True(Cost.Of(full) <= Cost.Of(plain), $"{random.Name} {seed}: {plain} costs {Cost.Of(plain)}, {full} costs {Cost.Of(full)}");
            Assert.Equal(full, e.SimplifyFully(nodes: 600).Expression);
            Assert.Equal(plain, plain.Simplify());
            Expr[] forms = [e, plain, full, e.Expand(), e.Factor(), e.Together(), e.Apart()];
            Check(forms, random, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Derivatives_keep_values_and_domain(int group)
    {
        for (int seed = 14 * group; seed < 14 * (group + 1); seed++)
        {
            FamilyExpressions random = new(seed);
            Expr e = random.Next(16 + (seed % 17));
            if (!ExpressionGraph.Of(e).Nodes.Any(static node => node is Symbol { Name: "x" })) continue;
            Expr plain = SymbolicEngine.Default.Gradient(e, "x")[0], derivative = e.Differentiate("x");
            Assert.True(derivative == plain || Cost.Of(derivative) <= Cost.Of(plain), $"{random.Name} {seed}: {plain} costs {Cost.Of(plain)}, {derivative} costs {Cost.Of(derivative)}");
            Check([plain, derivative], random, seed);
        }
    }

    private static void Check(Expr[] forms, FamilyExpressions random, int seed)
    {
        ImmutableArray<string> variables = [.. ExpressionGraph.Of(forms[0]).Nodes.OfType<Symbol>().Select(static s => s.Name).Distinct().Order(StringComparer.Ordinal)];
        ExactTape tape = ExactTape.Build(forms, variables.AsSpan(), SymbolicEngine.Default.Functions, Expr.Parse, Limits.Default);
        for (int i = 0; i < Points; i++)
        {
            double[] point = [.. variables.Select(_ => random.Coordinate())];
            for (int precision = 200; precision <= LargestPrecision; precision *= 2)
            {
                Ball[] values = tape.Enclose(Array.ConvertAll(point, Ball.FromDouble), precision);
                if (values[0].Kind == BallKind.Undefined) break;
                if (values[0].Kind != BallKind.Finite) continue;
                for (int k = 1; k < forms.Length; k++) AssertSame(values[0], values[k], $"{random.Name} {seed}: {forms[0]} and {forms[k]} at {string.Join(", ", variables.Zip(point))}");
                if (Array.TrueForAll(values, static v => v.Kind == BallKind.Finite)) break;
            }
        }
    }

    private static void AssertSame(Ball expected, Ball actual, string what)
    {
        Assert.True(actual.Kind != BallKind.Undefined, $"{what}: the form has no value");
        Assert.True(Ball.AreEqual(expected, actual) != false, $"{what}: {expected} and {actual}");
    }
}
