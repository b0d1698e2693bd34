using System.Collections.Immutable;
using Symbolic.Parsing;

namespace Symbolic;

/// <content>Rule texts.</content>
public sealed partial class SymbolicEngine
{
    /// <summary>What the rule texts of all layers declare, in the order in which layers go before each other: the last one added first.</summary>
    public ImmutableArray<DeclaredRule> DeclaredRules =>
        [.. _rules.Layers.Reverse().SelectMany(static layer => layer.Syntax.Declarations.Select(declaration => Declared(declaration, layer.File)))];

    /// <summary>A rule text in canonical form, with its comments; it reads back to the same rules, and formatting it again changes nothing.</summary>
    /// <param name="rules">Pairs, functions and rewrites; they are read but not added.</param>
    /// <param name="file">The file's name for diagnostics, or null.</param>
    /// <exception cref="SymbolicException">The text has syntax errors; all of them are in the diagnostics.</exception>
    public string FormatRules(string rules, string? file = null)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        RuleFileSyntax syntax = RuleFileParser.Parse(rules, _parsing with { File = file }, out ImmutableArray<Diagnostic> diagnostics);
        if (diagnostics.Any(static d => d.Severity == Severity.Error)) throw new SymbolicException(diagnostics);
        return RuleFilePrinter.Print(syntax);
    }

    private static DeclaredRule Declared(DeclarationSyntax declaration, string? file)
    {
        string head = RuleFilePrinter.Head(declaration);
        return new DeclaredRule(head[..head.IndexOf(' ', StringComparison.Ordinal)], declaration.Name, head, file, declaration.NameSpan.Line);
    }
}
