namespace Symbolic.Differentiation;

/// <summary>A derivative whose terms were collected in a ring of kernels.</summary>
/// <param name="Expression">The derivative.</param>
/// <param name="AreIndependent">Whether no relation between the kernels is known to the ring, and none of them is a sum or a root: then nothing is left to cancel.</param>
internal sealed record CollectedDerivative(Expr Expression, bool AreIndependent);
