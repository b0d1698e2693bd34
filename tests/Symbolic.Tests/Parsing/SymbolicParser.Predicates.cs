using Antlr4.Runtime;

namespace Symbolic.Parsing.Generated;

/// <content>The predicate that the grammar names.</content>
internal partial class SymbolicParser
{
    /// <summary>Whether a product sign may be left out before the next token: after a number, and between <c>)</c> and <c>(</c>.</summary>
    private bool IsProductImplied()
    {
        ITokenStream tokens = (ITokenStream)InputStream;
        int before = tokens.LA(-1), next = tokens.LA(1);
        bool starts = next is OPEN or BAR or IF or (>= PARTIAL and <= NAME);
        return (before == NUMBER && starts) || (before == CLOSE && next == OPEN);
    }
}
