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
        for (int i = 0; i < factors.Length - 1; i++)
        {
            if (Kernel(factors[i], functions) is not { } first) continue;
            int calls = 0, sine = 0, cosine = 0;
            for (int j = i; j < factors.Length; j++)
            {
                if (Kernel(factors[j], functions) is not { } kernel || !kernel.IsLike(first)) continue;
                calls++;
                sine += kernel.Sine;
                cosine += kernel.Cosine;
            }

            if (calls < 2 || Family.Calls(sine, cosine) >= calls) continue;
            List<Expr> others = [.. factors];
            others.RemoveAll(factor => Kernel(factor, functions) is { } kernel && kernel.IsLike(first));
            return Canonical.Product([.. others, .. first.Family.Shortest(sine, cosine, first.Argument)]);
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

    private readonly record struct Power(Family Family, Expr Argument, int Sine, int Cosine)
    {
        /// <summary>Whether this and another one are functions of one family and argument.</summary>
        public bool IsLike(in Power other) => ReferenceEquals(Family, other.Family) && Argument == other.Argument;
    }

    private sealed class Family(string sine, string cosine, string tangent, string cotangent)
    {
        /// <summary>How many calls there are in the shortest form of sine^a * cosine^b.</summary>
        public static int Calls(int a, int b)
        {
            int quotients = Quotients(a, b);
            return (quotients > 0 ? 1 : 0) + (Math.Abs(a) > quotients ? 1 : 0) + (Math.Abs(b) > quotients ? 1 : 0);
        }

        /// <summary>
        /// The fewest calls for sine^a * cosine^b. A tangent only where the cosine stands in the denominator anyway,
        /// a cotangent only where the sine does: else the rewritten product would be undefined at more points.
        /// </summary>
        public List<Expr> Shortest(int a, int b, Expr u)
        {
            int quotients = Quotients(a, b);
            List<Expr> powers = [];
            Add(a > 0 ? tangent : cotangent, quotients);
            Add(sine, a - (Math.Sign(a) * quotients));
            Add(cosine, b - (Math.Sign(b) * quotients));
            return powers;

            void Add(string name, int exponent)
            {
                if (exponent != 0) powers.Add(Canonical.Power(new Call(name, [u]), Number.Of((Rational)exponent)));
            }
        }

        /// <summary>The power of a tangent or cotangent that sine^a * cosine^b contains.</summary>
        private static int Quotients(int a, int b) => Math.Sign(a) * Math.Sign(b) < 0 ? Math.Min(Math.Abs(a), Math.Abs(b)) : 0;
    }
}
