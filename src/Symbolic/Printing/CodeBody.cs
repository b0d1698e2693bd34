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
        if (node is Call { Name: "if" } && schedule.Branch(node, 1) is { } then)
        {
            Blocks(node, type, then, schedule.Branch(node, 2)!);
            return;
        }

        string formula = Formula(node);
        string name = _names.Temporary();
        _named.Add(node, name);
        Line(Format(_language.Definition, type, name, formula));
    }

    private void Blocks(Expr node, string type, CodeScope then, CodeScope otherwise)
    {
        string condition = Formula(node.ArgumentArray[0]);
        string name = _names.Temporary();
        _named.Add(node, name);
        Block(name, node.ArgumentArray[2], otherwise);
        _steps.Push(new Step(Text: _language.Else));
        Block(name, node.ArgumentArray[1], then);
        _steps.Push(new Step(Text: Format(_language.If, condition)));
        if (_language.Declaration.Length > 0) Line(Format(_language.Declaration, type, name));
    }

    /// <summary>Pushes a block's steps, last first.</summary>
    private void Block(string name, Expr value, CodeScope scope)
    {
        _steps.Push(new Step(Text: _language.Block.Close, Indentation: -1));
        _steps.Push(new Step(Node: value, Result: name));
        _steps.Push(new Step(scope, Indentation: 1));
        _steps.Push(new Step(Text: _language.Block.Open));
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
