using Symbolic.Expressions;
using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>The stacks of an operator-precedence parse, and the building of canonical nodes from them.</summary>
/// <remarks>A chain of terms or factors is built at once when it ends, so that a sum of n terms costs one sort. A group of very many
/// terms (factors) inside a sum (product) joins the chain around it instead of being built first and taken apart again at every
/// level of nesting.</remarks>
internal sealed class Reduction(ParseSession session)
{
    private const int JoiningGroup = 64;
    private readonly OperandStack _operands = new();
    private readonly List<int> _flips = [];
    private Frame[] _frames = new Frame[16];
    private int _frameCount;
    private int _depth;

    /// <summary>The operands.</summary>
    public OperandStack Operands => _operands;

    /// <summary>Whether nothing is open.</summary>
    public bool IsEmpty => _frameCount == 0;

    /// <summary>What was opened last. Must not be asked for when nothing is open.</summary>
    public ref Frame Top => ref _frames[_frameCount - 1];

    /// <summary>Whether the frame opened last is of that kind.</summary>
    public bool IsOn(FrameKind kind) => _frameCount > 0 && _frames[_frameCount - 1].Kind == kind;

    /// <summary>The kind of the bracket opened last, or null outside brackets.</summary>
    public FrameKind? InnermostBracket
    {
        get
        {
            for (int i = _frameCount - 1; i >= 0; i--)
            {
                if (_frames[i].IsBracket) return _frames[i].Kind;
            }

            return null;
        }
    }

    /// <summary>Opens a bracket, a prefix operator, or a chain whose first operand is the top one.</summary>
    public void Open(FrameKind kind, int token)
    {
        int start = kind is FrameKind.Not or FrameKind.Sign || kind <= FrameKind.Partial ? _operands.Count : _operands.Count - 1;
        Push(new Frame(kind, start, token, _flips.Count));
        if (Top.Nests && ++_depth > session.Options.Limits.Nesting) throw session.TooDeep();
    }

    /// <summary>Whether a call is open around the brackets on top.</summary>
    public bool IsInsideCall
    {
        get
        {
            for (int i = _frameCount - 1; i >= 0; i--)
            {
                if (_frames[i].Kind is FrameKind.Call or FrameKind.Partial) return true;
            }

            return false;
        }
    }

    /// <summary>Opens a chain or continues the one that is open, for an operator between the top operand and the next.</summary>
    public void Chain(FrameKind kind, int token, int end, bool inverted)
    {
        ReduceAbove(kind, end);
        if (IsOn(kind)) CompleteOperand(end);
        else Begin(kind, token, end);
        Top.Inverted = inverted;
        if (!inverted || kind != FrameKind.Product) return;
        Top.Divisor = _operands.Count;
        _flips.Add(_operands.Count);
    }

    /// <summary>Opens a binary operator that does not chain.</summary>
    public void Begin(FrameKind kind, int token, int end)
    {
        Expect(SortWithin(kind), end);
        Open(kind, token);
    }

    /// <summary>Finishes every operator that binds tighter than <paramref name="kind"/>; the operands end before token <paramref name="end"/>.</summary>
    public void ReduceAbove(FrameKind kind, int end)
    {
        while (_frameCount > 0 && Top.Kind > kind) Reduce(end);
    }

    /// <summary>Finishes the operators inside the innermost bracket.</summary>
    public void ReduceToBracket(int end) => ReduceAbove(FrameKind.Partial, end);

    /// <summary>Removes the innermost bracket, whose operators are finished.</summary>
    public Frame Pop()
    {
        if (Top.Nests) _depth--;
        return _frames[--_frameCount];
    }

    /// <summary>Closes a group before the token <paramref name="end"/>, building it unless it is large and joins the chain around it.</summary>
    public void CloseGroup(int end, int next)
    {
        ReduceAbove(FrameKind.Product, end);
        if (IsOn(FrameKind.Product) && !Joins(FrameKind.Product, end, next)) Reduce(end);
        if (IsOn(FrameKind.Group)) Pop();
        else if (!IsOn(FrameKind.Product)) CloseLooseGroup(end, next);
    }

    /// <summary>Reports the top operand unless it is of the expected sort.</summary>
    public void Expect(ExpressionSort sort, int end)
    {
        OperandStack.Origin origin = _operands.TopOrigin;
        if (origin.Sort != sort && origin.Sort != ExpressionSort.Any && sort != ExpressionSort.Any) session.ReportSort(sort, origin.Token, end);
    }

    /// <summary>Puts a finished operand on the stack.</summary>
    public void PushOperand(Expr value, int token, ExpressionSort sort)
    {
        session.Count();
        _operands.Push(value, token, sort);
    }

    /// <summary>Replaces operands by what they make up.</summary>
    public void Collapse(int start, Expr value, int token, ExpressionSort sort)
    {
        session.Count();
        session.Charge(value);
        _operands.Collapse(start, value, token, sort);
    }

    private static ExpressionSort SortWithin(FrameKind kind) =>
        kind is FrameKind.And or FrameKind.Or or FrameKind.Not ? ExpressionSort.Logical : ExpressionSort.Real;

