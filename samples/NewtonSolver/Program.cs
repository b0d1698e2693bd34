using Symbolic;

// Newton's method: x - f(x)/f'(x) as one expression, compiled once. For a system the Jacobian is compiled with the residuals.
Solve("x^3 - 2*x - 5", 2);
Solve("x*exp(x) - 1", 1);
Solve("E - 0.9*sin(E) - 1", 1);
SolveSystem("x^2 + y^2 - 4", "x*y - 1", 2, 0);

static void Solve(string equation, double x)
{
    Expr f = Expr.Parse(equation);
    string variable = SymbolicEngine.Variables(f).Single();
    Expr step = Expr.Symbol(variable) - f / f.Differentiate(variable);
    Func<double, double> next = step.Compile(variable);
    Console.WriteLine($"{equation} = 0");
    for (int i = 1; i <= 50; i++)
    {
        double previous = x;
        x = next(previous);
        if (Math.Abs(x - previous) <= 1e-12 * Math.Abs(x)) break;
        Console.WriteLine($"  {i}: {x:F12}");
    }

    Console.WriteLine($"  {variable} = {x:F12}, residual below 1e-14: {Math.Abs(f.Compile(variable)(x)) < 1e-14}");
}

static void SolveSystem(string first, string second, double x, double y)
{
    SymbolicEngine engine = SymbolicEngine.Default;
    Expr f = engine.Parse(first), g = engine.Parse(second);
    Expr[] outputs = [f, g, .. f.Gradient("x", "y"), .. g.Gradient("x", "y")];
    SpanFunction evaluate = engine.Compile(outputs, ["x", "y"]);
    double[] values = new double[outputs.Length];
    Console.WriteLine($"{first} = 0 and {second} = 0");
    for (int i = 1; i <= 50; i++)
    {
        evaluate([x, y], values);
        double determinant = (values[2] * values[5]) - (values[3] * values[4]);
        double dx = ((values[0] * values[5]) - (values[1] * values[3])) / determinant;
        double dy = ((values[1] * values[2]) - (values[0] * values[4])) / determinant;
        (x, y) = (x - dx, y - dy);
        if (Math.Abs(dx) + Math.Abs(dy) <= 1e-12) break;
        Console.WriteLine($"  {i}: ({x:F12}, {y:F12})");
    }

    Console.WriteLine($"  x = {x:F12}, y = {y:F12}");
}
