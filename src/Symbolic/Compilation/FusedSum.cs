using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>A sum of two terms, of which a fused multiply-add rounds only once what would be rounded twice.</summary>
/// <remarks>a·b + c has one rounding. a·b + c·d takes what c·d has been rounded by into account where the terms can cancel (Kahan's algorithm, within 2 units of
/// 2^-53 however much of them is left, see C.-P. Jeannerod, N. Louvet, J.-M. Muller, 2013): no watching, no second sum.</remarks>
/// <param name="First">The term that is multiplied last.</param>
/// <param name="Second">The other factors, or a single term.</param>
internal readonly record struct FusedSum(FusedSum.Product First, FusedSum.Product Second)
{
    /// <summary>The sum of two terms read so, or null; whether factors are exact is left to the caller.</summary>
    public static FusedSum? Of(ReadOnlySpan<Expr> terms)
    {
        if (terms.Length != 2) return null;
        FusedSum sum = new(Product.Of(terms[0]), Product.Of(terms[1]));
        if (sum.First.B is null) sum = new FusedSum(sum.Second, sum.First);
        return sum.First.B is null ? null : sum;
    }

    /// <summary>The mean square of the error where all factors are exact, in roundings.</summary>
    public int Roundings => Second.B is null ? 1 : 2;

    /// <summary>Scale·A·B, or Scale·A where there is no B.</summary>
    /// <param name="Scale">A power of two with a sign.</param>
    /// <param name="A">A factor.</param>
    /// <param name="B">Another factor, or null.</param>
    internal readonly record struct Product(Rational Scale, Expr A, Expr? B)
    {
        /// <summary>A term as a product of two factors where it is one.</summary>
        public static Product Of(Expr term)
        {
            if (term is Pow { Base: var x, Exponent: Number { Value: var n } } && n == Number.Two.Value) return new Product(Rational.One, x, x);
            if (term is not Mul) return new Product(Rational.One, term, null);
            Rational scale = Rational.One;
            Expr? a = null, b = null;
            foreach (Expr factor in term.Arguments)
            {
                if (TapeConstant.IsScale(factor)) scale *= ((Number)factor).Value;
                else if (a is null) a = factor;
                else if (b is null) b = factor;
                else return new Product(Rational.One, term, null);
            }

            if (a is null) return new Product(Rational.One, term, null);
            if (b is not null) return new Product(scale, a, b);
            Product inner = Of(a);
            return inner with { Scale = scale * inner.Scale };
        }
    }
}
