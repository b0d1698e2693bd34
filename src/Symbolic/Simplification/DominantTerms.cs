using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Expressions with the greatest term taken out of sums of exponentials, and of powers with symbolic exponents: log(u^t + v^t) is t*log(u) + log(1 + (v/u)^t), and what else
/// stands beside t*log(u) cancels it. So derivatives of norms, means and copulas by their exponent have all their digits, which the sums as written lose where one term is far greater than the others.</summary>
/// <remarks>With e^E taken out, a sum S is e^E·S', log(S) = E + log(S') and S^p = e^(p·E)·S'^p wherever the left-hand sides have a value, whichever term E is of. Powers b^v are
/// e^(v·log(b)), for which b has to be positive. The exponentials of what is left, of differences of exponents, become the unknowns that regions are reduced in.</remarks>
internal sealed class DominantTerms
{
    private const int MostSums = 3, MostTerms = 6;
    private const string Remaining = "{rest}";
    private static readonly string[] s_needed = ["exp", "log", "log1p"];
    private readonly FunctionTable _functions;
    private readonly Expr[] _expressions;
    private readonly Dictionary<Expr, Symbol> _logarithms = [];
    private readonly List<(Expr Sum, (Expr Coefficient, Expr Exponent)[] Terms, Expr[] Exponents)> _sums = [];

    private DominantTerms(Expr[] expressions, FunctionTable functions)
    {
        _functions = functions;
        foreach (Expr expression in expressions)
        {
            ExpressionGraph.Any(expression, node =>
            {
                if (node is Pow { Exponent: not Number } power && HasSoundSign(power.Base)) _logarithms.TryAdd(power.Base, new Symbol($"{{log {_logarithms.Count}}}"));
                return false;
            });
        }

        Positive = _logarithms.Count;
        _expressions = Array.ConvertAll(expressions, e => Regions.Rewrite(WithExponentials(e), region => Together(HyperbolicForms.AsExponentials(region, functions))));
        Find(isDivisor: false);
        if (_sums.Count == 0) Find(isDivisor: true);
    }

    /// <summary>What has to be positive, then the exponents of the terms of each sum.</summary>
    public Expr[] Values => [.. _logarithms.Keys, .. _sums.SelectMany(static sum => sum.Exponents).Select(WithLogarithms)];

    /// <summary>How many expressions have to be positive.</summary>
    public int Positive { get; }

    /// <summary>For each sum how many different exponents its terms have.</summary>
    public int[] Terms => [.. _sums.Select(static sum => sum.Exponents.Length)];

    /// <summary>The sums of some expressions; null where there are none, or too many.</summary>
    public static DominantTerms? Of(Expr[] expressions, FunctionTable functions)
    {
        if (!s_needed.All(name => AngleForms.IsBuiltIn(name, functions))) return null;
        DominantTerms terms = new(expressions, functions);
        return terms._sums.Count is 0 or > MostSums ? null : terms;
    }

    /// <summary>The expressions in which of each sum the exponential with this one of its exponents is taken out.</summary>
    public Expr[] Forms(int[] greatest)
    {
        ExponentBasis basis = new();
        for (int k = 0; k < _sums.Count; k++)
        {
            Expr taken = _sums[k].Exponents[greatest[k]];
            foreach (Expr exponent in _sums[k].Exponents)
            {
                if (exponent != taken) basis.Add(exponent - taken);
            }
        }

        foreach (Expr expression in _expressions) TakenOut(expression, greatest, exponent => Collect(basis, exponent));
        Expr[] unknowns = [.. Enumerable.Range(0, basis.Count).Select(static i => new Symbol($"{{term {i}}}"))];
        return Array.ConvertAll(_expressions, expression =>
        {
            Expr form = Together(TakenOut(expression, greatest, exponent => Monomial(exponent, basis, unknowns)));
            return WithLogarithms(Restored(Scaled(form, basis, unknowns, greatest), basis, unknowns));
        });
    }

    /// <summary>A quotient whose divisors are what is left of the sums, as they are where these are divided by: neither they nor what stands above them overflows then.</summary>
    private Expr Scaled(Expr form, ExponentBasis basis, Expr[] unknowns, int[] greatest)
    {
        Expr[] factors = form is Mul product ? product.ArgumentArray : [form];
        Expr[] left = [.. _sums.Select((_, k) => Left(k, greatest, exponent => Monomial(exponent, basis, unknowns)))];
        Expr scale = Number.One;
        for (int i = 0; i < factors.Length; i++)
        {
            if (factors[i] is not Pow { Base: Add divisor, Exponent: Number { Value: { IsInteger: true, Sign: < 0 } } n } || left.Select(sum => Ratio(divisor, sum)).FirstOrDefault(static r => r is not null) is not { } ratio) continue;
            factors[i] = Canonical.Power(Canonical.Sum(Canonical.TermsTimes(divisor.ArgumentArray, Canonical.Reciprocal(ratio))), n);
            scale = Canonical.Product(scale, Canonical.Power(ratio, n));
        }

        int sum = Array.FindIndex(factors, static f => f is Add);
        if (sum >= 0) factors[sum] = Canonical.Sum(Canonical.TermsTimes(factors[sum].ArgumentArray, scale));
        return scale.IsOne ? form : Canonical.Product(sum >= 0 ? factors : [scale, .. factors]);
    }

