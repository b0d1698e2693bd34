using System.Text;
using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>Writes expressions the way a person would, in the language they are read in.</summary>
/// <remarks>Products are written with one fraction bar, sums with a positive term first where there is one. Uses an explicit
/// stack; time and space are linear in the length of the text.</remarks>
internal sealed class InfixPrinter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<Piece> _open = new();
    private readonly List<Piece> _pieces = [];
    private readonly int _maximumLength;

    private InfixPrinter(int maximumLength) => _maximumLength = maximumLength;

    /// <summary>The text of an expression. Throws SD5001 beyond <paramref name="maximumLength"/> characters.</summary>
    public static string Print(Expr expression, int maximumLength = 100_000_000)
    {
        InfixPrinter printer = new(maximumLength);
        printer.Run(expression);
        return printer._text.ToString();
    }

    private void Run(Expr root)
    {
        _open.Push(new Piece(root, Precedence.Lowest));
        while (_open.TryPop(out Piece piece))
        {
            if (piece.Text is not null) _text.Append(piece.Text);
            else Node(piece.Node!, piece.Context);
            if (_text.Length > _maximumLength) throw Limits.Exceeded("the printed text", _maximumLength, nameof(Limits.TextLength));
        }
    }

    private void Node(Expr node, Precedence context)
    {
        _pieces.Clear();
        Precedence own = Write(node);
        bool parenthesised = own < context;
        if (parenthesised) _text.Append('(');
        if (parenthesised) _open.Push(new Piece(")"));
        for (int i = _pieces.Count - 1; i >= 0; i--) _open.Push(_pieces[i]);
    }

    /// <summary>Puts the node's parts into the list of pieces and says how tightly the whole binds.</summary>
    private Precedence Write(Expr node)
    {
        switch (node)
        {
            case Number number:
                Put(NumberText.Of(number));
                return NumberPrecedence(number);
            case Symbol symbol:
                Put(symbol.Name);
                return Precedence.Atom;
            case Constant constant:
                Put(constant.Name);
                return Precedence.Atom;
            case Add sum:
                return Sum(sum);
            case Call call:
                return Calls(call);
            default:
                return Fraction(node);
        }
    }

    private static Precedence NumberPrecedence(Number number)
    {
        if (number.Value.Sign < 0) return Precedence.Sum;
        return number.Value.IsInteger || NumberText.IsPrintedAsDecimal(number) ? Precedence.Atom : Precedence.Product;
    }

    private Precedence Sum(Add sum)
    {
        ReadOnlySpan<Expr> terms = sum.Arguments;
        int first = 0;
        while (first < terms.Length && IsNegative(terms[first])) first++;
        if (first == terms.Length) first = 0;
        Put(terms[first], Precedence.Sum);
        for (int i = 0; i < terms.Length; i++)
        {
            if (i == first) continue;
            bool negative = IsNegative(terms[i]);
            Put(negative ? " - " : " + ");
            if (!negative) Put(terms[i], Precedence.Product);
            else if (terms[i] is Number number) Put(NumberText.Of(new Number(-number.Value, number.IsDecimal)));
            else FractionPieces(terms[i], negated: true);
        }

        return Precedence.Sum;
    }

    private static bool IsNegative(Expr term) => term switch
    {
        Number number => number.Value.Sign < 0,
        Mul product => product.ArgumentArray[0] is Number { Value.Sign: < 0 },
        _ => false,
    };

    private Precedence Fraction(Expr node)
    {
        bool negative = IsNegative(node);
        if (negative) Put("-");
        Precedence own = FractionPieces(node, negative);
        return negative ? Precedence.Sum : own;
    }

    /// <summary>A product or power with one fraction bar; with <paramref name="negated"/> the sign of the coefficient is left out.</summary>
    private Precedence FractionPieces(Expr node, bool negated)
    {
        Parts parts = Parts.Of(node, negated);
        if (parts.Above.Count == 0 && parts.Below.Count == 0) return Power((Pow)node);
        if (parts.Above.Count == 0) Put("1");
        else Factors(parts.Above, parts.Below.Count == 0 && parts.Above.Count == 1 ? Precedence.Product : Precedence.Factor);
        if (parts.Below.Count == 0) return Precedence.Product;
        Put("/");
        if (parts.Below.Count > 1) Put("(");
        Factors(parts.Below, parts.Below.Count > 1 ? Precedence.Factor : Precedence.Power);
        if (parts.Below.Count > 1) Put(")");
        return Precedence.Product;
    }

    private void Factors(List<Expr> factors, Precedence context)
    {
        for (int i = 0; i < factors.Count; i++)
        {
            if (i > 0) Put("*");
            Put(factors[i], context);
        }
    }

    private Precedence Power(Pow power)
    {
        if (power.Exponent is Number { Value: var exponent } && exponent == Rational.Half)
        {
            Put("sqrt(");
            Put(power.Base, Precedence.Lowest);
            Put(")");
            return Precedence.Atom;
        }

        Put(power.Base, Precedence.Atom);
        Put("^");
        Put(power.Exponent, power.Exponent is Number { Value.IsInteger: false } ? Precedence.Atom : Precedence.Power);
        return Precedence.Power;
    }

    private Precedence Calls(Call call)
    {
        if (!call.IsDerivative && Operators.TryGet(call.Name, call.Arguments.Length, out Operators.Form form)) return Relation(call, form);
        Put(call.IsDerivative ? $"D[{string.Join(',', call.Orders)}]({call.Name})(" : call.Name + "(");
        ReadOnlySpan<Expr> arguments = call.Arguments;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (i > 0) Put(", ");
            Put(arguments[i], Precedence.Lowest);
        }

        Put(")");
        return Precedence.Atom;
    }

    private Precedence Relation(Call call, Operators.Form form)
    {
        ReadOnlySpan<Expr> arguments = call.Arguments;
        if (arguments.Length == 1) Put(form.Text);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (i > 0) Put(form.Text);
            Put(arguments[i], form.Operand);
        }

        return form.Own;
    }

    private void Put(string text) => _pieces.Add(new Piece(text));

    private void Put(Expr node, Precedence context) => _pieces.Add(new Piece(node, context));

    private readonly record struct Piece(string? Text, Expr? Node, Precedence Context)
    {
        public Piece(string text)
            : this(text, null, Precedence.Lowest)
        {
        }

        public Piece(Expr node, Precedence context)
            : this(null, node, context)
        {
        }
    }

    /// <summary>The factors above and below the fraction bar.</summary>
    private readonly record struct Parts(List<Expr> Above, List<Expr> Below)
    {
        public static Parts Of(Expr node, bool negated)
        {
            Parts parts = new([], []);
            if (node is Mul product)
            {
                foreach (Expr factor in product.Arguments) parts.Take(factor, negated);
            }
            else if (node is Pow { Exponent: Number { Value.Sign: < 0 } })
            {
                parts.Take(node, negated);
            }

            return parts;
        }

        private void Take(Expr factor, bool negated)
        {
            if (factor is Number number) Coefficient(negated ? new Number(number.Value.Abs(), number.IsDecimal) : number);
            else if (factor is Pow { Exponent: Number { Value.Sign: < 0 } } power) Below.Add(Canonical.Power(power.Base, new Number(-power.Exponent.NumberValue!.Value)));
            else Above.Add(factor);
        }

        private void Coefficient(Number number)
        {
            if (number.Value.IsOne) return;
            if (NumberText.IsPrintedAsDecimal(number))
            {
                Above.Add(number);
                return;
            }

            if (!number.Value.Numerator.IsOne) Above.Add(new Number(number.Value.Numerator));
            if (!number.Value.IsInteger) Below.Add(new Number(number.Value.Denominator));
        }
    }
}
