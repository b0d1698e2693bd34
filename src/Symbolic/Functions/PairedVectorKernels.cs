using System.Runtime.Intrinsics;

namespace Symbolic.Functions;

/// <summary>Kernels of eight values together with what they lack.</summary>
/// <param name="Kernel">Valid for all lanes.</param>
/// <param name="Common">A faster one that is valid unless <paramref name="Rare"/> says otherwise, with the same bits.</param>
/// <param name="Rare">Whether some lane needs <paramref name="Kernel"/>.</param>
internal sealed record PairedVectorKernels(PairedVectorKernel Kernel, PairedVectorKernel Common, Func<Vector512<double>, bool> Rare);
