namespace Symbolic;

/// <summary>Evaluates some expressions at random points, exactly and by each kind of delegate.</summary>
internal sealed class AccuracyMeasurement(SymbolicEngine engine, Expr[] outputs, string[] variables)
{
    private const double HumanDecades = 3;
    private readonly CompiledFunction[] _functions = [.. Enum.GetValues<Accuracy>().Select(accuracy => Function(engine, outputs, variables, accuracy))];

    /// <summary>Samples of a range until enough have a value of the first output, or enough points have been tried.</summary>
    public IEnumerable<AccuracySample> Take(SampleRange range, int wanted, long draws, int seed)
    {
        ulong state = ((ulong)seed << 1) ^ ((ulong)range * 0x9E3779B97F4A7C15);
        long tries = variables.Length == 0 ? 1 : draws;
        for (long i = 0; i < tries && wanted > 0; i++)
        {
            Deadline.Check();
            double[] point = new double[variables.Length];
            for (int k = 0; k < point.Length; k++) point[k] = range == SampleRange.Human ? Human(ref state) : BitPattern(ref state);
            AccuracySample sample = At(range, point);
            if (sample.Exact.All(static e => e.Kind == ExactResultKind.Undefined)) continue;
            if (sample.Exact[0].Kind != ExactResultKind.Undefined) wanted--;
            yield return sample;
        }
    }

    /// <summary>A function whose ways to settle a point do not depend on how long others have taken.</summary>
    private static CompiledFunction Function(SymbolicEngine engine, Expr[] outputs, string[] variables, Accuracy accuracy)
    {
        CompiledFunction function = engine.CompileFunction(outputs, variables, CompileOptions.Default with { Accuracy = accuracy });
        function.MakeForms();
        return function;
    }

    private AccuracySample At(SampleRange range, double[] point)
    {
        ExactResult[] exact = engine.EvaluateExact(outputs, variables, point);
        AccuracyResult[] results = Array.ConvertAll(_functions, f => Result(f, point));
        return new AccuracySample(range, [.. point], [.. exact], results[(int)Accuracy.Fast], results[(int)Accuracy.Stable], results[(int)Accuracy.Verified]);
    }

    private AccuracyResult Result(CompiledFunction function, double[] point)
    {
        double[] values = new double[outputs.Length];
        Tier[] tiers = new Tier[outputs.Length];
        function.Evaluate(point, values, tiers);
        return new AccuracyResult([.. values], [.. tiers]);
    }

    private static double Human(ref ulong state)
    {
        double magnitude = Math.Pow(10, HumanDecades * ((2 * Unit(ref state)) - 1));
        return (Next(ref state) & 1) == 0 ? magnitude : -magnitude;
    }

    private static double BitPattern(ref ulong state)
    {
        while (true)
        {
            double value = BitConverter.UInt64BitsToDouble(Next(ref state));
            if (double.IsFinite(value)) return value;
        }
    }

    private static double Unit(ref ulong state) => (Next(ref state) >> 11) * (1.0 / (1UL << 53));

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
