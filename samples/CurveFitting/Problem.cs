namespace CurveFitting;

/// <summary>A model, its data, two starting points and the certified parameters.</summary>
internal sealed record Problem(string Name, string Model, string[] Parameters, double[][] Starts, double[] Certified, double[] X, double[] Y);
