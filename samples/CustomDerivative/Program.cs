using Symbolic;

// The textbook case: where exp(x) overflows, the derivative of log(1 + exp(x)) as the rules give it is infinity divided by
// infinity. A pair says what derivative and value of this shape are to be.
const string Pair = """
    pair log1pexp: log(1 + exp(u))
      d/du = sigmoid(u)
      value = softplus(u)
    """;

SymbolicEngine core = SymbolicEngine.Core;
SymbolicEngine engine = core.With(Pair);

Console.WriteLine("core rules, evaluated as written, in float");
Expr naive = core.Differentiate(core.Parse("log(1 + exp(x))"), "x");
Console.WriteLine($"  derivative {naive}");
Console.WriteLine($"  at 100: {Single(core, naive, 100)}");

Console.WriteLine("with the pair, evaluated as written, in float and in double");
Expr stable = engine.Differentiate(engine.Parse("log(1 + exp(x))"), "x");
Console.WriteLine($"  derivative {stable}");
Console.WriteLine($"  at 100: {Single(engine, stable, 100)}");
Show(stable, "first");
Show(engine.Differentiate(stable, "x"), "second");
Show(engine.Differentiate(stable, "x", "x"), "third");

Console.WriteLine("inside composites");
Composite("log(1 + exp(log(1 + exp(x))))");
Composite("y*log(1 + exp(-x)) + (1 - y)*log(1 + exp(x))");

Console.WriteLine("a pair that is not true is refused");
try
{
    core.With(Pair.Replace("d/du = sigmoid(u)", "d/du = sigmoid(-u)", StringComparison.Ordinal));
}
catch (SymbolicException exception)
{
    Console.WriteLine($"  {exception.Code}");
}

static float Single(SymbolicEngine engine, Expr expression, float x) =>
    engine.Compile<Func<float, float>>(expression, ["x"], CompileOptions.Fast)(x);

void Show(Expr derivative, string order)
{
    Func<double, double> f = engine.Compile<Func<double, double>>(derivative, ["x"], CompileOptions.Fast);
    Console.WriteLine($"  {order}: {f(-1000)} at -1000, {f(0)} at 0, {f(1000)} at 1000");
}

void Composite(string text)
{
    Expr derivative = engine.Differentiate(engine.Parse(text), "x");
    Func<double, double, double> f = engine.Compile<Func<double, double, double>>(derivative, ["x", "y"]);
    Console.WriteLine($"  {text}");
    Console.WriteLine($"    derivative {derivative}: {f(-1000, 0.25)} at -1000, {f(1000, 0.25)} at 1000");
}
