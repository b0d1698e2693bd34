using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Products of trigonometric or hyperbolic functions of one argument with fewer calls: sin(u)/cos(u) = tan(u), tan(u)*cos(u) = sin(u).</summary>
internal static class Quotients
{
    private static readonly Family s_circular = new("sin", "cos", "tan", "cot");
    private static readonly Family s_hyperbolic = new("sinh", "cosh", "tanh", "coth");

    /// <summary>Each function as sine^a * cosine^b.</summary>
    private static readonly Dictionary<string, Shape> s_functions = new(StringComparer.Ordinal)
    {
        ["sin"] = new(s_circular, 1, 0),
        ["cos"] = new(s_circular, 0, 1),
        ["tan"] = new(s_circular, 1, -1),
        ["cot"] = new(s_circular, -1, 1),
        ["sec"] = new(s_circular, 0, -1),
        ["csc"] = new(s_circular, -1, 0),
        ["sinh"] = new(s_hyperbolic, 1, 0),
        ["cosh"] = new(s_hyperbolic, 0, 1),
        ["tanh"] = new(s_hyperbolic, 1, -1),
        ["coth"] = new(s_hyperbolic, -1, 1),
        ["sech"] = new(s_hyperbolic, 0, -1),
        ["csch"] = new(s_hyperbolic, -1, 0),
    };

    /// <summary>The bits of their names.</summary>
    private static readonly ulong s_names = NamesOf();

    /// <summary>The product with the functions of one argument rewritten to fewer, or null.</summary>
    public static Expr? Apply(Mul product, FunctionTable functions)
    {
        Expr[] factors = product.ArgumentArray;
        if ((product.FunctionBits & s_names) == 0 || !HasTwoKernels(factors)) return null;
        for (int i = 0; i < factors.Length; i++)
        {
            if (Kernel(factors[i], functions) is not { } first) continue;
            List<Expr> others = [.. factors[..i]];
            int calls = 0, sine = 0, cosine = 0;
            for (int j = i; j < factors.Length; j++)
            {
                if (Kernel(factors[j], functions) is not { } kernel || kernel.Family != first.Family || kernel.Argument != first.Argument)
                {
                    others.Add(factors[j]);
                    continue;
                }

                calls++;
                sine += kernel.Sine;
                cosine += kernel.Cosine;
            }

            if (calls < 2) continue;
            Expr[] shortest = first.Family.Shortest(sine, cosine, first.Argument);
            if (shortest.Length < calls) return Canonical.Product([.. others, .. shortest]);
        }

        return null;
    }

    private static ulong NamesOf()
    {
        ulong bits = 0;
        foreach ((string name, _) in s_functions) bits |= Call.BitOf(name);
        return bits;
    }

    /// <summary>Whether two of the functions have the same argument.</summary>
    private static bool HasTwoKernels(Expr[] factors)
    {
        for (int i = 1; i < factors.Length; i++)
        {
            if (Known(factors[i]) is not { } call) continue;
            for (int k = 0; k < i; k++)
            {
                if (Known(factors[k]) is { } other && call.ArgumentArray[0] == other.ArgumentArray[0]) return true;
            }
        }

        return false;
    }

    /// <summary>The call that a factor is a power of, if it may be one of the functions.</summary>
    private static Call? Known(Expr factor) => (factor is Pow power ? power.Base : factor) is Call { ArgumentArray.Length: 1 } call && (call.Bit & s_names) != 0 ? call : null;

    private static Power? Kernel(Expr factor, FunctionTable functions)
    {
        if (CanonicalOrder.Base(factor) is not Call { IsDerivative: false, ArgumentArray: [var u] } call) return null;
        if (!s_functions.TryGetValue(call.Name, out Shape? known)) return null;
        if (CanonicalOrder.Exponent(factor) is not Number exponent || !exponent.Value.TryGetInt32(out int n) || Math.Abs(n) > 1000) return null;
        if (functions.TryGet(call.Name, 1, out FunctionDefinition? definition) && definition.Origin != FunctionOrigin.BuiltIn) return null;
        return new Power(known.Family, u, known.Sine * n, known.Cosine * n);
    }

    private sealed record Shape(Family Family, int Sine, int Cosine);

    private sealed record Power(Family Family, Expr Argument, int Sine, int Cosine);

    private sealed record Family(string Sine, string Cosine, string Tangent, string Cotangent)
    {
        /// <summary>
        /// The fewest calls for sine^a * cosine^b. A tangent only where the cosine stands in the denominator anyway,
        /// a cotangent only where the sine does: else the rewritten product would be undefined at more points.
        /// </summary>
        public Expr[] Shortest(int a, int b, Expr u)
        {
            if (a == 0 && b == 0) return [];
            if (a > 0 && b < 0) return Mixed(Tangent, Math.Min(a, -b), a - Math.Min(a, -b), b + Math.Min(a, -b), u);
            if (a < 0 && b > 0) return Mixed(Cotangent, Math.Min(-a, b), a + Math.Min(-a, b), b - Math.Min(-a, b), u);
            return Mixed(Tangent, 0, a, b, u);
        }

        private Expr[] Mixed(string quotient, int quotients, int sines, int cosines, Expr u)
        {
            ImmutableArray<(string Name, int Exponent)> powers = [(quotient, quotients), (Sine, sines), (Cosine, cosines)];
            return [.. powers.Where(static p => p.Exponent != 0).Select(p => Canonical.Power(new Call(p.Name, [u]), Number.Of((Rational)p.Exponent)))];
        }
    }
}
