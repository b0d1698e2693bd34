using System.Collections.Immutable;
using System.Text;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Printing;

/// <summary>Writes a source text: the functions a language lacks, each defined or declared, then the function that computes the outputs.</summary>
internal sealed class CodePrinter(CodeLanguage language, PrintOptions options)
{
    private readonly StringBuilder _text = new();
    private readonly List<(Call Call, FunctionDefinition? Definition, Expr? Formula)> _missing = [];

    /// <summary>The text. Throws SD5001 beyond the limit, SD4001 for an unresolved derivative, SD4002 for a variable that is no parameter.</summary>
    public string Print(ReadOnlySpan<Expr> outputs)
    {
        ExpressionGraph graph = ExpressionGraph.Of(outputs);
        ImmutableArray<string> variables = Parameters(graph);
        Define(graph);
        _text.Append(language.Preamble);
        foreach ((Call call, FunctionDefinition? definition, Expr? formula) in _missing)
        {
            if (formula is null) Declare(call, definition);
            else Function(Names(ExpressionGraph.Of(formula)).FunctionName(call), definition!.Parameters, [formula], language.LocalHead ?? language.Head);
            _text.Append('\n');
        }

        Function(options.FunctionName, variables, outputs, language.Head);
        return _text.ToString().TrimEnd('\n');
    }

    private ImmutableArray<string> Parameters(ExpressionGraph graph)
    {
        IEnumerable<string> used = graph.Nodes.OfType<Symbol>().Select(static symbol => symbol.Name).Distinct();
        if (options.Variables.IsDefaultOrEmpty) return [.. used.Order(StringComparer.Ordinal)];
        string? missing = used.Except(options.Variables).Order(StringComparer.Ordinal).FirstOrDefault();
        if (missing is null) return options.Variables;
        throw new SymbolicException(Diagnostic.Error("SD4002", $"the variable '{missing}' is no parameter of the function; add it to the variables"));
    }

    private CodeNames Names(ExpressionGraph graph) => new(language, options.Functions, Calls(graph));

    private static IEnumerable<Call> Calls(ExpressionGraph graph) =>
        graph.Nodes.OfType<Call>().Where(static call => !call.IsDerivative && !Operators.IsLogical(call.Name));

    /// <summary>Finds what the language lacks, in the order in which definitions must stand: what a definition calls comes before it.</summary>
    private void Define(ExpressionGraph graph)
    {
        HashSet<(string Name, int Arity)> seen = [];
        Stack<(Call Call, FunctionDefinition? Definition, Expr? Formula, bool IsReady)> open = new();
        Open(graph, open);
        while (open.TryPop(out (Call Call, FunctionDefinition? Definition, Expr? Formula, bool IsReady) entry))
        {
            if (entry.IsReady) _missing.Add((entry.Call, entry.Definition, entry.Formula));
            if (entry.IsReady || !seen.Add((entry.Call.Name, entry.Call.Arguments.Length))) continue;
            options.Functions.TryGet(entry.Call.Name, entry.Call.Arguments.Length, out FunctionDefinition? definition);
            Expr? formula = definition is not null && PortableForms.For(definition) is { } text ? options.Read?.Invoke(text) : null;
            open.Push((entry.Call, definition, formula, true));
            if (formula is not null) Open(ExpressionGraph.Of(formula), open);
        }
    }

    private void Open(ExpressionGraph graph, Stack<(Call Call, FunctionDefinition? Definition, Expr? Formula, bool IsReady)> open)
    {
        foreach (Call call in Calls(graph))
        {
            if (!language.Has(call)) open.Push((call, null, null, false));
        }
    }

    private void Declare(Call call, FunctionDefinition? definition)
    {
        IEnumerable<string> parameters = definition?.Parameters ?? Enumerable.Range(1, call.Arguments.Length).Select(static i => $"x{i}");
        string name = new CodeNames(language, options.Functions, []).FunctionName(call);
        _text.AppendFormat(null, language.External, name, List(parameters));
        _text.Append('\n');
    }

    private string List(IEnumerable<string> parameters)
    {
        string list = string.Join(", ", parameters.Select(p => string.Format(null, language.Parameter, p)));
        return list.Length > 0 ? list : language.NoParameters;
    }

    private void Function(string name, ImmutableArray<string> parameters, ReadOnlySpan<Expr> outputs, string head)
    {
        CodeNames names = Names(ExpressionGraph.Of(outputs));
        List<string> declared = [.. parameters.Select(names.Variable).Select(p => string.Format(null, language.Parameter, p))];
        bool isArray = outputs.Length != 1;
        if (isArray && !language.ReturnsArray) declared.Add(string.Format(null, language.ArrayParameter, outputs.Length));
        string list = declared.Count > 0 ? string.Join(", ", declared) : language.NoParameters;
        string type = !isArray && outputs[0] is Call call && Operators.IsLogical(call.Name) ? language.Types.Truth : language.Types.Real;
        Line(string.Format(null, isArray ? language.ArrayHead : head, name, list, type));
        if (language.Block.Open.Length > 0) Line(language.Block.Open);
        new CodeBody(language, names, options.Limits, _text).Write(outputs, isArray);
        if (language.Block.Close.Length > 0) Line(language.Block.Close);
    }

    private void Line(string text) => _text.Append(text).Append('\n');
}
