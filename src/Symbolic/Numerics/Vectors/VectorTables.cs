using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>Tables of sixteen numbers in two vectors each, from which a lane takes one by the last four bits of its index: one instruction, where eight loads take sixteen.</summary>
/// <remarks>The numbers were computed with 300 bits; a second table has what the first has rounded off.</remarks>
internal static class VectorTables
{
    /// <summary>2^(i/16).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector Power(Vector512<long> index) => new(
        Of(
            index,
            Vector512.Create(1.0, 1.0442737824274138, 1.0905077326652577, 1.1387886347566916, 1.189207115002721, 1.241857812073484, 1.2968395546510096, 1.3542555469368927),
            Vector512.Create(1.4142135623730951, 1.4768261459394993, 1.5422108254079407, 1.6104903319492543, 1.681792830507429, 1.7562521603732995, 1.8340080864093424, 1.9152065613971474)),
        Of(
            index,
            Vector512.Create(0.0, 8.551889705537965e-17, -3.046782079812471e-17, 8.912812676025408e-17, 3.982015231465646e-17, 4.658027591836937e-17, 2.5382502794888315e-17, 7.70094837980299e-17),
            Vector512.Create(-9.667293313452913e-17, -3.483994556892796e-17, 7.949834809697621e-17, 2.4707192569797888e-17, 8.199010020581497e-17, 2.960140695448873e-17, 3.283107224245627e-17, -1.0619946056195963e-16)));

    /// <summary>1/m to 12 bits for m in the middle of the cell that begins at 0.703125 and is a sixteenth of a binade long, of which there are 16; 1 for the cell around 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Reciprocal(Vector512<long> index) => Of(
        index,
        Vector512.Create(1.391357421875, 1.333251953125, 1.280029296875, 1.230712890625, 1.185302734375, 1.142822265625, 1.103515625, 1.066650390625),
        Vector512.Create(1.0322265625, 1.0, 0.941162109375, 0.888916015625, 0.842041015625, 0.800048828125, 0.761962890625, 0.727294921875));

    /// <summary>−log of <see cref="Reciprocal"/>; the first part is a multiple of 2^-42.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector Logarithm(Vector512<long> index) => new(
        Of(
            index,
            Vector512.Create(-0.33027983311558273, -0.28762103543272133, -0.24688296585327407, -0.20759358736336253, -0.16999821400600013, -0.13350087458070448, -0.0985011061068235, -0.06452326223211458),
            Vector512.Create(-0.03171818027067275, 0.0, 0.0606398807219648, 0.11775251854396629, 0.17192655378244126, 0.22308251802041923, 0.27185742444862626, 0.31842321400608853)),
        Of(
            index,
            Vector512.Create(-7.311533218756948e-14, -8.865540678903893e-14, 8.500177928536635e-14, 7.540094349934923e-14, -8.144718930090761e-14, -2.2385616359881744e-14, -1.0965899689943145e-13, 2.2409859490436093e-14),
            Vector512.Create(-1.117930281017946e-13, 0.0, -5.095195494573895e-14, -5.6020983784311775e-14, 6.154581139106013e-14, 1.0988795372777006e-13, -6.197819907608269e-14, -2.709911762049999e-14)));

    /// <summary>sin(i/16).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector Sine(Vector512<long> index) => new(
        Of(
            index,
            Vector512.Create(0.0, 0.0624593178423802, 0.12467473338522769, 0.18640329676226988, 0.24740395925452294, 0.30743851458038085, 0.36627252908604757, 0.42367625720393803),
            Vector512.Create(0.479425538604203, 0.5333026735360201, 0.5850972729404622, 0.6346070800152693, 0.6816387600233341, 0.7260086552607126, 0.7675435022360271, 0.806081108260693)),
        Of(
            index,
            Vector512.Create(0.0, -2.040259504585711e-18, -2.925947496057858e-18, 2.3493796901281573e-18, -7.53102495590706e-18, 1.1004366442765296e-19, -9.938814562106524e-18, -2.331800700068871e-17),
            Vector512.Create(-5.103969860556013e-18, 5.129318115032044e-17, -5.4883972461161805e-17, -3.4568582392624965e-17, 4.410467313197903e-17, -1.573621815339587e-17, -3.573483123546625e-17, -1.8173616480548578e-17)));

    /// <summary>cos(i/16).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector Cosine(Vector512<long> index) => new(
        Of(
            index,
            Vector512.Create(1.0, 0.9980475107000991, 0.992197667229329, 0.9824733131012553, 0.9689124217106447, 0.9515679480481722, 0.9305076219123143, 0.9058136834259364),
            Vector512.Create(0.8775825618903728, 0.8459244992310679, 0.8109631195052179, 0.7728349461524715, 0.7316888688738209, 0.6876855622205048, 0.6409968581633251, 0.5918050750924775)),
        Of(
            index,
            Vector512.Create(0.0, 3.3232291674141346e-17, 4.754870575189364e-17, -3.919920375420088e-17, 5.071436662403936e-17, -3.8614834675674123e-17, 4.488760003328074e-18, 4.2864666490805214e-17),
            Vector512.Create(-4.2623149864279997e-17, 1.549506647350329e-17, -3.091333486122179e-17, 4.231014921891023e-17, -1.0475824306512768e-17, 3.5430696752823923e-17, 5.198410459670848e-17, 2.15859860798048e-17)));

    /// <summary>atan(i/16).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleVector Arctangent(Vector512<long> index) => new(
        Of(
            index,
            Vector512.Create(0.0, 0.06241880999595735, 0.12435499454676144, 0.18534794999569476, 0.24497866312686414, 0.3028848683749714, 0.35877067027057225, 0.4124104415973873),
            Vector512.Create(0.4636476090008061, 0.5123894603107377, 0.5585993153435624, 0.6022873461349642, 0.6435011087932844, 0.6823165548747481, 0.7188299996216245, 0.7531512809621944)),
        Of(
            index,
            Vector512.Create(0.0, -1.5490756308295046e-18, -3.1253241424539383e-18, 4.180692268843079e-18, 1.0698755618734451e-17, -1.1010827903001369e-17, -2.4623815582638635e-17, -1.587652227770689e-17),
            Vector512.Create(2.2698777452961687e-17, -2.5462781472855804e-17, -5.4556305485916264e-18, 2.950430737228402e-17, 1.5834785051444286e-17, 6.943223671560008e-18, -2.1478388444456983e-17, -2.4256934659182068e-17)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Of(Vector512<long> index, V first, V second)
    {
        if (Avx512F.IsSupported) return Avx512F.PermuteVar8x64x2(first, index, second);
        index &= Vector512.Create(15L); // what is beyond a vector is 0
        return Vector512.Shuffle(first, index) | Vector512.Shuffle(second, index - Vector512.Create(8L));
    }
}
