using Symbolic;

// A user's own rules: from a file, from C# lambdas and from delegates, checked before they are believed.
string file = Path.Combine(AppContext.BaseDirectory, "my-rules.sym");
SymbolicEngine engine = SymbolicEngine.Default
    .With(File.ReadAllText(file), "my-rules.sym")
    .WithNative("j0", (double x) => Bessel(x))
    .WithFunction("gauss", (double x, double s) => Math.Exp(-x * x / (2 * s * s)))
    .WithFunction("table", (double x) => Math.Cos(x) / 2, "-sin(x)/2");

Console.WriteLine("a pair from the file, with a value that keeps its digits");
Show("sqrt(x^2 + 1) - x", 1e8);
Console.WriteLine("a named function, a C# lambda, a native, a delegate with its derivative as text");
Show("swish(2*x)", 1);
Show("gauss(x, 3)", 1);
Show("x*j0(x)", 1);
Show("table(x^2)", 1);
Console.WriteLine("an unknown function with a differential equation, and a surrogate");
Console.WriteLine($"  f(2*x)'' = {engine.Differentiate(engine.Parse("f(2*x)"), "x", "x")}");
Show("straight(3*x)^2", 0.4);

Console.WriteLine("which pair fired where");
foreach (PairUse use in engine.Derive(engine.Parse("log(1 + exp(sqrt(y^2 + 1) - y))"), ["y"]).Pairs)
{
    Console.WriteLine($"  {use.Pair}, line {use.Line} of {use.File}, at {use.At} with u = {use.Bindings["u"]}");
}

Console.WriteLine("a wrong rule is refused");
try
{
    engine.With("function angle(y, x) = atan2(y, x)\n  d/dy = (1 + tan(y/x)^2)/x\n  d/dx = -y/(x^2 + y^2)", "wrong.sym");
}
catch (SymbolicException exception)
{
    foreach (Diagnostic diagnostic in exception.Diagnostics) Console.WriteLine($"  {diagnostic.Code}: {diagnostic.Message}");
}

void Show(string text, double x)
{
    Expr expression = engine.Parse(text), derivative = engine.Differentiate(expression, "x");
    Func<double, double> value = engine.Compile<Func<double, double>>(expression, ["x"]), slope = engine.Compile<Func<double, double>>(derivative, ["x"]);
    Console.WriteLine($"  ({text})' = {derivative}; at {x}: {value(x)} and {slope(x)}");
}

// J0 by its integral; the trapezoidal rule converges geometrically for periodic functions.
static double Bessel(double x) => Enumerable.Range(0, 32).Average(i => Math.Cos(x * Math.Sin(Math.PI * i / 32)));
