using System.Runtime.Intrinsics;

namespace Symbolic.Functions;

/// <summary>Kernels of eight values together with what they lack.</summary>
/// <param name="Residual">What values lack.</param>
/// <param name="Kernel">Valid for all lanes.</param>
/// <param name="Common">A faster one that is valid unless <paramref name="Rare"/> says otherwise, with the same bits.</param>
/// <param name="Rare">Whether some lane needs <paramref name="Kernel"/>.</param>
internal sealed record PairedVectorKernels(Func<Vector512<double>, Vector512<double>, Vector512<double>> Residual, PairedVectorKernel Kernel, PairedVectorKernel Common, Func<Vector512<double>, bool> Rare);
