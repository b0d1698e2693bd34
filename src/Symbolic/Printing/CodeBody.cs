using System.Globalization;
using System.Text;
using Symbolic.Expressions;

namespace Symbolic.Printing;

/// <summary>Writes the statements of one function: temporaries in their blocks, then the results.</summary>
internal sealed class CodeBody
{
    private readonly CodeLanguage _language;
    private readonly CodeNames _names;
    private readonly Notation _notation;
    private readonly int _maximumLength;
    private readonly StringBuilder _text;
    private readonly Stack<Step> _steps = new();
    private readonly Dictionary<Expr, string> _named = new(ExpressionGraph.ReferenceComparer.Instance);
    private int _indentation = 1;

    /// <summary>Statements appended to a text.</summary>
    public CodeBody(CodeLanguage language, CodeNames names, Limits limits, StringBuilder text)
    {
        _language = language;
        _names = names;
        _maximumLength = limits.TextLength;
        _text = text;
        _notation = language.Notation with { Symbol = names.Variable, FunctionName = names.FunctionName };
    }

    /// <summary>Writes everything between the head of the function and its end.</summary>
    public void Write(ReadOnlySpan<Expr> outputs, bool isArray)
    {
        CodeSchedule schedule = new(outputs, _notation.RepeatedFactors);
        if (isArray && _language.ArrayStart.Length > 0) Line(Format(_language.ArrayStart, outputs.Length));
        _steps.Push(new Step(schedule.Body));
        while (_steps.TryPop(out Step step)) Take(step, schedule);
        if (!isArray)
        {
            Line(Format(_language.Return, Formula(schedule.Outputs[0])));
            return;
        }

        for (int i = 0; i < schedule.Outputs.Length; i++) Line(Format(_language.Assignment, $"result[{i}]", Formula(schedule.Outputs[i])));
        if (_language.ReturnsArray) Line(Format(_language.Return, "result"));
    }

    private void Take(Step step, CodeSchedule schedule)
    {
        _indentation += step.Indentation;
        if (step.Text is { Length: > 0 }) Line(step.Text);
        if (step.Result is { } name) Line(Format(_language.Assignment, name, Formula(step.Node!)));
        else if (step.Node is { } node) Temporary(node, schedule);
        if (step.Scope is not { } scope) return;
        for (int i = scope.Temporaries.Count - 1; i >= 0; i--) _steps.Push(new Step(Node: scope.Temporaries[i]));
    }

    private void Temporary(Expr node, CodeSchedule schedule)
    {
        (string truth, string real) = _language.Types;
        string type = node is Call call && Operators.IsLogical(call.Name) ? truth : real;
        if (schedule.HasBlocks(node))
        {
            Blocks(node, type, schedule);
            return;
        }

        string formula = Formula(node);
        string name = _names.Temporary();
        _named.Add(node, name);
        Line(Format(_language.Definition, type, name, formula));
    }

    /// <summary>A conditional as blocks; one that is all there is in the other branch continues the chain.</summary>
    private void Blocks(Expr node, string type, CodeSchedule schedule)
    {
        string condition = Format(_language.If, Formula(node.ArgumentArray[0]));
        string name = _names.Temporary();
        _named.Add(node, name);
        if (_language.Declaration.Length > 0) Line(Format(_language.Declaration, type, name));
        List<(string Condition, Expr Value, CodeScope Scope)> chain = [(condition, node.ArgumentArray[1], schedule.Branch(node, 1))];
        Expr rest = node.ArgumentArray[2];
        CodeScope last = schedule.Branch(node, 2);
        while (last.Temporaries.Count == 1 && ReferenceEquals(last.Temporaries[0], rest) && schedule.HasBlocks(rest))
        {
            chain.Add((Format(_language.ElseIf, Formula(rest.ArgumentArray[0])), rest.ArgumentArray[1], schedule.Branch(rest, 1)));
            last = schedule.Branch(rest, 2);
            rest = rest.ArgumentArray[2];
        }

        Block(_language.Else, name, rest, last);
        for (int i = chain.Count - 1; i >= 0; i--) Block(chain[i].Condition, name, chain[i].Value, chain[i].Scope);
    }

    /// <summary>Pushes a block's steps, last first.</summary>
    private void Block(string head, string name, Expr value, CodeScope scope)
    {
        _steps.Push(new Step(Text: _language.Block.Close, Indentation: -1));
        _steps.Push(new Step(Node: value, Result: name));
        _steps.Push(new Step(scope, Indentation: 1));
        _steps.Push(new Step(Text: _language.Block.Open));
        _steps.Push(new Step(Text: head));
    }

    private string Formula(Expr node) => Layout.Print(node, _notation, _maximumLength, _named.GetValueOrDefault);

    private void Line(string text)
    {
        _text.Append(' ', 4 * _indentation).Append(text).Append('\n');
        if (_text.Length > _maximumLength) throw Limits.Exceeded("the printed text", _maximumLength, nameof(Limits.TextLength));
    }

    private static string Format(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    /// <summary>What is still to be written: a change of indentation, then a line, an assignment or a temporary, then a block's temporaries.</summary>
    private readonly record struct Step(CodeScope? Scope = null, Expr? Node = null, string? Result = null, string? Text = null, int Indentation = 0);
}