    /// <summary>The term by which a sum is another one multiplied; null where it is none, or nothing.</summary>
    private static Expr? Ratio(Add sum, Expr other)
    {
        if (other is not Add || sum == other || sum.Arguments.Length != other.Arguments.Length) return null;
        return Array.Find(sum.ArgumentArray, term => Canonical.Sum(Canonical.TermsTimes(other.ArgumentArray, Canonical.Product(term, Canonical.Reciprocal(other.Arguments[0])))) == sum) is { } first
            ? Canonical.Product(first, Canonical.Reciprocal(other.Arguments[0])) : null;
    }

    private static Expr Monomial(Expr exponent, ExponentBasis basis, Expr[] unknowns) => Canonical.Product([.. basis.PowersOf(exponent).Select((n, i) => Canonical.Power(unknowns[i], Number.Of(n)))]);

    /// <summary>What is left of a sum when a term is taken out.</summary>
    private Expr Left(int sum, int[] greatest, Func<Expr, Expr> write)
    {
        Expr taken = _sums[sum].Exponents[greatest[sum]];
        return Canonical.Sum([.. _sums[sum].Terms.Select(t => Canonical.Product(t.Coefficient, t.Exponent == taken ? Number.One : write(t.Exponent - taken)))]);
    }

    private static Number Collect(ExponentBasis basis, Expr exponent)
    {
        basis.Add(exponent);
        return Number.One;
    }

    /// <summary>Whether the sign of the double of a base is that of the base.</summary>
    private static bool HasSoundSign(Expr @base) => @base switch
    {
        Symbol or Call { ArgumentArray: [Symbol], IsDerivative: false } => true,
        Mul product => Array.TrueForAll(product.ArgumentArray, static f => f is Number || HasSoundSign(f)),
        Pow { Exponent: Number } power => HasSoundSign(power.Base),
        _ => false,
    };

    private Expr Together(Expr region) => RegionReading.Of(region, _functions, isCircular: false)?.Form(Elimination.None, rationalises: false) ?? region;

    /// <summary>Powers with symbolic exponents as exponentials, the logarithms of their bases as unknowns.</summary>
    private Expr WithExponentials(Expr expression) => ExpressionGraph.Rewrite(expression, node => node switch
    {
        Pow { Exponent: not Number } power when _logarithms.TryGetValue(power.Base, out Symbol? logarithm) => new Call("exp", [Canonical.Product(power.Exponent, logarithm)]),
        Call { Name: "log", IsDerivative: false, ArgumentArray: [var b] } when _logarithms.TryGetValue(b, out Symbol? logarithm) => logarithm,
        Call { Name: "exp", IsDerivative: false } call => Parted(call),
        _ => node,
    });

    /// <summary>An exponential as one of which others can be taken away times one of what remains of its exponent.</summary>
    private static Expr Parted(Call call)
    {
        if (IsExponential(call)) return call;
        Expr[] terms = [.. ExponentBasis.Terms(call.Arguments[0]).Select(static t => Canonical.Product(Number.Of(t.Value), t.Key))];
        Expr[] plain = Array.FindAll(terms, IsPlain), others = Array.FindAll(terms, static t => !IsPlain(t));
        return Canonical.Product(Canonical.Power(Constant.E, Canonical.Sum(plain)), new Call(Remaining, [Canonical.Sum(others)]));
    }

    private Expr WithLogarithms(Expr expression)
    {
        Dictionary<string, Expr> values = _logarithms.ToDictionary(static pair => pair.Value.Name, static pair => (Expr)new Call("log", [pair.Key]), StringComparer.Ordinal);
        return Substitution.Apply(expression, values);
    }

    /// <summary>Finds the sums whose logarithms and powers are taken, or those that are divided by.</summary>
    private void Find(bool isDivisor)
    {
        foreach (Expr expression in _expressions)
        {
            ExpressionGraph.Any(expression, node =>
            {
                if (!isDivisor && node is Call { Name: "log", IsDerivative: false, ArgumentArray: [var argument] })
                {
                    foreach (Expr factor in argument is Mul product ? product.ArgumentArray : [argument]) Note(CanonicalOrder.Base(factor));
                }

                bool isWhole = node is Pow { Exponent: Number { Value.IsInteger: true } };
                if (node is Pow power && isWhole == isDivisor && power.Exponent is not Number { Value: { IsInteger: true, Sign: > 0 } }) Note(power.Base);
                return false;
            });
        }
    }

    private void Note(Expr node)
    {
        if (node is not Add sum || sum.Arguments.Length > MostTerms || _sums.Exists(known => known.Sum == node)) return;
        (Expr Coefficient, Expr Exponent)[] terms = Array.ConvertAll(sum.ArgumentArray, Split);
        Expr[] exponents = [.. terms.Select(static t => t.Exponent).Distinct()];
        if (exponents.Length > 1) _sums.Add((sum, terms, exponents));
    }

