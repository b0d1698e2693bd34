namespace Symbolic.Compilation;

/// <summary>How expressions become arithmetic.</summary>
internal sealed record TapeOptions
{
    /// <summary>Arithmetic as a programmer would write it.</summary>
    public static TapeOptions Fast { get; } = new();

    /// <summary>Arithmetic that does not repeat what it can have from elsewhere up to a rounding.</summary>
    public static TapeOptions Shared { get; } = new() { SharesDivisions = true, SharesDifferences = true, SharesPowers = true, SharesProducts = true, UsesFastKernels = true };

    /// <summary>Arithmetic with the smaller error where there is a choice.</summary>
    public static TapeOptions Accurate { get; } = new() { MultipliedPower = 3, CorrectExponents = true, DivideByDecimals = true };

    /// <summary>The largest whole exponent that is computed by multiplications; a chain for n has an error of up to (n − 1)/2 ulp, the
    /// general power half an ulp at ten times the cost.</summary>
    public int MultipliedPower { get; init; } = 16;

    /// <summary>Whether exponents such as 1/3 are carried to twice the precision; without, x^(1/3) is off by |log x|/10 ulp.</summary>
    public bool CorrectExponents { get; init; }

    /// <summary>Whether <c>0.1*x</c> is computed as x/10, with one rounding, or as the product with the double 0.1, with two.</summary>
    public bool DivideByDecimals { get; init; }

    /// <summary>Whether several divisions by the same value become one, and multiplications: another rounding each, and no quotient
    /// where the reciprocal of a divisor below 5.6e-309 overflows.</summary>
    public bool SharesDivisions { get; init; }

    /// <summary>Whether x − y is computed as −(y − x) where that is there: −0 instead of 0 for equal numbers.</summary>
    public bool SharesDifferences { get; init; }

    /// <summary>Whether a power is made of two others that are asked for as well, x^11 of x^5 and x^6.</summary>
    public bool SharesPowers { get; init; }

    /// <summary>Whether factors of products are multiplied in the order that gives all products together the fewest multiplications.</summary>
    public bool SharesProducts { get; init; }

    /// <summary>Whether a power of what a function means stays one where the meaning takes the function's place.</summary>
    public bool KeepsPowers { get; init; }

    /// <summary>Whether functions are called by their faster kernels where they have one.</summary>
    public bool UsesFastKernels { get; init; }
}
