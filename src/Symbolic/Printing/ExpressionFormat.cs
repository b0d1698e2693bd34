namespace Symbolic;

/// <summary>The formats expressions are written in.</summary>
public enum ExpressionFormat
{
    /// <summary>The language expressions are read in; reads back to an equal expression.</summary>
    Text,

    /// <summary>LaTeX for math mode; needs the <c>amsmath</c> package for piecewise definitions and operator names.</summary>
    Latex,

    /// <summary>Presentation MathML, one <c>math</c> element.</summary>
    MathML,

    /// <summary>A C# method that calls <see cref="System.Math"/> and this library's kernels.</summary>
    CSharp,

    /// <summary>A C99 function that calls <c>math.h</c>.</summary>
    C,

    /// <summary>A Python 3 function that calls the <c>math</c> module; like that module it raises where others return NaN or infinity.</summary>
    Python,

    /// <summary>An indented outline in which a shared node stands once.</summary>
    Tree,

    /// <summary>An array of nodes by index, so that shared nodes stay shared; see docs/formats.md.</summary>
    Json,
}
