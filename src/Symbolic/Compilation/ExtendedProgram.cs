namespace Symbolic.Compilation;

/// <summary>The operations of double-double arithmetic with error bounds as stack programs: operands are pushed, <c>+ - * / fma min max abs neg sqrt</c>
/// take theirs from the stack, <c>x=</c> stores into a variable.</summary>
/// <remarks>Operands are a and b, the result is r; h, l and e are high part, low part and error bound. U is the relative error of an operation,
/// T what underflow may cost, 16 times the least double, u a unit in the last place of low parts. The sums are Knuth's, the products Dekker's with fused multiply-add. Sums round twice in their low parts only, a half of u each, and not at all where
/// the low parts of the operands cancel or are 0: what is exactly 0 is known to be. Products of doubles are exact where they do not come near the least numbers; a product with what is exactly 0 is 0 exactly, and one with −1 or 1, as signs are, rounds nothing off; a quotient of 0 is 0 exactly, and so is its root (0/0 max 0, which is 0; e − e keeps an error that is NaN, which max would lose);
/// where they overflow, the error is NaN, so that nothing that forgets how large they are, as signs and comparisons do, takes them for exact.
/// <see cref="ExtendedArithmetic"/> computes the same.</remarks>
internal static class ExtendedProgram
{
    private const string Finish = " s w + rh= w rh s - - rl=";
    private const string SumError = " v abs u v abs w abs u * min ae be + + fma re=";

    public static readonly string[] Negate = Read("ah neg rh= al neg rl= ae re=");
    public static readonly string[] Add = Read("ah bh + s= s ah - t= al bl + v= ah s t - - bh t - + v + w=" + Finish + SumError);
    public static readonly string[] AddDoubles = Read("ah bh + rh= rh ah - t= ah rh t - - bh t - + rl= 0 re=");
    public static readonly string[] Subtract = Read("ah bh - s= s ah - t= al bl - v= ah s t - - bh t + - v + w=" + Finish + SumError);
    public static readonly string[] SubtractDoubles = Read("ah bh - rh= rh ah - t= ah rh t - - bh t + - rl= 0 re=");
    public static readonly string[] Multiply = Read("ah bh * s= ah bh s neg fma al bh ah bl * fma + w=" + Finish + " ah abs ae + t= t be bh abs ae s abs U bh abs be + t min 16 * T min fma fma fma re=");
    public static readonly string[] MultiplyByDouble = Read("ah bh * s= ah bh s neg fma al bh * + w=" + Finish + " bh abs ae s abs U ah abs ae + bh abs min T min fma fma re=");
    public static readonly string[] MultiplyDoubles = Read("ah bh * rh= ah bh rh neg fma rl= rl 0 rh abs V ah abs bh abs min T min fma 0 max fma re=");
    public static readonly string[] MultiplyBySign = Read("ah bh * rh= al bh * rl= ah abs ae + be bh abs ae * fma re=");
    public static readonly string[] Divide = Read("ah bh / s= s neg bl s neg bh ah fma al + fma bh / w=" + Finish + " ah abs ae + 16 * T min t= s abs be ae t + fma bh abs be - 0 max / s abs U t fma + re=");
    public static readonly string[] DivideByDouble = Read("ah bh / s= s neg bh ah fma al + bh / w=" + Finish + " ah abs ae + 16 * T min t= ae t + bh abs / s abs U t fma + re=");
    public static readonly string[] SquareRoot = Read("ah sqrt s= s neg s ah fma al + s s + T max / w=" + Finish + " ah abs ae + 16 * T min t= ae t + ah 4 ae * - 0 max / 0 max s * ae ae - + s U t fma + re=");

    private static string[] Read(string program) => program.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
