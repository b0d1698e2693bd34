using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>Reads the declarations of a rule file, one after the other.</summary>
internal sealed class RuleReader(ParseSession session)
{
    private readonly TokenBuffer _tokens = session.Tokens;
    private readonly ClauseReader _clauses = new(session);
    private readonly SyntaxErrors _errors = new(session);
    private int _position;
    private int _comment;

    /// <summary>The token that is read next.</summary>
    public int Position => _position;

    private ref readonly Token Current => ref _tokens[_position];

    /// <summary>The next declaration with its clauses; null when it could not be read.</summary>
    public DeclarationSyntax? Declaration()
    {
        int type = Current.Type;
        return Declaration(type switch
        {
            SymbolicLexer.PAIR => Pair,
            SymbolicLexer.FUNCTION => () => Function(_position + 1),
            SymbolicLexer.REWRITE => Rewrite,
            _ => Unknown,
        });
    }

    /// <summary>A function declaration without its first word, with its clauses; null when it could not be read.</summary>
    public DeclarationSyntax? Definition() => Declaration(() => Function(_position));

    private DeclarationSyntax? Declaration(Func<DeclarationSyntax?> read)
    {
        int start = _position;
        ImmutableArray<string> comments = CommentsBefore(Current.Start);
        DeclarationSyntax? declaration = read();
        if (declaration is not null && !AtLineEnd()) declaration = Fail($"'{_tokens.TextOf(_position)}' is not expected here", "write one declaration or clause per line");
        if (declaration is null)
        {
            Recover(start);
            return null;
        }

        string? lineComment = LineComment();
        ImmutableArray<ClauseSyntax> clauses = Clauses();
        return declaration with { Comments = comments, LineComment = lineComment, Clauses = clauses };
    }

    /// <summary>The comments that were not taken yet and stand before a place.</summary>
    public ImmutableArray<string> CommentsBefore(int place)
    {
        ImmutableArray<string>.Builder comments = ImmutableArray.CreateBuilder<string>();
        while (_comment < _tokens.CommentCount && _tokens.Comment(_comment).Start < place)
        {
            Token comment = _tokens.Comment(_comment++);
            comments.Add(_tokens.Text.Substring(comment.Start, comment.Length).TrimEnd());
        }

        return comments.ToImmutable();
    }

    private string? LineComment()
    {
        if (_comment >= _tokens.CommentCount) return null;
        Token comment = _tokens.Comment(_comment);
        if (comment.StartsLine || comment.Start > Current.Start) return null;
        _comment++;
        return _tokens.Text.Substring(comment.Start, comment.Length).TrimEnd();
    }

    private ImmutableArray<ClauseSyntax> Clauses()
    {
        ImmutableArray<ClauseSyntax>.Builder clauses = ImmutableArray.CreateBuilder<ClauseSyntax>();
        while (Current.Type != Token.End && !RuleSignatures.StartsDeclaration(_tokens, _position) && !session.Diagnostics.IsFull)
        {
            ImmutableArray<string> comments = CommentsBefore(Current.Start);
            int start = _position;
            ClauseSyntax? clause = _clauses.Read(ref _position);
            if (clause is null || !AtLineEnd())
            {
                RecoverInClauses(start, clause is not null);
                continue;
            }

            CheckDuplicate(clauses, clause, start);
            clauses.Add(clause with { Comments = comments, LineComment = LineComment() });
        }

        return clauses.ToImmutable();
    }

    private void CheckDuplicate(ImmutableArray<ClauseSyntax>.Builder before, ClauseSyntax clause, int start)
    {
        bool isTwice = false;
        foreach (ClauseSyntax other in before)
        {
            isTwice |= (clause, other) switch
            {
                (DerivativeClause second, DerivativeClause first) => second.Variable == first.Variable,
                (ValueClause, ValueClause) or (TangentClause, TangentClause) => true,
                _ => false,
            };
        }

        if (isTwice) _errors.At(start, $"'{_tokens.TextOf(start)} =' is given twice", "a declaration has one of each");
    }

    private void RecoverInClauses(int start, bool unexpected)
    {
        if (unexpected) Fail($"'{_tokens.TextOf(_position)}' is not expected here", "write one clause per line");
        if (_position == start) _position++;
        while (!Current.StartsLine) _position++;
    }

    private PairSyntax? Pair()
    {
        if (Head() is not { } head || !Expect(SymbolicLexer.COLON, ":", "the pattern")) return null;
        FormulaSyntax pattern = _clauses.Formula(ref _position, StopRule.Line, ExpressionSort.Real);
        return new PairSyntax { Name = head.Name, NameSpan = head.Span, Pattern = pattern, IsOverride = head.Flags.Override, IsSurrogate = head.Flags.Surrogate, Priority = head.Flags.Priority };
    }

