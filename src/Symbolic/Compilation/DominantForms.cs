using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <summary>Results with the greatest term of their sums of exponentials taken out of these, in a form for each way in which terms may be the greatest. Made beside, where points ask for them.</summary>
/// <param name="exponents">Gives what must be positive, then the logarithms of the terms of each sum.</param>
/// <param name="positive">How many must be positive.</param>
/// <param name="terms">For each sum how many terms it has.</param>
/// <param name="make">Gives the forms in which of each sum this term is taken out, or null.</param>
internal sealed class DominantForms(CompiledFunction exponents, int positive, int[] terms, Func<int[], OtherForms?> make)
{
    private const int MostForms = 12;

    /// <summary>The most values that are looked at.</summary>
    public const int MostValues = 32;

    private readonly ConcurrentDictionary<int, OtherForms?> _made = [];

    /// <summary>Whether forms are made where they are asked for, and not beside.</summary>
    public bool AreMadeAtOnce { get; init; }

    /// <summary>The forms for a point; null where there are none, or not yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public OtherForms? At(ReadOnlySpan<double> x)
    {
        Span<double> values = stackalloc double[MostValues];
        values = values[..exponents.OutputCount];
        exponents.Evaluate(x, values);
        for (int i = 0; i < positive; i++)
        {
            if (!(values[i] > 0)) return null;
        }

        int key = 0, next = positive;
        foreach (int count in terms)
        {
            int greatest = 0;
            for (int k = 0; k < count; k++)
            {
                if (!double.IsFinite(values[next + k])) return null;
                if (values[next + k] > values[next + greatest]) greatest = k;
            }

            key = (key * count) + greatest;
            next += count;
        }

        return _made.TryGetValue(key, out OtherForms? forms) ? forms : Asked(key);
    }

    private OtherForms? Asked(int key)
    {
        if (_made.Count >= MostForms || !_made.TryAdd(key, null)) return null;
        if (AreMadeAtOnce) return Make(key);
        BackgroundWork.Queue(static work => work.Forms.Make(work.Key), (Forms: this, Key: key));
        return null;
    }

    private OtherForms? Make(int key)
    {
        int[] greatest = new int[terms.Length];
        int rest = key;
        for (int k = terms.Length - 1; k >= 0; k--)
        {
            greatest[k] = rest % terms[k];
            rest /= terms[k];
        }

        OtherForms? forms = make(greatest);
        forms?.Prepare();
        return _made[key] = forms;
    }
}
