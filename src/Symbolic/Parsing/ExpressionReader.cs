using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>Reads one expression from the tokens by operator precedence.</summary>
/// <remarks>Linear in the number of tokens; nesting costs heap, never stack. After an error it goes on as if the missing thing were
/// there, so that one run reports everything that is wrong.</remarks>
internal sealed class ExpressionReader
{
    private readonly ParseSession _session;
    private readonly TokenBuffer _tokens;
    private readonly Reduction _stack;
    private readonly CallBuilder _calls;
    private readonly SyntaxErrors _errors;
    private Stack<ImmutableArray<int>>? _positions;
    private readonly StopRule _stop;
    private readonly int _first;
    private readonly int _errorsBefore;
    private int _position;
    private int _factorials;
    private int _brackets;

    private ExpressionReader(ParseSession session, int position, StopRule stop)
    {
        _session = session;
        _tokens = session.Tokens;
        _stack = new Reduction(session);
        _calls = new CallBuilder(session);
        _errors = new SyntaxErrors(session);
        _position = _first = position;
        _stop = stop;
        _errorsBefore = session.Diagnostics.ErrorCount;
    }

    /// <summary>Reads an expression from a position on, and moves the position behind it. The result means nothing when there were errors.</summary>
    public static Expr Read(ParseSession session, ref int position, StopRule stop, ExpressionSort expected)
    {
        ExpressionReader reader = new(session, position, stop);
        try
        {
            return reader.Run(expected);
        }
        catch (SymbolicException limit)
        {
            Token token = session.Tokens[Math.Min(reader._position, session.Tokens.Count - 1)];
            session.Diagnostics.Error(limit.Diagnostics[0], token.Start, token.Length);
            reader._position = session.Tokens.Count - 1;
            return session.Placeholder;
        }
        finally
        {
            position = reader._position;
        }
    }

    private Expr Run(ExpressionSort expected)
    {
        bool more = true;
        while (more)
        {
            while (!ReadOperand() && !_session.Diagnostics.IsFull)
            {
            }

            while (!ReadOperator(out more) && !_session.Diagnostics.IsFull)
            {
            }

            more &= !_session.Diagnostics.IsFull;
        }

        if (_session.Diagnostics.IsFull) return Abandon();
        if (_session.Diagnostics.ErrorCount == _errorsBefore) _stack.Expect(expected, _position);
        return _stack.Operands.Top;
    }

    private Symbol Abandon()
    {
        _position = _tokens.Count - 1;
        return _session.Placeholder;
    }

    /// <summary>The type of a token, <see cref="Token.End"/> where the expression ends.</summary>
    private int TypeAt(int position)
    {
        if (_stop != StopRule.EndOfText && position < _tokens.Count && _stop.Ends(_tokens, position, _first, _brackets)) return Token.End;
        return _tokens[position].Type;
    }

    private int NextType => _tokens[_position].Type == Token.End ? Token.End : TypeAt(_position + 1);

    /// <summary>Reads what may stand where an operand is expected; true when the operand is complete.</summary>
    private bool ReadOperand()
    {
        int type = TypeAt(_position);
        switch (type)
        {
            case SymbolicLexer.NUMBER:
                Operand(ReadNumber());
                return true;
            case SymbolicLexer.PARTIAL when NextType == SymbolicLexer.OPEN_SQUARE:
                return OpenPartial();
            case SymbolicLexer.OPEN:
                return OpenBracket(FrameKind.Group, _position, 1);
            case SymbolicLexer.BAR:
                return OpenBracket(FrameKind.Bars, _position, 1);
            case SymbolicLexer.MINUS:
                return OpenBracket(FrameKind.Sign, _position, 1);
            case SymbolicLexer.NOT:
                return OpenBracket(FrameKind.Not, _position, 1);
            case SymbolicLexer.PLUS:
                _position++;
                return false;
            case SymbolicLexer.IF when NextType == SymbolicLexer.OPEN:
                return OpenCall();
            case SymbolicLexer.DERIVATIVE:
                _errors.Unexpected(_position, type);
                Operand((_session.Placeholder, ExpressionSort.Any));
                return true;
            default:
                if (!Token.IsNameType(type)) return MissingOperand(type);
                if (NextType == SymbolicLexer.OPEN) return OpenCall();
                Operand(ReadVariable());
                return true;
        }
    }

