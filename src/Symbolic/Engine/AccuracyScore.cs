namespace Symbolic;

/// <summary>How one kind of delegate does for one output in one range.</summary>
/// <param name="Points">How many points count: those where the output has a value.</param>
/// <param name="MeanBits">The mean error in bits: 0 is correctly rounded, 1 the neighbour, 64 nothing.</param>
/// <param name="MaxBits">The largest error in bits.</param>
/// <param name="NotFinite">How many results are NaN or infinite where the true value is a number.</param>
/// <param name="Worst">The sample with the largest error; null when all are correctly rounded.</param>
public sealed record AccuracyScore(int Points, double MeanBits, double MaxBits, int NotFinite, AccuracySample? Worst);
