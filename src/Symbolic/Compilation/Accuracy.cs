namespace Symbolic;

/// <summary>How much a compiled function does for its digits.</summary>
public enum Accuracy
{
    /// <summary>Plain floating-point arithmetic on the expression as written.</summary>
    Fast,

    /// <summary>Rewritten to forms and kernels that neither cancel nor overflow where the true value does not.</summary>
    Stable,

    /// <summary>Every result within the requested number of ulps of the true value, or reported as undefined.</summary>
    Verified,
}
