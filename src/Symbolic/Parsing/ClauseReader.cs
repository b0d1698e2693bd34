using System.Collections.Immutable;
using Symbolic.Functions;
using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>Reads the clauses of a declaration and the formulas in them.</summary>
internal sealed class ClauseReader(ParseSession session)
{
    private readonly TokenBuffer _tokens = session.Tokens;
    private readonly SyntaxErrors _errors = new(session);

    /// <summary>One clause; null when it could not be read.</summary>
    public ClauseSyntax? Read(ref int position)
    {
        int type = _tokens[position].Type;
        SourceSpan span = session.Source.Span(_tokens[position].Start, _tokens[position].Length);
        switch (type)
        {
            case SymbolicLexer.DERIVATIVE or SymbolicLexer.VALUE or SymbolicLexer.TANGENT when !IsAssigned(position):
                return null;
            case SymbolicLexer.DERIVATIVE:
                return Derivative(ref position, span);
            case SymbolicLexer.VALUE:
                position += 2;
                return new ValueClause(Form(ref position)) { Span = span };
            case SymbolicLexer.TANGENT:
                position += 2;
                return new TangentClause(Tangent(ref position)) { Span = span };
            case SymbolicLexer.WHERE:
                position++;
                ImmutableArray<ConditionSyntax> conditions = Conditions(ref position, out ImmutableArray<DefaultSyntax> defaults);
                return new WhereClause(conditions, defaults) { Span = span };
            case SymbolicLexer.DEFAULT:
                return Default(ref position) is { } value ? new WhereClause([], [value]) { Span = span } : null;
            default:
                _errors.At(position, $"'{_tokens.TextOf(position)}' begins neither a clause nor a declaration", "clauses are 'd/du =', 'value =', 'tangent =', 'where' and 'default'; declarations 'pair', 'function' and 'rewrite'");
                return null;
        }
    }

    private bool IsAssigned(int position)
    {
        if (_tokens[position + 1].Type == SymbolicLexer.ASSIGN && !_tokens[position + 1].StartsLine) return true;
        _errors.Missing("=", $"write '{_tokens.TextOf(position)} = …'", position + 1);
        return false;
    }

    /// <summary>A formula up to where the rule says it ends.</summary>
    public FormulaSyntax Formula(ref int position, StopRule stop, ExpressionSort sort)
    {
        int start = position;
        Expr expression = ExpressionReader.Read(session, ref position, stop, sort);
        (int from, int length) = session.Extent(start, position);
        return new FormulaSyntax(new Formula(expression), session.Options.Functions, _tokens.Text.Substring(from, length), session.Source.Span(from, length));
    }

    /// <summary>The form of a clause: left as text where forms are to be read when they are needed.</summary>
    private FormulaSyntax Form(ref int position)
    {
        if (!session.Options.DefersForms) return Formula(ref position, StopRule.Line, ExpressionSort.Real);
        int start = position;
        for (int brackets = 0; !StopRule.Line.Ends(_tokens, position, start, brackets); position++)
        {
            if (_tokens[position].Type == SymbolicLexer.OPEN) brackets++;
            else if (_tokens[position].Type == SymbolicLexer.CLOSE) brackets--;
        }

        (int from, int length) = session.Extent(start, position);
        string text = _tokens.Text.Substring(from, length);
        return new FormulaSyntax(new Formula(text), session.Options.Functions, text, session.Source.Span(from, length));
    }

    /// <summary>Conditions separated by commas, with defaults among them.</summary>
    public ImmutableArray<ConditionSyntax> Conditions(ref int position, out ImmutableArray<DefaultSyntax> defaults)
    {
        ImmutableArray<ConditionSyntax>.Builder conditions = ImmutableArray.CreateBuilder<ConditionSyntax>();
        ImmutableArray<DefaultSyntax>.Builder presets = ImmutableArray.CreateBuilder<DefaultSyntax>();
        bool more = true;
        while (more)
        {
            if (_tokens[position].Type == SymbolicLexer.DEFAULT && _tokens[position + 1].IsName && !_tokens[position].StartsLine)
            {
                if (Default(ref position) is { } preset) presets.Add(preset);
            }
            else if (Condition(ref position) is { } condition)
            {
                conditions.Add(condition);
            }

            more = _tokens[position].Type == SymbolicLexer.COMMA && !_tokens[position].StartsLine;
            if (more) position++;
        }

        defaults = presets.ToImmutable();
        return conditions.ToImmutable();
    }

    private DerivativeClause Derivative(ref int position, SourceSpan span)
    {
        string variable = _tokens.TextOf(position)["d/d".Length..].ToString();
        position += 2;
        if (_tokens[position].Type == SymbolicLexer.NONE && _tokens[position + 1].StartsLine)
        {
            position++;
            return new DerivativeClause(variable, null) { Span = span };
        }

        return new DerivativeClause(variable, Form(ref position)) { Span = span };
    }

    private FormulaSyntax Tangent(ref int position)
    {
        ParseOptions options = session.Options;
        session.Options = options with { AllowDirections = true };
        FormulaSyntax tangent = Formula(ref position, StopRule.Line, ExpressionSort.Real);
        session.Options = options;
        return tangent;
    }

    private ConditionSyntax? Condition(ref int position)
    {
        if (_tokens[position].IsName && _tokens[position + 1].Type == SymbolicLexer.IS) return Kind(ref position);
        FormulaSyntax relation = Formula(ref position, StopRule.LineOrComma, ExpressionSort.Logical);
        return new ConditionSyntax(relation, null, null, relation.Span);
    }

    private ConditionSyntax? Kind(ref int position)
    {
        int start = position;
        string name = _tokens.TextOf(position).ToString(), kind = _tokens.TextOf(position + 2).ToString();
        position += 2;
        if (_tokens[position].Type is not (SymbolicLexer.NUM or SymbolicLexer.INT or SymbolicLexer.CONST or SymbolicLexer.VAR))
        {
            session.Diagnostics.Error("SD1001", $"'{kind}' is no kind of operand", _tokens[position].Start, _tokens[position].Length, "write 'is num', 'is int', 'is const' or 'is var'");
            return null;
        }

        position++;
        (int from, int length) = session.Extent(start, position);
        return new ConditionSyntax(null, name, kind, session.Source.Span(from, length));
    }

    private DefaultSyntax? Default(ref int position)
    {
        int start = position;
        position++;
        if (!_tokens[position].IsName || _tokens[position].StartsLine)
        {
            _errors.Missing("name", "write for example 'default b = 1'", position);
            return null;
        }

        string name = _tokens.TextOf(position).ToString();
        position++;
        if (_tokens[position].Type != SymbolicLexer.ASSIGN || _tokens[position].StartsLine)
        {
            _errors.Missing("=", $"write for example 'default {name} = 1'", position);
            return null;
        }

        position++;
        FormulaSyntax value = Formula(ref position, StopRule.LineOrComma, ExpressionSort.Real);
        (int from, int length) = session.Extent(start, position);
        return new DefaultSyntax(name, value, session.Source.Span(from, length));
    }
}
