using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>The algebra of abs and sign: calls of known sign, and products of u, |u| and sign(u).</summary>
internal static class AbsoluteValues
{
    private static readonly ulong s_names = Call.BitOf("abs") | Call.BitOf("sign");

    /// <summary>abs(u) or sign(u) with known factors taken out, or null when nothing is known.</summary>
    public static Expr? OfCall(string name, Expr u)
    {
        bool isSign = name == "sign";
        if (isSign ? Signs.IsPositive(u) : Signs.IsNonNegative(u)) return isSign ? Number.One : u;
        if (u is Pow { Exponent: Number { Value.IsOddInteger: true } } power && isSign) return new Call(name, [power.Base]);
        if (u is not Mul product) return null;
        List<Expr> known = [], rest = [];
        foreach (Expr factor in product.Arguments)
        {
            if (factor is Number number) known.Add(isSign ? Number.Of(number.Value.Sign) : Number.Of(number.Value.Abs(), number.IsDecimal));
            else if (isSign ? Signs.IsPositive(factor) : Signs.IsNonNegative(factor)) known.Add(isSign ? Number.One : factor);
            else rest.Add(factor);
        }

        if (known.Count == 0) return null;
        if (rest.Count == 0) return Canonical.Product([.. known]);
        return Canonical.Product([.. known, new Call(name, [Canonical.Product([.. rest])])]);
    }

    /// <summary>
    /// A product with every u^m*|u|^p*sign(u)^q in its shortest form: |x|*sign(x) = x, |x|^2 = x^2, x/|x| = sign(x) (which
    /// has a value at 0 where the quotient has none), and so with sign(|x|), which is sign(x)^2. sign(x)^2 stays: it is 0 at 0.
    /// </summary>
    public static Expr InProduct(Expr product)
    {
        if ((product.FunctionBits & s_names) == 0) return product;
        ReadOnlySpan<Expr> factors = product is Mul ? product.Arguments : new ReadOnlySpan<Expr>(ref product);
        foreach (Expr factor in factors)
        {
            if (Argument(factor) is not { } u) continue;
            Expr[] others = Powers.Of(factors, u, out Powers powers);
            Expr? shorter = powers.Shortest(u);
            if (shorter is null || (IsOfAbsolute(factor) && others.Length == factors.Length - 1)) continue;
            Expr changed = Canonical.Product([.. others, shorter]);
            if (changed != product) return changed;
        }

        return product;
    }

    private static Expr? Argument(Expr factor)
    {
        if (CanonicalOrder.Base(factor) is not Call { Name: "abs" or "sign", IsDerivative: false, ArgumentArray: [var u] }) return null;
        return IsOfAbsolute(factor) ? u.Arguments[0] : u;
    }

    /// <summary>Whether a factor is a power of sign(|u|).</summary>
    private static bool IsOfAbsolute(Expr factor) =>
        CanonicalOrder.Base(factor) is Call { Name: "sign", IsDerivative: false, ArgumentArray: [Call { Name: "abs", IsDerivative: false, ArgumentArray.Length: 1 }] };

    /// <summary>The exponents of u, |u| and sign(u) in a product.</summary>
    private struct Powers
    {
        private Rational _plain, _absolute, _sign;
        private bool _isSymbolic;

        /// <summary>Collects the exponents and returns the factors that have nothing to do with u.</summary>
        public static Expr[] Of(ReadOnlySpan<Expr> factors, Expr u, out Powers powers)
        {
            List<Expr> others = [];
            powers = default;
            foreach (Expr factor in factors)
            {
                Expr @base = CanonicalOrder.Base(factor);
                Expr exponent = CanonicalOrder.Exponent(factor);
                bool isPlain = @base == u, isPart = isPlain || Argument(factor) is { } v && v == u;
                if (!isPart) others.Add(factor);
                else if (exponent is not Number number) powers._isSymbolic = true;
                else if (isPlain) powers._plain += number.Value;
                else if (((Call)@base).Name == "abs") powers._absolute += number.Value;
                else powers._sign += IsOfAbsolute(factor) ? number.Value + number.Value : number.Value;
            }

            return [.. others];
        }

        /// <summary>The product of the three, or null where it has to stay.</summary>
        public readonly Expr? Shortest(Expr u)
        {
            if (_isSymbolic || !_sign.IsInteger) return null;
            Rational degree = _plain + _absolute;
            if (!_plain.IsInteger) return Power(u, degree);
            bool odd = !(_plain + _sign).IsEvenInteger;
            if (degree.IsZero)
            {
                bool hole = _plain.Sign < 0 || _absolute.Sign < 0 || _sign.Sign < 0;
                if (odd) return Sign(u);
                return hole ? Number.One : Power(Sign(u), 2);
            }

            if (degree.IsInteger && degree.IsEvenInteger != odd) return Power(u, degree);
            if (!odd) return Power(Absolute(u), degree);
            if (degree.IsInteger && degree.Sign > 0) return Power(u, degree - Rational.One) * Absolute(u);
            if (degree.IsInteger) return Sign(u) * Power(u, degree);
            return IsBetweenZeroAndOne(degree) ? Sign(u) * Power(Absolute(u), degree) : u * Power(Absolute(u), degree - Rational.One);
        }

        private static bool IsBetweenZeroAndOne(Rational degree) => degree.Sign > 0 && degree < Rational.One;

        private static Expr Power(Expr @base, Rational exponent) => Canonical.Power(@base, Number.Of(exponent));

        private static Call Absolute(Expr u) => new("abs", [u]);

        private static Call Sign(Expr u) => new("sign", [u]);
    }
}
