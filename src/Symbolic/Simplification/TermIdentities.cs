using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Two terms of a sum that are one: c*sin(u)^2 + c*cos(u)^2 = c and its like, for any cofactor c.</summary>
/// <remarks>The identities are data. A sum is scanned once per change: every term is filed under the kernels it contains, and partners
/// are looked up, so that the cost is linear in the number of terms.</remarks>
internal static class TermIdentities
{
    /// <summary>In sums of so few terms it is told beforehand whether anything can be joined.</summary>
    private const int Few = 24;

    private static readonly Kernel s_one = new(string.Empty, 0);

    // Each row holds wherever its left side is defined. Not here: 1 + tan(u)^2 = sec(u)^2 and 1 + cot(u)^2 = csc(u)^2, because
    // derivatives of tan and cot are polynomials in tan and cot, which stay small only as long as they are left so.
    private static readonly Identity[] s_identities =
    [
        new(new("sin", 2), 1, new("cos", 2), s_one, 1),
        new(s_one, -1, new("sin", 2), new("cos", 2), 1),
        new(s_one, -1, new("cos", 2), new("sin", 2), 1),
        new(new("sec", 2), -1, new("tan", 2), s_one, 1),
        new(new("sec", 2), -1, s_one, new("tan", 2), 1),
        new(new("csc", 2), -1, new("cot", 2), s_one, 1),
        new(new("csc", 2), -1, s_one, new("cot", 2), 1),
        new(new("cosh", 2), -1, new("sinh", 2), s_one, 1),
        new(new("cosh", 2), -1, s_one, new("sinh", 2), 1),
        new(new("sinh", 2), 1, s_one, new("cosh", 2), 1),
        new(new("tanh", 2), 1, new("sech", 2), s_one, 1),
        new(s_one, -1, new("tanh", 2), new("sech", 2), 1),
        new(s_one, -1, new("sech", 2), new("tanh", 2), 1),
        new(new("coth", 2), -1, new("csch", 2), s_one, 1),
        new(new("coth", 2), -1, s_one, new("csch", 2), 1),
        new(new("csch", 2), 1, s_one, new("coth", 2), 1),
        new(new("cosh", 1), 1, new("sinh", 1), new("exp", 1), 1),
        new(new("cosh", 1), -1, new("sinh", 1), new("exp", 1, -1), 1),
        new(new("exp", 1), 1, new("exp", 1, -1), new("cosh", 1), 2),
        new(new("exp", 1), -1, new("exp", 1, -1), new("sinh", 1), 2),
        new(new("sigmoid", 1), 1, new("sigmoid", 1, -1), s_one, 1),
        new(s_one, -1, new("sigmoid", 1), new("sigmoid", 1, -1), 1),
        new(new("erf", 1), 1, new("erfc", 1), s_one, 1),
        new(s_one, -1, new("erf", 1), new("erfc", 1), 1),
        new(s_one, -1, new("erfc", 1), new("erf", 1), 1),
        new(new("erfc", 1), 1, new("erfc", 1, -1), s_one, 2),
    ];

    private static readonly Dictionary<string, int[]> s_powers = Powers();

    /// <summary>The powers of each function that occur in identities, the lowest first; queries would have to be compiled in every run.</summary>
    private static Dictionary<string, int[]> Powers()
    {
        Dictionary<string, int[]> powers = [];
        foreach (Identity identity in s_identities)
        {
            foreach ((string name, int power, _) in (ReadOnlySpan<Kernel>)[identity.Left, identity.Right])
            {
                int[] known = powers.TryGetValue(name, out int[]? found) ? found : [];
                if (power > 0 && Array.IndexOf(known, power) < 0) powers[name] = known.Length > 0 && power < known[0] ? [power, .. known] : [.. known, power];
            }
        }

        return powers;
    }

    /// <summary>The bits of the functions the identities know.</summary>
    private static readonly ulong s_names = NamesOf(s_powers);

    private static ulong NamesOf(Dictionary<string, int[]> powers)
    {
        ulong bits = 0;
        foreach ((string name, _) in powers) bits |= Call.BitOf(name);
        return bits;
    }

    /// <summary>The sum with the first two terms that an identity joins joined, or null.</summary>
    public static Expr? Apply(Add sum, FunctionTable functions)
    {
        if ((sum.FunctionBits & s_names) == 0 || Occurrences(sum, functions) is not { } occurrences) return null;
        return Joined(sum, occurrences, functions);
    }

