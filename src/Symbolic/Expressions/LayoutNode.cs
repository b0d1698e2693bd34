using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>Lays out one node: literal text and the operands that still have to be written.</summary>
internal sealed class LayoutNode(Notation notation, Func<Expr, string?>? named, TallNodes? tall)
{
    /// <summary>The parts of the node last written, in order.</summary>
    public LayoutPieces Pieces { get; } = new();

    /// <summary>Fills <see cref="Pieces"/> and says how tightly the whole binds.</summary>
    public Precedence Write(Expr node)
    {
        Pieces.Clear();
        if (named?.Invoke(node) is { } name) return Text(name);
        return node switch
        {
            Number number => Text(notation.Number(number)),
            Symbol symbol => Text(notation.Symbol(symbol.Name)),
            Constant constant => Text(notation.Constant(constant.Name)),
            Add sum => Sum(sum),
            Call call => Calls(call),
            _ => Fraction(node),
        };
    }

    private Precedence Text(string text)
    {
        Put(text);
        return Precedence.Atom;
    }

    private Precedence Text(Notation.Written written)
    {
        Put(written.Text);
        return written.Own;
    }

    private Precedence Sum(Add sum)
    {
        ReadOnlySpan<Expr> terms = sum.Arguments;
        int first = 0;
        while (first < terms.Length && IsNegative(terms[first])) first++;
        if (first == terms.Length) first = 0;
        Put(notation.Row.Open);
        Put(terms[first], Precedence.Sum);
        for (int i = 0; i < terms.Length; i++)
        {
            if (i != first) Term(terms[i]);
        }

        Put(notation.Row.Close);
        return Precedence.Sum;
    }

    private void Term(Expr term)
    {
        bool negative = IsNegative(term);
        Put(negative ? notation.Minus : notation.Plus);
        if (!negative) Put(term, Precedence.Product);
        else if (term is Number number) Put(Number.Of(-number.Value, number.IsDecimal), Precedence.Lowest);
        else Quotient(term, negated: true);
    }

    private bool IsNegative(Expr term) => named?.Invoke(term) is null && term switch
    {
        Number number => number.Value.Sign < 0,
        Mul product => product.ArgumentArray[0] is Number { Value.Sign: < 0 },
        _ => false,
    };

    private Precedence Fraction(Expr node)
    {
        if (!IsNegative(node)) return Quotient(node, negated: false);
        Put(notation.Row.Open);
        Put(notation.Negative);
        Quotient(node, negated: true);
        Put(notation.Row.Close);
        return Precedence.Sum;
    }

    private Precedence Quotient(Expr node, bool negated)
    {
        FractionParts parts = FractionParts.Of(node, negated, notation.SplitsCoefficient, named);
        if (parts.Below.Count == 0) return node is Pow power ? Power(power) : Factors(parts.Above, Precedence.Product);
        Template form = notation.Fraction;
        foreach (Template.Segment segment in form.Segments(tall: true))
        {
            if (segment.Text is { } text) Put(text);
            else if (segment.Operand == 1) Factors(parts.Above, form.Operand(0));
            else Factors(parts.Below, form.Operand(1));
        }

        return form.Own;
    }

    private Precedence Factors(List<Expr> factors, Precedence context)
    {
        if (factors.Count == 0) Put(notation.One);
        if (factors.Count == 1) Put(factors[0], context);
        if (factors.Count < 2) return Precedence.Product;
        bool parenthesised = context > Precedence.Product;
        if (parenthesised) Put("(");
        else Put(notation.Row.Open);
        for (int i = 0; i < factors.Count; i++)
        {
            if (i > 0) Put(notation.Juxtaposed is { } nothing && !StartsWithDigit(factors[i]) ? nothing : notation.Times);
            Put(factors[i], Precedence.Factor);
        }

        if (parenthesised) Put(")");
        else Put(notation.Row.Close);
        return Precedence.Product;
    }

    private static bool StartsWithDigit(Expr factor) =>
        factor is Number or Pow { Base: Number { Value: { Sign: > 0, IsInteger: true } }, Exponent: not Number { Value: { IsInteger: false } } };