    /// <summary>Reads what may follow an operand; true when the next thing is an operand, or when the expression ends (<paramref name="more"/> false).</summary>
    private bool ReadOperator(out bool more)
    {
        more = true;
        int type = TypeAt(_position);
        switch (type)
        {
            case SymbolicLexer.PLUS or SymbolicLexer.MINUS:
                return Chain(FrameKind.Sum, type == SymbolicLexer.MINUS);
            case SymbolicLexer.TIMES or SymbolicLexer.DIVIDE:
                return Chain(FrameKind.Product, type == SymbolicLexer.DIVIDE);
            case SymbolicLexer.AND:
                return Chain(FrameKind.And, false);
            case SymbolicLexer.OR:
                return Chain(FrameKind.Or, false);
            case SymbolicLexer.POWER:
                _stack.ReduceAbove(FrameKind.Power, _position);
                return Binary(FrameKind.Power);
            case >= SymbolicLexer.LESS and <= SymbolicLexer.NOT_EQUAL:
                return Relation();
            case SymbolicLexer.FACTORIAL:
                return Factorial();
            case SymbolicLexer.CLOSE:
                return Close();
            case SymbolicLexer.COMMA:
                return Comma();
            case SymbolicLexer.BAR when _stack.InnermostBracket == FrameKind.Bars:
                return CloseBars();
            case Token.End:
                more = false;
                return Finish();
            default:
                return Adjacent(type);
        }
    }

    private void Operand((Expr Value, ExpressionSort Sort) operand) => _stack.PushOperand(operand.Value, _position++, operand.Sort);

    private (Expr Value, ExpressionSort Sort) ReadNumber()
    {
        Number? number = NumberReader.Read(_tokens.TextOf(_position), _session.Options.Limits.Digits, out NumberReader.Failure failure);
        if (number is null) _errors.BadNumber(_position, failure);
        else _session.ChargeLiteral(number);
        return ((Expr?)number ?? _session.Placeholder, ExpressionSort.Real);
    }

    private (Expr Value, ExpressionSort Sort) ReadVariable()
    {
        NameTable.Entry entry = _session.Names[_tokens.TextOf(_position)];
        if (!entry.IsChecked && _errors.Tolerates(_position)) CheckVariable(entry);
        return (entry.Leaf, ExpressionSort.Real);
    }

    private void CheckVariable(NameTable.Entry entry)
    {
        int next = NextType;
        bool forgotten = next == SymbolicLexer.NUMBER || Token.IsNameType(next);
        if (forgotten) return;
        entry.IsChecked = true;
        if (!UsualVariables.IsSuspicious(entry.Name, _session.Options.Functions)) return;
        Token token = _tokens[_position];
        _session.Diagnostics.Warn("SD1014", $"'{entry.Name}' is a function, but stands here as a variable", token.Start, token.Length, $"write {entry.Name}(…) for the function");
    }

    private bool OpenBracket(FrameKind kind, int token, int length)
    {
        _stack.Open(kind, token);
        if (_stack.Top.IsBracket) _brackets++;
        _position += length;
        return false;
    }

    private bool OpenCall()
    {
        OpenBracket(FrameKind.Call, _position, 2);
        return TypeAt(_position) == SymbolicLexer.CLOSE && CloseCall();
    }

    private bool OpenPartial()
    {
        int start = _position;
        if (!PartialHead.TryRead(_session, _errors, ref _position, out int name, out ImmutableArray<int> positions))
        {
            _stack.PushOperand(_session.Placeholder, start, ExpressionSort.Any);
            return true;
        }

        (_positions ??= new()).Push(positions);
        OpenBracket(FrameKind.Partial, name, 0);
        return TypeAt(_position) == SymbolicLexer.CLOSE && CloseCall();
    }

    private bool Chain(FrameKind kind, bool inverted)
    {
        _stack.Chain(kind, _position, _position, inverted);
        _position++;
        return true;
    }

    private bool Binary(FrameKind kind)
    {
        _stack.Begin(kind, _position, _position);
        _position++;
        return true;
    }

    private bool Relation()
    {
        _stack.ReduceAbove(FrameKind.Relation, _position);
        if (!_stack.IsOn(FrameKind.Relation)) return Binary(FrameKind.Relation);
        _errors.ChainedRelation(_stack, _position);
        _stack.ReduceAbove(FrameKind.Not, _position);
        _stack.Collapse(_stack.Operands.Count - 1, _session.Placeholder, _stack.Operands.TopOrigin.Token, ExpressionSort.Any);
        return Binary(FrameKind.Relation);
    }

    private bool Factorial()
    {
        if (_tokens[_position - 1].Type != SymbolicLexer.FACTORIAL) _factorials = 0;
        if (++_factorials > _session.Options.Limits.Nesting) throw _session.TooDeep();
        _stack.Expect(ExpressionSort.Real, _position);
        Expr next = Canonical.Sum(_stack.Operands.Top, Number.One);
        _stack.Collapse(_stack.Operands.Count - 1, new Call("gamma", [next]), _stack.Operands.TopOrigin.Token, ExpressionSort.Real);
        _position++;
        return false;
    }

