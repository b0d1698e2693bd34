using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Functions of statistical physics that cancel or overflow when written out: logarithms of hyperbolic functions, Langevin's and Bernoulli's function.</summary>
internal static class PhysicsFunctions
{
    private static readonly Interval s_unit = new(-1, 1, false, false);

    public static readonly FunctionDefinition[] All =
    [
        Row("logcosh(x)", Kernels.LogCosh, "tanh(x)") with { Range = Interval.NonNegative, Parity = 1, Spec = "log(cosh(x))", Accuracy = "0.51 ulp", Method = "log1p of exponentials in double-double; Taylor series near 0" },
        Row("logsinh(x)", LogarithmOfSinh, "coth(x)") with { Monotone = 1, Spec = "log(sinh(x))", Domain = "x > 0", Accuracy = "0.51 ulp", Method = "log1p of exponentials in double-double; Taylor series near 0" },
        Row("langevin(x)", Kernels.Langevin, "dlangevin(x)") with { Range = s_unit, Parity = -1, Monotone = 1, Spec = "if(x == 0, 0, coth(x) - 1/x)", Accuracy = "0.53 ulp", Method = "exponentials in double-double; Taylor series near 0" },
        Row("dlangevin(x)", Kernels.DLangevin, "d2langevin(x)") with { Range = Interval.NonNegative, Parity = 1, Spec = "if(x == 0, 1/3, 1/x^2 - csch(x)^2)", Accuracy = "0.53 ulp", Method = "exponentials in double-double; Taylor series near 0" },
        Row("d2langevin(x)", Kernels.D2Langevin) with { Parity = -1, Spec = "if(x == 0, 0, 2*coth(x)*csch(x)^2 - 2/x^3)", Accuracy = "2 ulp", Method = "exponentials in double-double; Taylor series near 0" },
        Row("bernoulli(x)", Kernels.Bernoulli, "dbernoulli(x)") with { Range = Interval.NonNegative, Monotone = -1, Spec = "if(x == 0, 1, x/(exp(x) - 1))", Accuracy = "0.503 ulp", Method = "exponentials in double-double; Taylor series near 0" },
        Row("dbernoulli(x)", Kernels.DBernoulli, "d2bernoulli(x)") with { Monotone = 1, Spec = "if(x == 0, -1/2, (exp(x) - 1 - x*exp(x))/(exp(x) - 1)^2)", FastForms = [new("exp(x)", "if(1/4 < abs(x) and abs(x) < 300, (exp(x) - 1 - x*exp(x))/(exp(x) - 1)^2, dbernoulli(x))")], Accuracy = "0.55 ulp", Method = "exponentials in double-double; Taylor series near 0" },
        Row("d2bernoulli(x)", Kernels.D2Bernoulli) with { Range = Interval.NonNegative, Parity = 1, Spec = "if(x == 0, 1/6, exp(x)*(x*(exp(x) + 1) - 2*(exp(x) - 1))/(exp(x) - 1)^3)", Accuracy = "3 ulp", Method = "exponentials in double-double; Taylor series near 0" },
    ];

    private static double LogarithmOfSinh(double x) => x < 0 ? double.NaN : Kernels.LogSinh(x);
}
