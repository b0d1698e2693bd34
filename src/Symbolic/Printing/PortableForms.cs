using System.Collections.Frozen;
using Symbolic.Functions;

namespace Symbolic.Printing;

/// <summary>Closed forms, in our language, of functions that programming languages lack; stable where the exact meaning of the row is not.</summary>
internal static class PortableForms
{
    private static readonly FrozenDictionary<string, string> s_forms = new Dictionary<string, string>
    {
        ["cbrt(x)"] = "if(x < 0, -(-x)^(1/3), x^(1/3))",
        ["root(x, n)"] = "if(x < 0 and n - 2*floor(n/2) == 1, -(-x)^(1/n), x^(1/n))",
        ["log2(x)"] = "log(x)/log(2)",
        ["log10(x)"] = "log(x)/log(10)",
        ["sign(x)"] = "if(x > 0, 1, if(x < 0, -1, x))",
        ["min(x, y)"] = "if(x < y or x != x, x, y)",
        ["max(x, y)"] = "if(x > y or x != x, x, y)",
        ["sigmoid(x)"] = "if(x < 0, exp(x)/(1 + exp(x)), 1/(1 + exp(-x)))",
        ["softplus(x)"] = "if(x > 0, x + log1p(exp(-x)), log1p(exp(x)))",
        ["relu(x)"] = "if(x > 0 or x != x, x, 0)",
        ["logaddexp(x, y)"] = "if(x == y, x + log(2), if(x > y, x + log1p(exp(y - x)), y + log1p(exp(x - y))))",
        ["logsubexp(x, y)"] = "x + log1mexp(y - x)",
        ["log1mexp(x)"] = "if(x > -log(2), log(-expm1(x)), log1p(-exp(x)))",
        ["logit(x)"] = "log(x) - log1p(-x)",
        ["xlogy(x, y)"] = "if(x == 0, 0, x*log(y))",
        ["xlog1py(x, y)"] = "if(x == 0, 0, x*log1p(y))",
        ["exprel(x)"] = "if(x == 0, 1, expm1(x)/x)",
        ["sech(x)"] = "1/cosh(x)",
        ["coth(x)"] = "1/tanh(x)",
        ["csc(x)"] = "1/sin(x)",
        ["sec(x)"] = "1/cos(x)",
        ["cot(x)"] = "1/tan(x)",
    }.ToFrozenDictionary();

    /// <summary>The closed form of a row, or null when the row has neither one here nor a meaning of its own.</summary>
    public static string? For(FunctionDefinition definition) =>
        definition.Origin == FunctionOrigin.BuiltIn && s_forms.TryGetValue(definition.Signature, out string? form)
            ? form
            : (definition.Value ?? definition.Spec)?.Text;
}
