using System.Globalization;
using System.Text;
using Symbolic.Expressions;

namespace Symbolic.Printing;

/// <summary>An outline with one line per node. A shared node is written out once and numbered; what nests too deep to indent follows as an outline of its own.</summary>
internal sealed class TreePrinter
{
    private const int MaximumIndentation = 40;

    private readonly StringBuilder _text = new();
    private readonly Dictionary<Expr, int> _uses = new(ExpressionGraph.ReferenceComparer.Instance);
    private readonly Dictionary<Expr, int> _numbers = new(ExpressionGraph.ReferenceComparer.Instance);
    private readonly Stack<(Expr Node, string Prefix, bool IsLast, bool IsRoot)> _open = new();
    private readonly Queue<Expr> _sections = new();

    /// <summary>The outline; linear in the distinct nodes. Throws SD5001 beyond <paramref name="maximumLength"/> characters.</summary>
    public static string Print(Expr expression, int maximumLength)
    {
        Expr root = Interner.Share(expression);
        TreePrinter printer = new();
        printer.Count(root);
        printer._sections.Enqueue(root);
        while (printer._sections.TryDequeue(out Expr? section)) printer.Section(section, ReferenceEquals(section, root), maximumLength);
        return printer._text.ToString().TrimEnd('\n');
    }

    private void Count(Expr root)
    {
        foreach (Expr node in ExpressionGraph.Of(root).Nodes)
        {
            foreach (Expr operand in node.Arguments) _uses[operand] = _uses.GetValueOrDefault(operand) + 1;
        }
    }

    private void Section(Expr section, bool isFirst, int maximumLength)
    {
        if (!isFirst) _text.Append('\n');
        _open.Push((section, string.Empty, true, true));
        while (_open.TryPop(out (Expr Node, string Prefix, bool IsLast, bool IsRoot) line))
        {
            Line(line.Node, line.Prefix, line.IsLast, line.IsRoot);
            if (_text.Length > maximumLength) throw Limits.Exceeded("the printed text", maximumLength, nameof(Limits.TextLength));
        }
    }

    private void Line(Expr node, string prefix, bool isLast, bool isRoot)
    {
        string branch = isRoot ? string.Empty : isLast ? "└─ " : "├─ ";
        _text.Append(prefix).Append(branch);
        bool known = !isRoot && _numbers.ContainsKey(node);
        if (known) _text.Append(Number(node));
        else Heading(node);
        string inner = isRoot ? string.Empty : prefix + (isLast ? "   " : "│  ");
        bool later = !known && node.Arguments.Length > 0 && inner.Length >= 3 * MaximumIndentation;
        if (later)
        {
            _text.Append(_numbers.ContainsKey(node) ? " …" : $" {Number(node)} …");
            _sections.Enqueue(node);
        }

        _text.Append('\n');
        if (known || later) return;
        ReadOnlySpan<Expr> operands = node.Arguments;
        for (int i = operands.Length - 1; i >= 0; i--) _open.Push((operands[i], inner, i == operands.Length - 1, false));
    }

    private void Heading(Expr node)
    {
        _text.Append(Label(node));
        if (node.Arguments.Length > 0 && _uses.GetValueOrDefault(node) > 1) _text.Append(' ').Append(Number(node));
        else if (_numbers.TryGetValue(node, out int number)) _text.Append(CultureInfo.InvariantCulture, $" #{number}");
    }

    private string Number(Expr node)
    {
        if (!_numbers.TryGetValue(node, out int number)) _numbers.Add(node, number = _numbers.Count + 1);
        return string.Create(CultureInfo.InvariantCulture, $"#{number}");
    }

    private static string Label(Expr node) => node switch
    {
        Expressions.Number number => NumberText.Of(number),
        Symbol symbol => symbol.Name,
        Constant constant => constant.Name,
        Add => "+",
        Mul => "*",
        Pow => "^",
        Call { IsDerivative: true } call => $"D[{string.Join(',', call.Orders)}]({call.Name})",
        Call call => call.Name,
        _ => node.Kind.ToString(),
    };
}
