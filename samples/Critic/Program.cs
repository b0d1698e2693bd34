using Critic;
using Symbolic;

// A critic learns the value of a state: 18 inputs, 500 tanh units. The loss at one sample is one expression; its gradient by all
// parameters is derived and compiled once, and RMSProp descends along it.
Network network = new(inputs: 18, width: 500);
CompiledFunction gradient = SymbolicEngine.Default.CompileFunction(
    [network.Loss, .. SymbolicEngine.Default.Gradient(network.Loss, network.Parameters)],
    [.. network.Parameters, .. network.Sample],
    CompileOptions.Fast);
gradient.Optimize();
int count = network.Parameters.Length;
Console.WriteLine($"{count} parameters; loss and gradient take fewer than 9 operations per parameter: {gradient.OperationCount < 9 * count}");

Random random = new(7);
double[] point = [.. network.Start(random), .. new double[network.Sample.Length]], values = new double[count + 1];
double[] slope = new double[count], squares = new double[count];
double first = Average(100);
Train(steps: 150, rate: 0.003);
double second = Average(100);
Train(steps: 300, rate: 0.0003);
double third = Average(100);
Console.WriteLine($"the loss falls: {third < second && second < first}; to less than a fifth: {third < first / 5}");
Console.WriteLine($"{FiniteDifferences.Agreeing(gradient, point, count)} of 200 partial derivatives agree with finite differences");

void Train(int steps, double rate)
{
    for (int step = 0; step < steps; step++)
    {
        Average(16);
        for (int i = 0; i < count; i++)
        {
            squares[i] = (0.9 * squares[i]) + (0.1 * slope[i] * slope[i]);
            point[i] -= rate * slope[i] / (Math.Sqrt(squares[i]) + 1e-8);
        }
    }
}

// the loss in the mean over so many samples; leaves the gradient in slope
double Average(int samples)
{
    Array.Clear(slope);
    double loss = 0;
    for (int sample = 0; sample < samples; sample++)
    {
        Network.Draw(random, point.AsSpan(count));
        gradient.Evaluate(point, values);
        loss += values[0] / samples;
        for (int i = 0; i < count; i++) slope[i] += values[i + 1] / samples;
    }

    return loss;
}
