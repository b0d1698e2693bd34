using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic.Rewriting;

/// <summary>Collects what is wrong with a rule text.</summary>
internal sealed class RuleDiagnostics(ImmutableArray<Diagnostic> found, string? file)
{
    private readonly List<Diagnostic> _all = [.. found];

    /// <summary>The warnings so far.</summary>
    public ImmutableArray<Diagnostic> Warnings => _all.Count == 0 ? [] : [.. _all.Where(static d => d.Severity == Severity.Warning)];

    /// <summary>An error in a stretch of the text.</summary>
    public void Error(string code, string message, SourceSpan span) => _all.Add(Diagnostic.Error(code, message, span) with { File = file });

    /// <summary>File and line of a place, for messages about it.</summary>
    public string Place(SourceSpan span) => string.Concat(file ?? "rules", "(", span.Line.ToString(CultureInfo.InvariantCulture), ")");

    /// <summary>Throws when there is an error, with everything found.</summary>
    public void ThrowIfErrors()
    {
        if (_all.Exists(static d => d.Severity == Severity.Error)) throw new SymbolicException(InOrder());
    }

    private ImmutableArray<Diagnostic> InOrder() => [.. _all.OrderBy(static d => d.Span.Start)];
}
