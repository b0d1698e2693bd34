using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Parsing;
using Symbolic.Rewriting;

namespace Symbolic.Library;

/// <summary>Identities over the reals whose right-hand side is evaluated with smaller errors: differences of a function at two places that share
/// a term, sums with an exponential or a root, complements to 1. Wherever the left-hand side has a value, the right-hand side has the same.</summary>
/// <remarks>Only what cancels by its shape is here; where a sum cancels at some points only, the guard finds them. Not taken, as values would
/// change: <c>log(u) - log(v) -&gt; log(u/v)</c> is defined for u, v &lt; 0; <c>exp(u)^(1/2) -&gt; exp(u/2)</c> is fine but
/// <c>(u^2)^(1/2) -&gt; u</c> is not for u &lt; 0.</remarks>
internal static class StableRewrites
{
    /// <summary>Powers with small whole exponents are multiplied out, which costs less.</summary>
    private static readonly KindCondition s_exponent = new("n", OperandKind.NonInt);

    private static readonly Dictionary<string, Expr> s_defaults = new(StringComparer.Ordinal) { ["a"] = Number.One };

    /// <summary>Patterns and replacements; <c>a</c> stands for any factor, none included, <c>n</c> for any exponent but whole numbers.</summary>
    public static readonly (string Pattern, string Replacement)[] Table =
    [
        // logarithms of exponentials
        ("log(1/u)", "-log(u)"),
        ("log(sigmoid(u))", "-softplus(-u)"),
        ("log1p(-sigmoid(u))", "-softplus(u)"),
        ("log(sech(u))", "-logcosh(u)"),
        ("log(sech(u)^2)", "-2*logcosh(u)"),
        ("log(1 - tanh(u)^2)", "-2*logcosh(u)"),
        ("log(tanh(u))", "log1mexp(-2*u) - softplus(-2*u)"),
        ("log(abs(tanh(u)))", "log1mexp(-2*abs(u)) - softplus(-2*abs(u))"),
        ("log1mexp(-exp(v))", "if(v < 0, v + log(exprel(-exp(v))), log1mexp(-exp(v)))"),
        ("log(erfc(u)/2)", "if(u < 0, log1p(-erfc(-u)/2), log(erfcx(u)/2) - u^2)"),
        ("log(erfc(u))", "if(u < 1, log(erfc(u)), log(erfcx(u)) - u^2)"),
        ("log1p(erf(u))", "if(u > -1/2, log1p(erf(u)), log(erfcx(-u)) - u^2)"),
        ("log1p(-erf(u))", "if(u < 1/2, log1p(-erf(u)), log(erfcx(u)) - u^2)"),
        ("exp(-u^2)/erfc(u)", "if(u < 0, exp(-u^2)/erfc(u), 1/erfcx(u))"),
        ("exp(-2*u^2)/erfc(u)^2", "if(u < 0, exp(-2*u^2)/erfc(u)^2, 1/erfcx(u)^2)"),
        ("log(exprel(u))", "if(abs(u) < 1, log1p(u*phi2(u)), if(u > 0, u + log(exprel(-u)), log(exprel(u))))"),
        ("log(exp(u))", "u"),
        ("log(exp(u)*v)", "u + log(v)"),

        // complements
        ("a - a*sigmoid(u)", "a*sigmoid(-u)"),
        ("a + a*tanh(u)", "2*a*sigmoid(2*u)"),
        ("a - a*tanh(u)", "2*a*sigmoid(-2*u)"),
        ("a/2 + a/expm1(u)", "a*coth(u/2)/2"),
        ("a + a/expm1(u)", "-a/expm1(-u)"),
        ("a*sigmoid(u) - a*exp(u)", "-a*exp(u)*sigmoid(u)"),
        ("a*sigmoid(u)*sigmoid(-u) - a*exp(u)", "-a*exp(u)*sigmoid(u)*(1 + sigmoid(-u))"),
        ("a/expm1(u) - a*exp(-u)", "a*exp(-u)/expm1(u)"),
        ("a - a*tanh(u)^2", "a*sech(u)^2"),
        ("a - a*sin(u)^2", "a*cos(u)^2"),
        ("a - a*cos(u)^2", "a*sin(u)^2"),
        ("a*sec(u)^2 - a", "a*tan(u)^2"),
        ("a*csc(u)^2 - a", "a*cot(u)^2"),
        ("a*coth(u)^2 - a", "a*csch(u)^2"),
        ("a - a*sech(u)^2", "a*tanh(u)^2"),
        ("a*cosh(u)^2 - a", "a*sinh(u)^2"),
        ("a*cosh(u)^2 - a*sinh(u)^2", "a"),
        ("a*cosh(u) - a", "2*a*sinh(u/2)^2"),
        ("a + a*expm1(u)", "a*exp(u)"),
        ("a*expm1(u)^2 - a", "a*exp(u)*(exp(u) - 2)"),
        ("a/cos(u) - a", "2*a*sin(u/2)^2/cos(u)"),

        ("(1 + exp(-u))*sigmoid(u)", "1"),
        ("(v + a*exp(-u))*sigmoid(u)", "v*sigmoid(u) + a*sigmoid(-u)"),
        ("(v*sigmoid(u) + a*sigmoid(-u))*sigmoid(-u) - a*sigmoid(-u)", "(v - a)*sigmoid(u)*sigmoid(-u)"),
        ("a*sigmoid(u) - a*sigmoid(-u)", "a*tanh(u/2)"),
        ("a*sigmoid(u) + a*sigmoid(-u)", "a"),
        ("a - a*sigmoid(u)^2", "a*sigmoid(-u)*(1 + sigmoid(u))"),
        ("a*softplus(u) - a*u", "a*softplus(-u)"),
        ("a/softplus(u) - a/u", "-a*softplus(-u)/(u*softplus(u))"),
        ("softplus(u)*exp(-u)", "if(u < 0, log1prel(exp(u)), softplus(u)*exp(-u))"),
        ("a*sigmoid(u) - a*step(u)", "-a*sign(u)*sigmoid(-abs(u))"),
        ("a*logaddexp(u, v) - a*max(u, v)", "a*softplus(-abs(u - v))"),
        ("(exp(u) - 1)*sigmoid(-u)", "tanh(u/2)"),
        ("(1 - exp(-u))*sigmoid(u)", "tanh(u/2)"),
        ("a + a*erf(u)", "a*erfc(-u)"),
        ("a - a*erf(u)^2", "a*erfc(u)*erfc(-u)"),
        ("a - a*erf(u)^4", "a*erfc(u)*erfc(-u)*(1 + erf(u)^2)"),
        ("a*erf(u) - a*erf(u)^3", "a*erf(u)*erfc(u)*erfc(-u)"),
        ("a - a*erfc(u)^2", "a*erf(u)*(1 + erfc(u))"),
        ("log(erf(u))", "if(u > 1/2, log1p(-erfc(u)), log(erf(u)))"),
        ("a - a*erf(u)", "a*erfc(u)"),
        ("a - a*erfc(u)", "a*erf(u)"),
        ("2*a - a*erfc(u)", "a*erfc(-u)"),

        // entropies of two states
        ("a*u*sigmoid(u) - a*softplus(u)", "if(u > 0, -a*u*sigmoid(-u) - a*softplus(-u), a*u*sigmoid(u) - a*softplus(u))"),

        ("a*w*(u*sigmoid(w*u - w*v) + v*sigmoid(w*v - w*u)) - a*logaddexp(w*u, w*v)", "-a*softplus(-abs(w*u - w*v)) - a*abs(w*u - w*v)*sigmoid(-abs(w*u - w*v))"),
        ("a*w*(u*sigmoid(w*(u - v)) + v*sigmoid(-w*(u - v))) - a*logaddexp(w*u, w*v)", "-a*softplus(-abs(w*(u - v))) - a*abs(w*(u - v))*sigmoid(-abs(w*(u - v)))"),
        ("a*u*tanh(u) - a*logcosh(u)", "if(abs(u) > 1, a*log(2) - a*softplus(-2*abs(u)) - 2*a*abs(u)*sigmoid(-2*abs(u)), a*u*tanh(u) - a*logcosh(u))"),
        ("a*log(2*cosh(u)) - a*u*tanh(u)", "a*softplus(-2*abs(u)) + 2*a*abs(u)*sigmoid(-2*abs(u))"),

        // exponentials of opposite arguments
        ("a*exp(u) + a*exp(-u) - 2*a", "4*a*sinh(u/2)^2"),
        ("a*exp(u) - a*exp(-u)", "2*a*sinh(u)"),
        ("a*exp(u) + a*exp(-u)", "2*a*cosh(u)"),

        // differences of a function at two places
        ("a*exp(v + w) - a*exp(v)", "a*exp(v)*expm1(w)"),
        ("a*exp(u)*exp(v) - a", "a*expm1(u + v)"),
        ("a*sin(v + w) - a*sin(v)", "2*a*cos(v + w/2)*sin(w/2)"),
        ("a*cos(v + w) - a*cos(v)", "-2*a*sin(v + w/2)*sin(w/2)"),
        ("a*(v + w)^2 - a*v^2", "a*w*(2*v + w)"),
        ("a*tan(v + w) - a*tan(v)", "a*sin(w)/(cos(v)*cos(v + w))"),
        ("a*tan(v + w)^2 - a*tan(v)^2", "a*sin(w)*(tan(v) + tan(v + w))/(cos(v)*cos(v + w))"),
        ("a*cot(v + w) - a*cot(v)", "-a*sin(w)/(sin(v)*sin(v + w))"),
        ("a*cot(v + w)^2 - a*cot(v)^2", "-a*sin(w)*(cot(v) + cot(v + w))/(sin(v)*sin(v + w))"),
        ("a*sec(v + w) - a*sec(v)", "2*a*sin(v + w/2)*sin(w/2)/(cos(v)*cos(v + w))"),
        ("a*csc(v + w) - a*csc(v)", "-2*a*cos(v + w/2)*sin(w/2)/(sin(v)*sin(v + w))"),
        ("a*sinh(v + w) - a*sinh(v)", "2*a*cosh(v + w/2)*sinh(w/2)"),
        ("a*cosh(v + w) - a*cosh(v)", "2*a*sinh(v + w/2)*sinh(w/2)"),
        ("a*sech(u)^2 - a*sech(v)^2", "a*(tanh(v) - tanh(u))*(tanh(u) + tanh(v))"),
        ("a*atan(v + w) - a*atan(v)", "if(v*(v + w) > -1, a*atan(w/(1 + v*(v + w))), a*atan(v + w) - a*atan(v))"),
        ("a*log((1 + u)/(1 - u))", "2*a*atanh(u)"),
        ("a*log((1 - u)/(1 + u))", "-2*a*atanh(u)"),
        ("log1p(u) - log1p(-u)", "2*atanh(u)"),
        ("a*atanh(v + w) - a*atanh(v)", "if(abs(v) < 1 and abs(v + w) < 1, a*atanh(w/(1 - v*(v + w))), a*atanh(v + w) - a*atanh(v))"),
        ("a*asin(v + w) - a*asin(v)", "if(v*(v + w) > 0, a*asin(w*(2*v + w)/((v + w)*sqrt(1 - v^2) + v*sqrt(1 - (v + w)^2))), a*asin(v + w) - a*asin(v))"),
        ("a*acos(v + w) - a*acos(v)", "if(v*(v + w) > 0, -a*asin(w*(2*v + w)/((v + w)*sqrt(1 - v^2) + v*sqrt(1 - (v + w)^2))), a*acos(v + w) - a*acos(v))"),
        ("a*asinh(v + w) - a*asinh(v)", "if(v*(v + w) > 0, a*asinh(w*(2*v + w)/((v + w)*sqrt(1 + v^2) + v*sqrt(1 + (v + w)^2))), a*asinh(v + w) - a*asinh(v))"),
        ("a*erf(u) - a*erf(v)", "if(u > 0 and v > 0, a*erfc(v) - a*erfc(u), if(u < 0 and v < 0, a*erfc(-u) - a*erfc(-v), a*erf(u) - a*erf(v)))"),
        ("a*erfc(u) - a*erfc(v)", "if(u < 0 and v < 0, a*erfc(-v) - a*erfc(-u), a*erfc(u) - a*erfc(v))"),
        ("a*tanh(u) - a*tanh(v)", "if(u < v, 2*a*expm1(2*u - 2*v)*sigmoid(2*v)*sigmoid(-2*u), -2*a*expm1(2*v - 2*u)*sigmoid(2*u)*sigmoid(-2*v))"),
        ("a*sigmoid(u) - a*sigmoid(v)", "if(u < v, a*expm1(u - v)*sigmoid(v)*sigmoid(-u), -a*expm1(v - u)*sigmoid(u)*sigmoid(-v))"),
        ("a*coth(u) - a*coth(v)", "if(u < v, 2*a*expm1(2*u - 2*v)/(expm1(-2*v)*expm1(2*u)), -2*a*expm1(2*v - 2*u)/(expm1(-2*u)*expm1(2*v)))"),
        ("a/tanh(u) - a/tanh(v)", "if(u < v, 2*a*expm1(2*u - 2*v)/(expm1(-2*v)*expm1(2*u)), -2*a*expm1(2*v - 2*u)/(expm1(-2*u)*expm1(2*v)))"),
        ("a*log(v + w) - a*log(v)", "if(v > 0, a*log1p(w/v), a*log(v + w) - a*log(v))"),
        ("a*v*log(v + w) - a*xlogy(v, v)", "if(v > 0, a*v*log1p(w/v), a*v*log(v + w) - a*xlogy(v, v))"),
        ("a*sqrt(v + w) - a*sqrt(v)", "a*w/(sqrt(v + w) + sqrt(v))"),
        ("a/sqrt(v + w) - a/sqrt(v)", "-a*w/(sqrt(v)*sqrt(v + w)*(sqrt(v + w) + sqrt(v)))"),
        ("a*sqrt(u + (v + w)^2) - a*sqrt(u + v^2)", "a*w*(2*v + w)/(sqrt(u + (v + w)^2) + sqrt(u + v^2))"),
        ("a/sqrt(u + (v + w)^2) - a/sqrt(u + v^2)", "-a*w*(2*v + w)/(sqrt(u + v^2)*sqrt(u + (v + w)^2)*(sqrt(u + (v + w)^2) + sqrt(u + v^2)))"),
        ("a/sqrt(u - (v + w)^2) - a/sqrt(u - v^2)", "a*w*(2*v + w)/(sqrt(u - v^2)*sqrt(u - (v + w)^2)*(sqrt(u - (v + w)^2) + sqrt(u - v^2)))"),
        ("a*sqrt(u - (v + w)^2) - a*sqrt(u - v^2)", "-a*w*(2*v + w)/(sqrt(u - (v + w)^2) + sqrt(u - v^2))"),
        ("a*(v + w)/sqrt(u + (v + w)^2) - a*v/sqrt(u + v^2)", "if(v*(v + w) > 0, a*u*w*(2*v + w)/(sqrt(u + (v + w)^2)*sqrt(u + v^2)*((v + w)*sqrt(u + v^2) + v*sqrt(u + (v + w)^2))), a*(v + w)/sqrt(u + (v + w)^2) - a*v/sqrt(u + v^2))"),
        ("a/(v + w) - a/v", "-a*w/(v*(v + w))"),
        ("a/(v + w)^2 - a/v^2", "-a*w*(2*v + w)/(v^2*(v + w)^2)"),
        ("a/(v + w)^3 - a/v^3", "-a*w*(3*(v + w/2)^2 + w^2/4)/(v^3*(v + w)^3)"),
        ("a/(v + w)^4 - a/v^4", "-a*w*(2*v + w)*(v^2 + (v + w)^2)/(v^4*(v + w)^4)"),
        ("a/(u + (v + w)^2) - a/(u + v^2)", "-a*w*(2*v + w)/((u + v^2)*(u + (v + w)^2))"),
        ("a/(u - (v + w)^2) - a/(u - v^2)", "a*w*(2*v + w)/((u - v^2)*(u - (v + w)^2))"),
        ("a*(v + w)^3 - a*v^3", "a*w*(3*(v + w/2)^2 + w^2/4)"),
        ("a*(v + w)^4 - a*v^4", "a*w*(2*v + w)*(v^2 + (v + w)^2)"),
        ("a*(v + w)^(1/3) - a*v^(1/3)", "a*w/((v + w)^(2/3) + (v*(v + w))^(1/3) + v^(2/3))"),
        ("a*(v + w)^n - a*v^n", "if(v > 0 and v + w > 0, a*v^n*expm1(n*log1p(w/v)), a*(v + w)^n - a*v^n)"),
        ("a*powlog(1 + w, n) - a*w*(1 + w)^(n - 1)", "if(abs(w) < 1, -a*(1 + w)^n*log1pmx(-w/(1 + w)), a*powlog(1 + w, n) - a*w*(1 + w)^(n - 1))"),
        ("a*(1 + u)^n - a", "if(u > -1, a*expm1(n*log1p(u)), a*(1 + u)^n - a)"),

        ("a - a*(-expm1(u))^n", "if(u < 0, -a*expm1(n*log1mexp(u)), a - a*(-expm1(u))^n)"),

        // incomplete gamma functions of order 2
        ("a - a*exp(-u)*(1 + u)", "if(abs(u) < 1, a*u^2*dexprel(-u), a - a*exp(-u)*(1 + u))"),
        ("a - a*exp(-u) - a*u*exp(-u)", "if(abs(u) < 1, a*u^2*dexprel(-u), a - a*exp(-u) - a*u*exp(-u))"),

        // quotients that are sound where numerator and denominator vanish, and their derivatives
        ("(1 - exp(-u))/u", "exprel(-u)"),
        ("a*exprel(u) - a*exp(u)", "-a*u*dexprel(u)"),
        ("(u*exp(u) - exp(u) + 1)/u^2", "dexprel(u)"),
        ("sinh(u)*sech(u)^2", "tanh(u)*sech(u)"),
        ("cosh(u)*csch(u)^2", "coth(u)*csch(u)"),
        ("1/cosh(u)^2", "sech(u)^2"),
        ("1/cosh(u)^3", "sech(u)^3"),
        ("1/sinh(u)^2", "csch(u)^2"),
        ("1/sinh(u)^3", "csch(u)^3"),
        ("a*abs(u) + a*u", "2*a*max(u, 0)"),
        ("a*abs(u) - a*u", "-2*a*min(u, 0)"),
        ("a + a*sign(u)", "2*a*step(u)"),
        ("a - a*sign(u)", "2*a*step(-u)"),
        ("(u*exp(-u) + exp(-u) - 1)/u^2", "-dexprel(-u)"),
        ("(exp(u) - 1 - u)/u^2", "phi2(u)"),
        ("(u*exp(u) - 2*exp(u) + u + 2)/u^3", "dphi2(u)"),
        ("(u*cos(u) - sin(u))/u^2", "dsinc(1, u)"),
        ("-2*a*(u*cos(u) - sin(u))/u^3 - a*sinc(u)", "a*dsinc(2, u)"),
        ("a*coth(u) - a/u", "a*langevin(u)"),
        ("a*coth(u) - a*u*csch(u)^2", "a*langevin(u) + a*u*dlangevin(u)"),
        ("a/u^2 - a*csch(u)^2", "a*dlangevin(u)"),
        ("bernoulli(u)*dexprel(u)", "if(u > 0, 1/2 + langevin(u/2)/2, bernoulli(u)*dexprel(u))"),
        ("exp(u)*exp(-exp(u))", "gumbeldensity(u)"),

        // roots beside their main part
        ("a*sqrt(1 + w) - a", "a*w/(sqrt(1 + w) + 1)"),
        ("a/sqrt(1 + w) - a", "-a*w/(sqrt(1 + w)*(sqrt(1 + w) + 1))"),
        ("a*(1 + w)^(3/2) - a", "a*w*(1 + w + sqrt(1 + w) + 1)/(sqrt(1 + w) + 1)"),
        ("a/(1 + w)^(3/2) - a", "-a*w*(1 + w + sqrt(1 + w) + 1)/((1 + w)^(3/2)*(sqrt(1 + w) + 1))"),
        ("a*sqrt(v^2 + w) - a*v", "a*if(v > 0, w/(sqrt(v^2 + w) + v), sqrt(v^2 + w) - v)"),
        ("a*sqrt(v^2 + w) + a*v", "a*if(v < 0, w/(sqrt(v^2 + w) - v), sqrt(v^2 + w) + v)"),
        ("a*v/sqrt(v^2 + w) - a", "-a*if(v > 0, w/(sqrt(v^2 + w) + v), sqrt(v^2 + w) - v)/sqrt(v^2 + w)"),
        ("a*v/sqrt(v^2 + w) + a", "a*if(v < 0, w/(sqrt(v^2 + w) - v), sqrt(v^2 + w) + v)/sqrt(v^2 + w)"),

        ("a*sqrt(v^2 + w) - a*abs(v)", "a*w/(sqrt(v^2 + w) + abs(v))"),
        ("a*v/sqrt(v^2 + w) - a*sign(v)", "-a*sign(v)*w/(sqrt(v^2 + w)*(sqrt(v^2 + w) + abs(v)))"),

        ("a*hypot(v, u) - a*v", "a*if(v > 0, u^2/(hypot(v, u) + v), hypot(v, u) - v)"),
        ("a*hypot(v, u) + a*v", "a*if(v < 0, u^2/(hypot(v, u) - v), hypot(v, u) + v)"),
    ];

    /// <summary>The rewrites over a table of functions that hold everywhere, or those that choose between two forms.</summary>
    public static IEnumerable<Rewrite> Of(FunctionTable functions, bool branching) =>
        Table.Where(row => row.Replacement.Contains("if(", StringComparison.Ordinal) == branching).Select(row => Read(row.Pattern, row.Replacement, functions));

    private static Rewrite Read(string pattern, string replacement, FunctionTable functions)
    {
        ParseOptions options = new() { Functions = functions };
        Expr read = ExpressionParser.Parse(pattern, options);
        bool hasExponent = ExpressionGraph.Any(read, static node => node is Symbol { Name: "n" });
        return new Rewrite(pattern, new Pattern(read, functions, hasExponent ? [s_exponent] : [], s_defaults), ExpressionParser.Parse(replacement, options));
    }
}