    private Precedence Power(Pow power)
    {
        Rational? exponent = power.Exponent.NumberValue;
        if (exponent == Rational.Half) return Form(notation.SquareRoot, null, power.Arguments);
        if (exponent is { } n && n.IsInteger && n.CompareTo(2) >= 0)
        {
            if (n.CompareTo(notation.RepeatedFactors) <= 0 && IsAtom(power.Base)) return Factors([.. Enumerable.Repeat(power.Base, (int)n.Numerator)], Precedence.Product);
            if (notation.NamePower is { } form && power.Base is Call call && IsNamed(call)) return NamePower(form, call, power.Exponent);
        }

        Template? whole = exponent is { IsInteger: true } ? notation.IntegerPower : null;
        return Form(whole ?? notation.Power, null, power.Arguments);
    }

    private bool IsAtom(Expr e) => e is Symbol || named?.Invoke(e) is not null;

    private bool IsNamed(Call call) => !call.IsDerivative && named?.Invoke(call) is null && notation.TakesNamePower(call);

    private Precedence NamePower(Template form, Call call, Expr exponent)
    {
        Put(notation.Row.Open);
        Form(form, call, [exponent]);
        Form(notation.Arguments, call, call.Arguments);
        Put(notation.Row.Close);
        return Precedence.Atom;
    }

    private Precedence Calls(Call call)
    {
        if (call.IsDerivative) return Form(notation.Derivative(call), call, call.Arguments);
        if (call is { Name: "if", Arguments.Length: 3 } && notation.Cases is { } cases) return Piecewise(call, cases);
        if (call.Arguments.Length > 0 && notation.Operators.TryGetValue(call.Name, out Operators.Form? form)) return Relation(call, form);
        if (notation.SpecialForm(call) is { } special) return Form(special, call, call.Arguments);
        Put(notation.Row.Open);
        Form(notation.Name, call, []);
        Form(notation.Arguments, call, call.Arguments);
        Put(notation.Row.Close);
        return Precedence.Atom;
    }

    private Precedence Piecewise(Call call, Notation.CasesForm cases)
    {
        Put(cases.Open);
        Expr rest = call;
        while (rest is Call { Name: "if", IsDerivative: false, ArgumentArray: [var condition, var value, var otherwise] })
        {
            if (!ReferenceEquals(rest, call)) Put(cases.Next);
            Put(value, Precedence.Lowest);
            Put(cases.If);
            Put(condition, Precedence.Lowest);
            rest = otherwise;
        }

        Put(cases.Next);
        Put(rest, Precedence.Lowest);
        Put(cases.Otherwise);
        Put(cases.Close);
        return Precedence.Lowest;
    }

    private Precedence Relation(Call call, Operators.Form form)
    {
        ReadOnlySpan<Expr> operands = call.Arguments;
        Put(notation.Row.Open);
        if (operands.Length == 1) Put(form.Text);
        for (int i = 0; i < operands.Length; i++)
        {
            if (i > 0) Put(form.Text);
            Put(operands[i], form.Operand);
        }

        Put(notation.Row.Close);
        return form.Own;
    }

    private Precedence Form(Template form, Call? call, ReadOnlySpan<Expr> operands)
    {
        bool high = form.IsSensitive && AnyTall(operands);
        foreach (Template.Segment segment in form.Segments(high))
        {
            if (segment.Text is { } text) Put(text);
            else if (segment.Operand == Template.Segment.Name) Put(notation.FunctionName(call!));
            else if (segment.Operand == Template.Segment.All) All(form, operands);
            else Operand(form, segment.Operand - 1, operands);
        }

        return form.Own;
    }

    private bool AnyTall(ReadOnlySpan<Expr> operands)
    {
        foreach (Expr operand in operands)
        {
            if (tall?.Contains(operand) == true) return true;
        }

        return false;
    }

    private void All(Template form, ReadOnlySpan<Expr> operands)
    {
        for (int i = 0; i < operands.Length; i++)
        {
            if (i > 0) Put(notation.Comma);
            Put(operands[i], form.Operand(i));
        }
    }

    private void Operand(Template form, int index, ReadOnlySpan<Expr> operands)
    {
        bool isExponent = index == 1 && (ReferenceEquals(form, notation.Power) || ReferenceEquals(form, notation.IntegerPower));
        if (isExponent && operands[1] is Number number && notation.ExponentNumber is { } write) Text(write(number));
        else Put(operands[index], form.Operand(index));
    }

    private void Put(string text)
    {
        if (text.Length > 0) Pieces.Push(new LayoutPiece(text));
    }

    private void Put(Expr node, Precedence context) => Pieces.Push(new LayoutPiece(node, context));
}
