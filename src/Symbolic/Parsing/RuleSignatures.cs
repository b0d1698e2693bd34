using System.Collections.Immutable;
using Symbolic.Functions;
using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>Finds the functions a rule file declares before anything else of it is read.</summary>
internal static class RuleSignatures
{
    /// <summary>A row without meaning for every <c>function NAME(PARAMETERS)</c>: enough to read calls of it.</summary>
    public static IEnumerable<FunctionDefinition> Declared(TokenBuffer tokens)
    {
        List<FunctionDefinition> rows = [];
        for (int i = 0; i + 3 < tokens.Count; i++)
        {
            bool declares = tokens[i].StartsLine && tokens[i].Type == SymbolicLexer.FUNCTION && tokens[i + 1].IsName && tokens[i + 2].Type == SymbolicLexer.OPEN;
            if (!declares) continue;
            ImmutableArray<string> parameters = Parameters(tokens, i + 3, out _);
            if (!parameters.IsEmpty) rows.Add(new FunctionDefinition { Name = tokens.TextOf(i + 1).ToString(), Parameters = parameters, Origin = FunctionOrigin.Unknown });
        }

        return rows;
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
