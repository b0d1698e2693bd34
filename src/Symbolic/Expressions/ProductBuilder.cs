using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>Builds canonical products: flat, sorted, equal bases with numeric exponents collected, one number in front.</summary>
internal static class ProductBuilder
{
    public static Expr Build(ReadOnlySpan<Expr> operands)
    {
        List<Expr> factors = new(operands.Length + 4);
        Coefficient coefficient = new();
        foreach (Expr operand in operands)
        {
            if (operand is Mul product)
            {
                foreach (Expr factor in product.Arguments) Take(factor, factors, ref coefficient);
            }
            else
            {
                Take(operand, factors, ref coefficient);
            }
        }

        Collect(factors, ref coefficient);
        Rational number = coefficient.Value;
        if (number.IsZero) return factors.Exists(NonFinite.In) ? Constant.NaN : Number.Zero;
        if (factors.Count == 0) return coefficient.ToNumber(number);
        if (!number.IsOne) factors.Insert(0, coefficient.ToNumber(number));
        return factors.Count == 1 ? factors[0] : new Mul([.. factors]);
    }

    /// <summary>The product of a number other than 0 and 1 with a factor list that is canonical already and has no number.</summary>
    public static Expr WithCoefficient(Number coefficient, Expr rest) =>
        rest switch
        {
            Number number => new Number(coefficient.Value * number.Value, coefficient.IsDecimal | number.IsDecimal),
            Mul product => new Mul([coefficient, .. product.Arguments]),
            _ => new Mul([coefficient, rest]),
        };

    private static void Take(Expr factor, List<Expr> factors, ref Coefficient coefficient)
    {
        if (factor is Number number) coefficient.Multiply(number);
        else factors.Add(factor);
    }

    private static void Collect(List<Expr> factors, ref Coefficient coefficient)
    {
        if (factors.Count < 2) return;
        factors.Sort(static (a, b) => CanonicalOrder.FactorOrder(a, b));
        bool merged = false;
        int kept = 0;
        for (int i = 0; i < factors.Count;)
        {
            int end = i + 1;
            Expr @base = CanonicalOrder.Base(factors[i]);
            while (end < factors.Count && CanonicalOrder.Bases(@base, CanonicalOrder.Base(factors[end])) == 0) end++;
            if (end == i + 1) factors[kept++] = factors[i];
            else merged |= Merge(factors, i, end, ref kept);
            i = end;
        }

        factors.RemoveRange(kept, factors.Count - kept);
        if (merged) Flatten(factors, ref coefficient);
    }

    /// <summary>Merging can leave a number or a product, as in sqrt(2)*sqrt(2) or (x*y)^(1/2)*(x*y)^(1/2): once more from the start.</summary>
    private static void Flatten(List<Expr> factors, ref Coefficient coefficient)
    {
        if (!factors.Exists(static f => f.Kind is ExprKind.Mul or ExprKind.Number)) return;
        Expr[] all = [.. factors];
        factors.Clear();
        foreach (Expr factor in all)
        {
            if (factor is Mul product)
            {
                foreach (Expr inner in product.Arguments) Take(inner, factors, ref coefficient);
            }
            else
            {
                Take(factor, factors, ref coefficient);
            }
        }

        Collect(factors, ref coefficient);
    }

    /// <summary>Merges the numeric powers of one base, which stand first, into at most two; powers with other exponents stay as they are.</summary>
    private static bool Merge(List<Expr> factors, int start, int end, ref int kept)
    {
        Expr @base = CanonicalOrder.Base(factors[start]);
        Rational positive = Rational.Zero, negative = Rational.Zero;
        int numeric = start;
        while (numeric < end && factors[numeric] is not Pow { Exponent: not Number }) numeric++;
        if (numeric - start < 2)
        {
            for (int i = start; i < end; i++) factors[kept++] = factors[i];
            return false;
        }

        for (int i = start; i < numeric; i++)
        {
            Rational exponent = factors[i] is Pow power ? power.Exponent.NumberValue!.Value : Rational.One;
            if (exponent.Sign > 0) positive += exponent;
            else negative += exponent;
        }

        foreach (Rational exponent in Exponents(positive, negative)) Keep(factors, @base, exponent, ref kept);
        for (int i = numeric; i < end; i++) factors[kept++] = factors[i];
        return true;
    }

    private static void Keep(List<Expr> factors, Expr @base, Rational exponent, ref int kept)
    {
        if (!exponent.IsZero) factors[kept++] = PowerBuilder.Build(@base, new Number(exponent));
    }

    /// <summary>
    /// x^a * x^b is x^(a+b), except that x/sqrt(x) stays: merging it would give a value at 0, where the
    /// expression as written has none, and with it the derivative of x/(1 + sqrt(x)) would depend on how it was reached.
    /// </summary>
    private static Rational[] Exponents(Rational positive, Rational negative)
    {
        Rational sum = positive + negative;
        bool fills = sum.Sign > 0 && negative.Sign < 0 && !sum.IsInteger;
        return fills ? [negative, positive] : [sum];
    }

    private struct Coefficient()
    {
        private ExactTotal _product = ExactTotal.Product;
        private bool _isDecimal;

        public readonly Rational Value => _product.Total();

        public void Multiply(Number number)
        {
            _product.Take(number.Value);
            _isDecimal |= number.IsDecimal;
        }

        public readonly Number ToNumber(Rational value) => new(value, _isDecimal);
    }
}