    private static Expr? Joined(Add sum, List<Occurrence> occurrences, FunctionTable functions)
    {
        Dictionary<Place, Occurrence> byKernel = [];
        foreach (Occurrence o in occurrences) byKernel.TryAdd(new Place(o.Kernel, o.Argument, o.Cofactor), o);
        for (int i = 0; i < sum.Arguments.Length; i++)
        {
            (Rational coefficient, Expr rest) = SumBuilder.Split(sum.ArgumentArray[i]);
            byKernel.TryAdd(new Place(s_one, null, rest), new Occurrence(i, s_one, null, rest, coefficient));
        }

        Expr[] terms = [.. sum.Arguments];
        List<Expr> results = [];
        foreach (Occurrence o in occurrences)
        {
            for (int i = 0; i < s_identities.Length && Unused(o); i++) Join(o, s_identities[i]);
        }

        return results.Count == 0 ? null : Canonical.Sum([.. terms, .. results]);

        bool Unused(Occurrence o) => ReferenceEquals(terms[o.Term], sum.ArgumentArray[o.Term]);

        void Join(Occurrence o, Identity identity)
        {
            if (Partner(o, identity, byKernel, functions) is not { } partner || !Unused(partner)) return;
            results.Add(Joined(o, partner, identity, terms));
        }
    }

    private static List<Occurrence>? Occurrences(Add sum, FunctionTable functions)
    {
        if (sum.Arguments.Length <= Few && !MayJoin(sum)) return null;
        List<Occurrence>? found = null;
        for (int i = 0; i < sum.Arguments.Length; i++)
        {
            Expr term = sum.ArgumentArray[i];
            ReadOnlySpan<Expr> factors = term is Mul product ? product.Arguments : new ReadOnlySpan<Expr>(ref term);
            for (int k = 0; k < factors.Length; k++) File(i, factors, k, ref found, functions);
        }

        return found;
    }

    /// <summary>Whether there is a term that without a power of a function the identities know has the factors of another one, with or without such a power: sums of hashes tell.</summary>
    private static bool MayJoin(Add sum)
    {
        Span<ulong> whole = stackalloc ulong[Few], cofactors = stackalloc ulong[Few];
        Span<(int Term, int Factor)> places = stackalloc (int, int)[Few];
        int count = 0;
        for (int i = 0; i < sum.Arguments.Length; i++)
        {
            foreach (Expr factor in SumBuilder.FactorsOf(in sum.ArgumentArray[i])) whole[i] += factor.StableHash;
        }

        for (int i = 0; i < sum.Arguments.Length; i++)
        {
            ReadOnlySpan<Expr> factors = SumBuilder.FactorsOf(in sum.ArgumentArray[i]);
            for (int k = 0; k < factors.Length; k++)
            {
                if (KnownPower(factors[k]) is not { } isWhole) continue;
                if (!isWhole || count == Few) return true;
                (places[count], cofactors[count++]) = ((i, k), whole[i] - factors[k].StableHash);
            }
        }

        for (int k = 0; k < count; k++)
        {
            for (int i = 0; i < sum.Arguments.Length; i++)
            {
                if (i != places[k].Term && whole[i] == cofactors[k]) return true;
            }

            for (int i = 0; i < k; i++)
            {
                if (places[i].Term != places[k].Term && cofactors[i] == cofactors[k] && MayBeAlike(Argument(places[i]), Argument(places[k]))) return true;
            }
        }

        return false;

        Expr Argument((int Term, int Factor) place)
        {
            Expr factor = SumBuilder.FactorsOf(in sum.ArgumentArray[place.Term])[place.Factor];
            return (factor is Pow power ? power.Base : factor).Arguments[0];
        }
    }

    /// <summary>Whether one of two arguments may be the other or its negation: not where both are multiples of variables.</summary>
    private static bool MayBeAlike(Expr a, Expr b) =>
        VariableIn(a) is not { } x || VariableIn(b) is not { } y || (x == y && SumBuilder.Coefficient(a).Abs() == SumBuilder.Coefficient(b).Abs());

    private static Symbol? VariableIn(Expr e) => e as Symbol ?? (e is Mul { ArgumentArray: [Number, Symbol symbol] } ? symbol : null);

    /// <summary>Whether a factor is just the one power of a function that the identities know, or a higher one; null for others.</summary>
    private static bool? KnownPower(Expr factor)
    {
        (Expr function, int exponent) = (factor, 1);
        if (factor is Pow { Exponent: Number { Value: var value } } power && value.TryGetInt32(out exponent)) function = power.Base;
        if (function is not Call { ArgumentArray.Length: 1 } call || (call.Bit & s_names) == 0 || !s_powers.TryGetValue(call.Name, out int[]? powers)) return null;
        return exponent < powers[0] ? null : exponent == powers[0];
    }

