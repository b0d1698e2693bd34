using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>Evaluates a vector of points with an argument that the faster kernel of a function is not made for. Each result is what the faster kernels give where they are valid: it does not
/// depend on the points beside it.</summary>
/// <param name="emit">Makes a loop with kernels for all arguments, when first needed.</param>
internal sealed class CarefulLoop(Func<BatchLoop> emit)
{
    private readonly Lazy<BatchLoop> _loop = new(emit);

    /// <summary>Evaluates one vector; strides are in bytes.</summary>
    public void Run(ref double x, nint xStride, ref double y, nint yStride, ref byte marks, nint groups)
    {
        double none = 0;
        _loop.Value(ref x, xStride, ref y, yStride, ref none, Vector512<double>.Count, ref marks, groups);
    }
}
