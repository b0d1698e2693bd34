using System.Collections.Immutable;

namespace Symbolic;

/// <summary>The input cannot be used; <see cref="Diagnostics"/> say why, where, and what to write instead.</summary>
public sealed class SymbolicException : Exception
{
    /// <summary>An exception that carries at least one diagnostic.</summary>
    public SymbolicException(ImmutableArray<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics)) => Diagnostics = diagnostics;

    /// <summary>An exception that carries one diagnostic.</summary>
    public SymbolicException(Diagnostic diagnostic)
        : this(ImmutableArray.Create(diagnostic))
    {
    }

    /// <summary>What is wrong, at least one entry, errors and warnings in the order of the text.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The code of the first error.</summary>
    public string Code => (Diagnostics.FirstOrDefault(static d => d.Severity == Severity.Error) ?? Diagnostics[0]).Code;
}
