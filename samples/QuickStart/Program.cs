using Symbolic;

Expr f = Expr.Parse("log(1 + exp(x))");
Expr df = f.Differentiate("x");
Func<double, double> g = df.Compile("x");
Console.WriteLine($"({f})' = {df}");
Console.WriteLine($"at 1000: {g(1000)}, at -700: {g(-700)}, at -1000: {g(-1000)}");

Expr x = Expr.Symbol("x"), y = Expr.Symbol("y");
Console.WriteLine(string.Join(" and ", (x * x * y + 3 / y).Gradient()));