    /// <summary>A term as an exponential times other factors.</summary>
    private static (Expr Coefficient, Expr Exponent) Split(Expr term)
    {
        List<Expr> coefficient = [], exponents = [];
        foreach (Expr factor in term is Mul product ? product.ArgumentArray : [term])
        {
            if (IsExponential(factor)) exponents.Add(factor.Arguments[0]);
            else if (factor is Pow { Exponent: Number n } power && IsExponential(power.Base)) exponents.Add(Canonical.Product(n, power.Base.Arguments[0]));
            else coefficient.Add(factor);
        }

        return (Canonical.Product([.. coefficient]), Expanded(Canonical.Sum([.. exponents])));
    }

    private static Expr Expanded(Expr exponent) => Canonical.Sum([.. ExponentBasis.Terms(exponent).Select(static t => Canonical.Product(Number.Of(t.Value), t.Key))]);

    /// <summary>Whether an exponential has an exponent of which others can be taken away: a polynomial in variables, logarithms and their powers.</summary>
    private static bool IsExponential(Expr node) => node is Call { Name: "exp", IsDerivative: false, ArgumentArray: [var exponent] } && IsPlain(exponent);

    private static bool IsPlain(Expr exponent) => !ExpressionGraph.Any(exponent, static e => e is Call or Pow { Base: not Symbol } or Pow { Exponent: not Number });

    /// <summary>An expression with terms taken out of its sums.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="greatest">Which exponent of each sum.</param>
    /// <param name="write">Writes the exponential of an exponent.</param>
    private Expr TakenOut(Expr expression, int[] greatest, Func<Expr, Expr> write)
    {
        int Find(Expr node) => _sums.FindIndex(sum => sum.Sum == node);
        return ExpressionGraph.Fold<Expr>(expression, (node, operands) =>
        {
            if (IsExponential(node)) return write(node.Arguments[0]);
            if (node is Pow power && Find(power.Base) is var k and >= 0)
            {
                return Canonical.Product(write(Expanded(Canonical.Product(power.Exponent, _sums[k].Exponents[greatest[k]]))), Canonical.Power(Left(k, greatest, write), operands[1]));
            }

            if (node is not Call { Name: "log", IsDerivative: false, ArgumentArray: [var argument] }) return ExpressionGraph.Rebuild(node, operands);
            List<Expr> factors = [], exponents = [];
            foreach (Expr factor in argument is Mul product ? product.ArgumentArray : [argument])
            {
                if (IsExponential(factor)) exponents.Add(factor.Arguments[0]);
                if (IsExponential(factor)) continue;
                int place = Find(CanonicalOrder.Base(factor));
                if (place < 0 || CanonicalOrder.Exponent(factor) is not Number n) return ExpressionGraph.Rebuild(node, operands);
                factors.Add(Canonical.Power(Left(place, greatest, write), n));
                exponents.Add(Canonical.Product(n, _sums[place].Exponents[greatest[place]]));
            }

            // a quotient of sums that are all but 1 is 1 and little more
            Expr left = Canonical.Product([.. factors]);
            return Canonical.Sum([.. exponents, factors.Count > 1 ? new Call("log1p", [Together(left - 1)]) : new Call("log", [left])]);
        });
    }

    /// <summary>The unknowns as exponentials again, one for each product of them; powers of bases as such.</summary>
    private Expr Restored(Expr form, ExponentBasis basis, Expr[] unknowns) => ExpressionGraph.Fold<Expr>(form, (node, operands) =>
    {
        if (node is Call { Name: Remaining }) return new Call("exp", operands.ToArray());
        if (node is not (Mul or Pow or Symbol)) return ExpressionGraph.Rebuild(node, operands);
        Expr[] factors = node is Mul product ? product.ArgumentArray : [node];
        List<Expr> others = [], exponents = [];
        for (int i = 0; i < factors.Length; i++)
        {
            int unknown = Array.IndexOf(unknowns, CanonicalOrder.Base(factors[i]));
            if (unknown >= 0) exponents.Add(Canonical.Product(CanonicalOrder.Exponent(factors[i]), basis[unknown]));
            else if (node is Mul) others.Add(operands[i]);
        }

        if (exponents.Count == 0) return ExpressionGraph.Rebuild(node, operands);
        List<Expr> rest = [];
        foreach ((Expr term, Rational n) in ExponentBasis.Terms(Canonical.Sum([.. exponents])))
        {
            Expr? known = _logarithms.FirstOrDefault(pair => pair.Value == term).Key;
            if (known is null) rest.Add(Canonical.Product(Number.Of(n), term));
            else others.Add(Canonical.Power(known, Number.Of(n)));
        }

        if (rest.Count > 0) others.Add(new Call("exp", [Canonical.Sum([.. rest])]));
        return Canonical.Product([.. others]);
    });
}