    /// <summary>Files a term under one of its factors, if that is a power of a function the identities know.</summary>
    private static void File(int term, ReadOnlySpan<Expr> factors, int at, ref List<Occurrence>? found, FunctionTable functions)
    {
        Expr factor = factors[at];
        bool isExponential = factor is Call { Name: "exp" };
        if ((isExponential ? factor : CanonicalOrder.Base(factor)) is not Call { IsDerivative: false, ArgumentArray: [var u] } call) return;
        if (!s_powers.TryGetValue(call.Name, out int[]? powers)) return;
        if (functions.TryGet(call.Name, 1, out FunctionDefinition? definition) && definition.Origin != FunctionOrigin.BuiltIn) return;
        if ((isExponential ? Number.One : CanonicalOrder.Exponent(factor)) is not Number exponent || !exponent.Value.TryGetInt32(out int n)) return;
        foreach (int power in powers)
        {
            if (n < power) continue;
            Expr left = Canonical.Power(call, Number.Of((Rational)(n - power)));
            (Rational coefficient, Expr cofactor) = SumBuilder.Split(Canonical.Product([.. factors[..at], left, .. factors[(at + 1)..]]));
            (found ??= []).Add(new Occurrence(term, new Kernel(call.Name, power), u, cofactor, coefficient));
        }
    }

    /// <summary>The term that an identity joins with the given one, or null.</summary>
    private static Occurrence? Partner(Occurrence o, Identity identity, Dictionary<Place, Occurrence> byKernel, FunctionTable functions)
    {
        if (!identity.Starts(o.Kernel)) return null;
        Kernel other = identity.Other(o.Kernel);
        Expr? argument = other.Power == 0 ? null : other.Sign > 0 ? o.Argument! : Negations.Of(o.Argument!);
        if (!byKernel.TryGetValue(new Place(other with { Sign = 1 }, argument, o.Cofactor), out Occurrence? partner) || partner.Term == o.Term) return null;
        Rational ratio = partner.Coefficient / o.Coefficient * identity.Sign;
        bool isPlain = identity.Result.Power == 0;
        if (ratio.Sign < 0 || (!ratio.IsOne && !isPlain)) return null;
        return isPlain || functions.TryGet(identity.Result.Name, 1, out _) ? partner : null;
    }

    /// <summary>The joined term; what the identity does not use of the two stays in their places.</summary>
    private static Expr Joined(Occurrence o, Occurrence partner, Identity identity, Expr[] terms)
    {
        Rational ratio = partner.Coefficient / o.Coefficient * identity.Sign;
        Rational used = ratio < Rational.One ? ratio : Rational.One;
        terms[o.Term] = Canonical.Product(Number.Of(Rational.One - used), terms[o.Term]);
        terms[partner.Term] = Canonical.Product(Number.Of(Rational.One - (used / ratio)), terms[partner.Term]);
        int sign = o.Kernel == identity.Left ? 1 : identity.Sign;
        Rational coefficient = o.Coefficient * used * sign * identity.Factor;
        return Canonical.Product([Number.Of(coefficient), identity.Result.Over(o.Argument!), o.Cofactor]);
    }

    /// <summary>What a term is a number times of. No tuple, for which code would have to be compiled in every run.</summary>
    private sealed record Place(Kernel Kernel, Expr? Argument, Expr Cofactor);

    /// <summary>A function to a power, of u or of -u; the power 0 stands for the number 1.</summary>
    private sealed record Kernel(string Name, int Power, int Sign = 1)
    {
        public Expr Over(Expr u) =>
            Power == 0 ? Number.One : Canonical.Power(new Call(Name, [Sign > 0 ? u : Negations.Of(u)]), Number.Of((Rational)Power));
    }

    /// <summary>Left + Sign*Right = Factor*Result.</summary>
    private sealed record Identity(Kernel Left, int Sign, Kernel Right, Kernel Result, int Factor)
    {
        /// <summary>Whether the search for an instance starts at a term with this kernel: the left one, or the right one when the left one is 1.</summary>
        public bool Starts(Kernel kernel) => kernel == (Left.Power == 0 ? Right : Left);

        /// <summary>The other kernel.</summary>
        public Kernel Other(Kernel kernel) => kernel == Left ? Right : Left;
    }

    /// <summary>A term as coefficient * cofactor * kernel(argument).</summary>
    private sealed record Occurrence(int Term, Kernel Kernel, Expr? Argument, Expr Cofactor, Rational Coefficient);
}