    private bool Close()
    {
        switch (_stack.InnermostBracket)
        {
            case FrameKind.Group:
                _brackets--;
                _position++;
                _stack.CloseGroup(_position - 1, TypeAt(_position));
                return false;
            case FrameKind.Call or FrameKind.Partial:
                _stack.ReduceToBracket(_position);
                CompleteArgument();
                return !CloseCall();
            case FrameKind.Bars:
                _errors.Missing("|", "expected '|' or an operator", _position);
                return CloseBarsBefore(_position);
            default:
                _errors.At(_position, "')' without '('", null);
                _position++;
                return false;
        }
    }

    /// <summary>Closes the call on top at the <c>)</c> that is next; its arguments are complete. Always true.</summary>
    private bool CloseCall()
    {
        Frame frame = _stack.Pop();
        _brackets--;
        _position++;
        Span<Expr> arguments = _stack.Operands.From(frame.Start);
        Expr value = frame.Kind == FrameKind.Call
            ? _calls.Build(frame.Token, arguments, _position)
            : _calls.Partial(frame.Token, _positions!.Pop(), arguments, _position);
        ExpressionSort sort = ReferenceEquals(value, _session.Placeholder) ? ExpressionSort.Any : ExpressionSort.Real;
        _stack.Collapse(frame.Start, value, frame.Token, sort);
        return true;
    }

    /// <summary>Checks the sort of the argument on top.</summary>
    private void CompleteArgument()
    {
        Frame frame = _stack.Top;
        bool isCondition = _tokens[frame.Token].Type == SymbolicLexer.IF && _stack.Operands.Count == frame.Start + 1;
        _stack.Expect(isCondition ? ExpressionSort.Logical : ExpressionSort.Real, _position);
    }

    private bool Comma()
    {
        _stack.ReduceToBracket(_position);
        while (!_stack.IsEmpty && _stack.Top.Kind is FrameKind.Group or FrameKind.Bars && _stack.IsInsideCall) CloseMissing();
        if (_stack.IsEmpty || _stack.Top.Kind is FrameKind.Group or FrameKind.Bars)
        {
            _errors.At(_position, "',' stands outside a call", "',' only separates the arguments of a function");
            _stack.Chain(FrameKind.Product, _position, _position, false);
        }
        else
        {
            CompleteArgument();
        }

        _position++;
        return true;
    }

    private bool CloseBars()
    {
        CloseBarsBefore(_position);
        _position++;
        return false;
    }

    private bool CloseBarsBefore(int end)
    {
        _stack.ReduceToBracket(end);
        _stack.Expect(ExpressionSort.Real, end);
        Frame frame = _stack.Pop();
        _brackets--;
        _stack.Collapse(frame.Start, new Call("abs", [_stack.Operands.Top]), frame.Token, ExpressionSort.Real);
        return false;
    }

    /// <summary>Closes the bracket on top although its end is missing.</summary>
    private void CloseMissing()
    {
        if (_stack.Top.Kind == FrameKind.Bars)
        {
            _errors.Missing("|", "expected '|' or an operator", _position);
            CloseBarsBefore(_position);
            return;
        }

        _errors.Missing(")", "expected ')' or an operator", _position);
        Frame frame = _stack.Pop();
        _brackets--;
        if (frame.Kind == FrameKind.Partial) _positions!.Pop();
        if (frame.Kind == FrameKind.Call) _calls.CheckName(frame.Token);
        if (frame.Kind != FrameKind.Group) _stack.Collapse(frame.Start, _session.Placeholder, frame.Token, ExpressionSort.Any);
    }

    private bool Finish()
    {
        _stack.ReduceToBracket(_position);
        while (!_stack.IsEmpty)
        {
            CloseMissing();
            _stack.ReduceToBracket(_position);
        }

        return true;
    }

    /// <summary>Two operands side by side: a product where the language allows it, else an error.</summary>
    private bool Adjacent(int type)
    {
        int before = _position > 0 ? _tokens[_position - 1].Type : Token.End;
        bool starts = type is SymbolicLexer.OPEN or SymbolicLexer.BAR or SymbolicLexer.IF || Token.IsNameType(type);
        bool implied = (before == SymbolicLexer.NUMBER && starts) || (before == SymbolicLexer.CLOSE && type == SymbolicLexer.OPEN);
        if (!implied && !_errors.NotAnOperator(_position, type, ref _position)) return false;
        _stack.Chain(FrameKind.Product, _position, _position, false);
        return true;
    }

    private bool MissingOperand(int type)
    {
        bool consumes = _errors.MissingOperand(_position, type);
        if (consumes)
        {
            _position++;
            return false;
        }

        _stack.PushOperand(_session.Placeholder, _position, ExpressionSort.Any);
        return true;
    }
}
