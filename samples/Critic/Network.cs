using Symbolic;

namespace Critic;

/// <summary>A layer of tanh units and a linear output, as one expression for the squared error at one sample.</summary>
internal sealed class Network
{
    private const string Output = "y";
    private readonly int _inputs, _width;

    /// <summary>A network of so many inputs and units.</summary>
    public Network(int inputs, int width)
    {
        (_inputs, _width) = (inputs, width);
        Sample = [.. Inputs, Output];
        string[] units = [.. Enumerable.Range(0, width).Select(j => $"v{j}*tanh({string.Join(" + ", Inputs.Select(input => $"w{j}_{input}*{input}"))} + b{j})")];
        Loss = Expr.Parse($"({string.Join(" + ", units)} + c - {Output})^2");
        Parameters = [.. SymbolicEngine.Variables(Loss).Except(Sample)];
    }

    /// <summary>The squared error at one sample.</summary>
    public Expr Loss { get; }

    /// <summary>The names of weights and biases.</summary>
    public string[] Parameters { get; }

    /// <summary>The names of the inputs and of the value to learn.</summary>
    public string[] Sample { get; }

    private IEnumerable<string> Inputs => Enumerable.Range(0, _inputs).Select(static i => $"s{i}");

    /// <summary>Random weights as large as keeps the signals' size; biases start at 0.</summary>
    public double[] Start(Random random) => [.. Parameters.Select(name => Spread(name[0]) * ((2 * random.NextDouble()) - 1))];

    /// <summary>A random state and its value, which the network is to learn.</summary>
    public static void Draw(Random random, Span<double> sample)
    {
        for (int i = 0; i < sample.Length - 1; i++) sample[i] = (2 * random.NextDouble()) - 1;
        sample[^1] = (sample[0] * sample[1]) + Math.Sin(2 * sample[2]) - sample[3];
    }

    private double Spread(char kind) => kind switch
    {
        'w' => Math.Sqrt(3.0 / _inputs),
        'v' => Math.Sqrt(3.0 / _width),
        _ => 0,
    };
}
