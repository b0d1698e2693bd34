namespace Symbolic.Tests.Parsing;

/// <summary>Random expressions as text, in all the spellings of the language.</summary>
internal sealed class RandomTexts(int seed)
{
    private static readonly string[] s_names = ["x", "y", "z", "theta_2", "μ", "x1", "pi", "e", "π", "d", "D", "value", "𝑥"];
    private static readonly string[] s_numbers = ["0", "1", "2", "3", "10", "0.5", "1.25", "1e2", "2.5e-1", "7"];
    private static readonly string[] s_functions = ["sin", "exp", "ln", "sqrt", "f", "atan", "softplus"];
    private static readonly string[] s_products = ["*", "/", "·", "×", " * ", " / "];
    private static readonly string[] s_sums = ["+", "-", "−", " + ", " - "];
    private static readonly string[] s_relations = ["<", "<=", ">", ">=", "==", "!="];
    private readonly Random _random = new(seed);

    /// <summary>A real expression of about that many operators.</summary>
    public string Real(int size)
    {
        if (size <= 0) return Pick(_random.Next(3) == 0 ? s_numbers : s_names);
        int left = _random.Next(size), right = size - 1 - left;
        return _random.Next(16) switch
        {
            0 or 1 or 2 => Real(left) + Pick(s_sums) + Real(right),
            3 or 4 => Real(left) + Pick(s_products) + Real(right),
            5 => Real(left) + Pick(["^", "**", " ^ "]) + Real(right),
            6 => Pick(["-", "- ", "−", "+"]) + Real(size - 1),
            7 => $"({Real(size - 1)})",
            8 => $"({Real(left)})({Real(right)})",
            9 => Pick(s_numbers) + Pick([" ", string.Empty]) + Pick(["x", "sin(x)", $"({Real(size - 1)})", "μ^2", "𝑥"]),
            10 => $"{Pick(s_functions)}({Real(size - 1)})",
            11 => $"g({Real(left)}, {Real(right)})",
            12 => $"({Real(size - 1)})!",
            13 => $"|({Real(size - 1)})|",
            14 => $"if({Logical(left)}, {Real(right / 2)}, {Real(right / 2)})",
            _ => $"D[1,2](g)({Real(left)}, {Real(right)})",
        };
    }

    private string Logical(int size)
    {
        int left = _random.Next(Math.Max(size, 1)), right = Math.Max(0, size - 1 - left);
        return size <= 0 ? $"x{Pick(s_relations)}y" : _random.Next(6) switch
        {
            0 => $"{Logical(left)} and {Logical(right)}",
            1 => $"{Logical(left)} or {Logical(right)}",
            2 => $"not {Logical(size - 1)}",
            3 => $"({Logical(size - 1)})",
            _ => $"({Real(left)}) {Pick(s_relations)} ({Real(right)})",
        };
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
