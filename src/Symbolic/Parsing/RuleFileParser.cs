using System.Collections.Immutable;
using Symbolic.Functions;

namespace Symbolic.Parsing;

/// <summary>Reads rule files: pairs, functions and rewrites with their clauses.</summary>
/// <remarks>Functions may be used before the line that declares them. After an error reading goes on at the next declaration.</remarks>
internal static class RuleFileParser
{
    /// <summary>The declarations of a text, and everything that is wrong with it; what is returned with errors is not to be used.</summary>
    public static RuleFileSyntax Parse(string text, ParseOptions options, out ImmutableArray<Diagnostic> diagnostics)
    {
        using ParseSession session = new(text, options);
        FunctionTable functions = options.Functions.WithAll(RuleSignatures.Declared(session.Tokens));
        session.Options = options with { Functions = functions };
        RuleReader reader = new(session);
        ImmutableArray<DeclarationSyntax>.Builder declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
        while (session.Tokens[reader.Position].Type != Token.End && !session.Diagnostics.IsFull)
        {
            if (reader.Declaration() is { } declaration) declarations.Add(declaration);
        }

        diagnostics = session.Diagnostics.ToImmutable();
        return new RuleFileSyntax(declarations.ToImmutable(), reader.CommentsBefore(text.Length), functions);
    }

    /// <summary>A function declaration without the word <c>function</c>, as on a command line: <c>f(x) = x^2</c>.</summary>
    public static RuleFileSyntax ParseDefinition(string text, ParseOptions options, out ImmutableArray<Diagnostic> diagnostics) =>
        Parse(text.TrimStart().StartsWith("function ", StringComparison.Ordinal) ? text : "function " + text.TrimStart(), options, out diagnostics);
}
