using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Parsing;
using Symbolic.Parsing.Generated;

namespace Symbolic.Tests.Parsing;

/// <summary>Reads expressions by the left-recursive parser that the grammar itself generates, building node by node.</summary>
internal sealed class ReferenceReader : SymbolicBaseVisitor<Expr>
{
    public static Expr Read(string text)
    {
        FoldedCharStream stream = new();
        stream.Reset(text);
        SymbolicLexer lexer = new(stream);
        IList<IToken> tokens = [.. lexer.GetAllTokens().Where(static t => t.Type != SymbolicLexer.NEWLINE)];
        SymbolicParser parser = new(new CommonTokenStream(new ListTokenSource(tokens))) { ErrorHandler = new BailErrorStrategy() };
        try
        {
            return new ReferenceReader().Visit(parser.formula());
        }
        catch (ParseCanceledException error)
        {
            throw new ArgumentException($"the grammar does not read {text}", nameof(text), error);
        }
    }

    public override Expr VisitFormula([NotNull] SymbolicParser.FormulaContext context) => Visit(context.expression());

    public override Expr VisitNumber([NotNull] SymbolicParser.NumberContext context) => Number.Of(DecimalLiteral.Parse(context.GetText()));

    public override Expr VisitVariable([NotNull] SymbolicParser.VariableContext context) => (Expr?)Constant.Named(context.GetText()) ?? new Symbol(context.GetText());

    public override Expr VisitGroup([NotNull] SymbolicParser.GroupContext context) => Visit(context.expression());

    public override Expr VisitBars([NotNull] SymbolicParser.BarsContext context) => new Call("abs", [Visit(context.expression())]);

    public override Expr VisitFactorial([NotNull] SymbolicParser.FactorialContext context) => new Call("gamma", [Visit(context.expression()) + 1]);

    public override Expr VisitPower([NotNull] SymbolicParser.PowerContext context) => Visit(context.expression(0)).Pow(Visit(context.expression(1)));

    public override Expr VisitSign([NotNull] SymbolicParser.SignContext context) =>
        context.sign.Type == SymbolicParser.MINUS ? -Visit(context.expression()) : Visit(context.expression());

    public override Expr VisitProduct([NotNull] SymbolicParser.ProductContext context)
    {
        Expr left = Visit(context.expression(0)), right = Visit(context.expression(1));
        return context.@operator?.Type == SymbolicParser.DIVIDE ? left / right : left * right;
    }

    public override Expr VisitSum([NotNull] SymbolicParser.SumContext context)
    {
        Expr left = Visit(context.expression(0)), right = Visit(context.expression(1));
        return context.@operator.Type == SymbolicParser.MINUS ? left - right : left + right;
    }

    public override Expr VisitRelation([NotNull] SymbolicParser.RelationContext context) =>
        new Call(context.@operator.Text, [Visit(context.expression(0)), Visit(context.expression(1))]);

    public override Expr VisitNot([NotNull] SymbolicParser.NotContext context) => new Call("not", [Visit(context.expression())]);

    public override Expr VisitAnd([NotNull] SymbolicParser.AndContext context) => Logical("and", context.expression(), static e => e is SymbolicParser.AndContext);

    public override Expr VisitOr([NotNull] SymbolicParser.OrContext context) => Logical("or", context.expression(), static e => e is SymbolicParser.OrContext);

    public override Expr VisitIf([NotNull] SymbolicParser.IfContext context) => new Call("if", [.. context.expression().Select(Visit)]);

    public override Expr VisitPartial([NotNull] SymbolicParser.PartialContext context) =>
        new Call(context.name().GetText(), [.. context.arguments().expression().Select(Visit)], [.. context.NUMBER().Select(static n => int.Parse(n.GetText())).Order()]);

    public override Expr VisitCall([NotNull] SymbolicParser.CallContext context)
    {
        Expr[] arguments = [.. context.arguments().expression().Select(Visit)];
        return context.name().GetText() switch
        {
            "sqrt" => arguments[0].Pow(Expr.Number(Rational.Half)),
            "ln" => new Call("log", arguments),
            string name => Canonical.Call(name, arguments),
        };
    }

    /// <summary>A chain without brackets is one call.</summary>
    private Call Logical(string name, SymbolicParser.ExpressionContext[] operands, Func<SymbolicParser.ExpressionContext, bool> chains)
    {
        Expr left = Visit(operands[0]), right = Visit(operands[1]);
        return chains(operands[0]) ? new Call(name, [.. left.Arguments, right]) : new Call(name, [left, right]);
    }
}
