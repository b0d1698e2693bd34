namespace Symbolic.Differentiation;

/// <summary>A derivative whose terms were collected in a ring of kernels.</summary>
/// <param name="Expression">The derivative.</param>
/// <param name="AreIndependent">Whether no kernel is a sum or a root, and between functions of like arguments there are only relations that the terms are reduced by: then nothing is left to cancel.</param>
internal sealed record CollectedDerivative(Expr Expression, bool AreIndependent);