    private RewriteSyntax? Rewrite()
    {
        if (Head() is not { } head || !Expect(SymbolicLexer.COLON, ":", "the pattern")) return null;
        FormulaSyntax pattern = _clauses.Formula(ref _position, StopRule.Line, ExpressionSort.Any);
        if (!Expect(SymbolicLexer.ARROW, "->", "the replacement")) return null;
        FormulaSyntax replacement = _clauses.Formula(ref _position, StopRule.LineOrCondition, ExpressionSort.Any);
        ImmutableArray<ConditionSyntax> conditions = [];
        if (Current.Type == SymbolicLexer.IF && !Current.StartsLine)
        {
            _position++;
            conditions = _clauses.Conditions(ref _position, out _);
        }

        return new RewriteSyntax { Name = head.Name, NameSpan = head.Span, Pattern = pattern, Replacement = replacement, Conditions = conditions, IsOverride = head.Flags.Override, IsSurrogate = head.Flags.Surrogate, Priority = head.Flags.Priority };
    }

    private FunctionSyntax? Function(int position)
    {
        _position = position;
        if (!Current.IsName) return Fail("a function needs a name", "write for example 'function f(x) = x^2'") as FunctionSyntax;
        (string name, SourceSpan span) = (_tokens.TextOf(_position).ToString(), Span(_position));
        _position++;
        if (!Expect(SymbolicLexer.OPEN, "(", "the parameters")) return null;
        int first = _position;
        ImmutableArray<string> parameters = RuleSignatures.Parameters(_tokens, _position, out int end);
        _position = end;
        if (parameters.IsEmpty) return Fail("the parameters of a function are names", "write for example 'function f(x, y) = x*y'") as FunctionSyntax;
        CheckParameters(parameters, first);
        RuleFlags flags = Flags();
        if (!Expect(SymbolicLexer.ASSIGN, "=", "the body, 'native' or 'unknown'")) return null;
        FunctionSyntax function = new() { Name = name, NameSpan = span, Parameters = parameters, IsOverride = flags.Override, IsSurrogate = flags.Surrogate, Priority = flags.Priority };
        bool isWord = Current.Type is SymbolicLexer.NATIVE or SymbolicLexer.UNKNOWN && _tokens[_position + 1].StartsLine;
        if (!isWord) return function with { Body = _clauses.Formula(ref _position, StopRule.Line, ExpressionSort.Real) };
        return function with { IsNative = _tokens[_position++].Type == SymbolicLexer.NATIVE };
    }

    private void CheckParameters(ImmutableArray<string> parameters, int first)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            int token = first + (2 * i);
            if (Constant.Named(parameters[i]) is not null) _errors.At(token, $"'{parameters[i]}' is a constant and cannot be a parameter", "give the parameter another name");
            else if (parameters.IndexOf(parameters[i]) < i) _errors.At(token, $"the parameter '{parameters[i]}' is declared twice", "give each parameter its own name");
        }
    }

    private (string Name, SourceSpan Span, RuleFlags Flags)? Head()
    {
        string word = _tokens.TextOf(_position).ToString();
        _position++;
        if (!Current.IsName || Current.StartsLine)
        {
            Fail($"a {word} needs a name", $"write for example '{word} name: …'");
            return null;
        }

        (string name, SourceSpan span) = (_tokens.TextOf(_position).ToString(), Span(_position));
        _position++;
        return (name, span, Flags());
    }

    private RuleFlags Flags()
    {
        RuleFlags flags = default;
        while (!Current.StartsLine)
        {
            switch (Current.Type)
            {
                case SymbolicLexer.OVERRIDE:
                    flags = flags with { Override = true };
                    break;
                case SymbolicLexer.SURROGATE:
                    flags = flags with { Surrogate = true };
                    break;
                case SymbolicLexer.PRIORITY:
                    flags = flags with { Priority = PriorityValue() };
                    break;
                default:
                    return flags;
            }

            _position++;
        }

        return flags;
    }

    private int PriorityValue()
    {
        bool negative = _tokens[_position + 1].Type == SymbolicLexer.MINUS;
        int number = _position + (negative ? 2 : 1);
        if (_tokens[number].Type == SymbolicLexer.NUMBER && int.TryParse(_tokens.TextOf(number), NumberStyles.None, CultureInfo.InvariantCulture, out int value))
        {
            _position = number;
            return negative ? -value : value;
        }

        Fail("a priority is a whole number", "write for example 'priority 2'");
        return 0;
    }

    private DeclarationSyntax? Unknown()
    {
        bool isClause = StopRules.StartsClause(_tokens, _position);
        return isClause
            ? Fail("a clause stands before any declaration", "begin with 'pair name: pattern' or 'function f(x) = …'")
            : Fail($"'{_tokens.TextOf(_position)}' begins no declaration", "write 'pair', 'function' or 'rewrite'; clauses are 'd/du =', 'value =', 'tangent =', 'where' and 'default'");
    }

    private bool Expect(int type, string sign, string what)
    {
        if (Current.Type == type && !Current.StartsLine)
        {
            _position++;
            return true;
        }

        _errors.Missing(sign, $"expected '{sign}' and {what}", _position);
        return false;
    }

    private DeclarationSyntax? Fail(string message, string hint)
    {
        _errors.At(Math.Min(_position, _tokens.Count - 1), message, hint);
        return null;
    }

    private void Recover(int start)
    {
        if (_position == start) _position++;
        while (Current.Type != Token.End && !RuleSignatures.StartsDeclaration(_tokens, _position)) _position++;
    }

    private bool AtLineEnd() => Current.StartsLine || Current.Type == Token.End;

    private SourceSpan Span(int token) => session.Source.Span(_tokens[token].Start, _tokens[token].Length);
}