    private void CloseLooseGroup(int end, int next)
    {
        ReduceAbove(FrameKind.Sum, end);
        if (IsOn(FrameKind.Sum) && Joins(FrameKind.Sum, end, next)) return;
        ReduceToBracket(end);
        Pop();
    }

    /// <summary>Whether the large chain on top was spliced into what is around its group. Then group and chain are closed, or the chain goes on.</summary>
    private bool Joins(FrameKind kind, int end, int next)
    {
        Frame chain = Top;
        if (_frames[_frameCount - 2].Kind != FrameKind.Group || BindsTighter(next, kind) || !IsLarge(chain)) return false;
        bool alone = _frameCount == 2;
        Frame around = alone ? default : _frames[_frameCount - 3];
        if (!alone && (around.Kind > kind || (around is { Kind: FrameKind.Sum, Inverted: true } && kind == FrameKind.Sum))) return false;
        CompleteOperand(end);
        chain = Pop();
        Pop();
        if (alone || around.Kind < kind) Push(chain);
        return true;
    }

    /// <summary>Whether a chain has many operands, those of chains inside it included.</summary>
    private bool IsLarge(Frame chain)
    {
        ExprKind kind = chain.Kind == FrameKind.Sum ? ExprKind.Add : ExprKind.Mul;
        int count = 0;
        foreach (Expr operand in _operands.From(chain.Start))
        {
            count += operand.Kind == kind ? operand.Arguments.Length : 1;
            if (count >= JoiningGroup) return true;
        }

        return false;
    }

    private static bool BindsTighter(int token, FrameKind kind) => token switch
    {
        SymbolicLexer.POWER or SymbolicLexer.FACTORIAL => true,
        SymbolicLexer.TIMES or SymbolicLexer.DIVIDE or SymbolicLexer.OPEN => kind == FrameKind.Sum,
        _ => false,
    };

    private void Push(Frame frame)
    {
        if (_frameCount == _frames.Length) Array.Resize(ref _frames, _frameCount * 2);
        _frames[_frameCount++] = frame;
    }

    /// <summary>Finishes the operator on top.</summary>
    private void Reduce(int end)
    {
        CompleteOperand(end);
        Frame frame = Pop();
        int token = frame.Kind is FrameKind.Not or FrameKind.Sign ? frame.Token : _operands.OriginOf(frame.Start).Token;
        ExpressionSort sort = frame.Kind <= FrameKind.Relation ? ExpressionSort.Logical : ExpressionSort.Real;
        Expr value = session.Failed ? Discard(frame) : Build(frame);
        Collapse(frame.Start, value, token, sort);
    }

    private Symbol Discard(Frame frame)
    {
        if (frame.Kind == FrameKind.Product) _flips.RemoveRange(frame.Flips, _flips.Count - frame.Flips);
        return session.Placeholder;
    }

    private Expr Build(Frame frame)
    {
        Span<Expr> operands = _operands.From(frame.Start);
        if (frame.Kind is FrameKind.Sum or FrameKind.Product) session.ChargeChain(operands);
        return frame.Kind switch
        {
            FrameKind.Sum => operands.Length == 2 ? Canonical.Sum(operands[0], operands[1]) : Canonical.Sum(operands),
            FrameKind.Product => Product(frame, operands),
            FrameKind.Power => Canonical.Power(operands[0], operands[1]),
            FrameKind.Sign => Canonical.Negate(operands[0]),
            FrameKind.Relation => new Call(session.RelationName(frame.Token), operands.ToArray()),
            FrameKind.And => new Call("and", operands.ToArray()),
            FrameKind.Or => new Call("or", operands.ToArray()),
            _ => new Call("not", operands.ToArray()),
        };
    }

    private Expr Product(Frame frame, Span<Expr> factors)
    {
        bool inverted = false;
        for (int i = frame.Flips, from = 0; i <= _flips.Count; i++)
        {
            int to = i < _flips.Count ? _flips[i] - frame.Start : factors.Length;
            for (int k = from; inverted && k < to; k++) factors[k] = Canonical.Reciprocal(factors[k]);
            (inverted, from) = (!inverted, to);
        }

        _flips.RemoveRange(frame.Flips, _flips.Count - frame.Flips);
        return factors.Length == 2 ? Canonical.Product(factors[0], factors[1]) : Canonical.Product(factors);
    }

    /// <summary>Checks the operand that was read last, and takes the sign before it or the division by it into account.</summary>
    private void CompleteOperand(int end)
    {
        ref Frame frame = ref Top;
        Expect(SortWithin(frame.Kind), end);
        if (!frame.Inverted) return;
        frame.Inverted = false;
        if (frame.Kind == FrameKind.Sum)
        {
            _operands.Top = session.Failed ? session.Placeholder : Canonical.Negate(_operands.Top);
        }
        else if (_operands.Count - frame.Divisor == 1)
        {
            _flips.RemoveAt(_flips.Count - 1);
            _operands.Top = session.Failed ? session.Placeholder : Canonical.Reciprocal(_operands.Top);
        }
        else
        {
            _flips.Add(_operands.Count);
        }
    }
}
