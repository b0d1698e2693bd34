using System.Collections.Immutable;
using Symbolic.Functions;
using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>Finds the functions a rule file declares before anything else of it is read.</summary>
internal static class RuleSignatures
{
    /// <summary>Whether a declaration begins at a token.</summary>
    public static bool StartsDeclaration(TokenBuffer tokens, int position) =>
        tokens[position].StartsLine
        && tokens[position].Type is SymbolicLexer.PAIR or SymbolicLexer.FUNCTION or SymbolicLexer.REWRITE
        && tokens[position + 1].IsName;

    /// <summary>A row without meaning for every <c>function NAME(PARAMETERS)</c>: enough to read calls of it.</summary>
    public static IEnumerable<FunctionDefinition> Declared(TokenBuffer tokens)
    {
        for (int i = 0; i < tokens.Count - 1; i++)
        {
            bool declares = tokens[i].StartsLine && tokens[i].Type == SymbolicLexer.FUNCTION;
            if (declares && Signature(tokens, i + 1) is { } row) yield return row;
        }
    }

    /// <summary>The row for <c>NAME(PARAMETERS)</c> at a token, or null when something else stands there.</summary>
    public static FunctionDefinition? Signature(TokenBuffer tokens, int name)
    {
        if (!tokens[name].IsName || tokens[name + 1].Type != SymbolicLexer.OPEN) return null;
        ImmutableArray<string> parameters = Parameters(tokens, name + 2, out _);
        return parameters.IsEmpty ? null : new FunctionDefinition { Name = tokens.TextOf(name).ToString(), Parameters = parameters, Origin = FunctionOrigin.Unknown };
    }

    /// <summary>The names up to a closing parenthesis, and the position behind it; empty when something else stands there.</summary>
    public static ImmutableArray<string> Parameters(TokenBuffer tokens, int position, out int end)
    {
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>();
        end = position;
        while (tokens[end].IsName)
        {
            names.Add(tokens.TextOf(end).ToString());
            end++;
            if (tokens[end].Type == SymbolicLexer.CLOSE)
            {
                end++;
                return names.ToImmutable();
            }

            if (tokens[end].Type != SymbolicLexer.COMMA) break;
            end++;
        }

        return [];
    }
}
