using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Symbolic.Cli.Data;

/// <summary>Doubles in files without text: eight bytes each, the least significant first.</summary>
internal static class RawDoubles
{
    /// <summary>Whether the name of a file says that it holds raw doubles.</summary>
    public static bool IsNameOf(string? path) => path is not null && path.EndsWith(".f64", StringComparison.OrdinalIgnoreCase);

    /// <summary>From the order of bytes in the file to that of the machine, or back.</summary>
    public static void ToNative(Span<double> values)
    {
        if (BitConverter.IsLittleEndian) return;
        Span<long> bits = MemoryMarshal.Cast<double, long>(values);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }
}
