using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Symbolic.Expressions;

namespace Symbolic.Printing;

/// <summary>Expressions as <c>{"root": index, "nodes": [ … ]}</c>: every distinct node once, operands before the nodes that refer to them by index.</summary>
internal static class JsonPrinter
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line of JSON; linear in the distinct nodes. Throws SD5001 beyond <paramref name="maximumLength"/> bytes.</summary>
    public static string Print(Expr expression, int maximumLength)
    {
        ExpressionGraph graph = ExpressionGraph.Of(Interner.Share(expression));
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer, s_options);
        writer.WriteStartObject();
        writer.WriteNumber("root", graph.Nodes.Length - 1);
        writer.WriteStartArray("nodes");
        foreach (Expr node in graph.Nodes)
        {
            Node(writer, node, graph);
            if (writer.BytesCommitted + writer.BytesPending > maximumLength) throw Limits.Exceeded("the printed text", maximumLength, nameof(Limits.TextLength));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Node(Utf8JsonWriter writer, Expr node, ExpressionGraph graph)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", Kind(node));
        if (node is Number number) writer.WriteString("value", NumberText.Of(number));
        if (Name(node) is { } name) writer.WriteString("name", name);
        if (node is Call { IsDerivative: true } derivative) Indices(writer, "by", derivative.Orders.AsSpan());
        if (node.Arguments.Length > 0 || node is Call)
        {
            writer.WriteStartArray("arguments");
            foreach (Expr operand in node.Arguments) writer.WriteNumberValue(graph.IndexOf(operand));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Indices(Utf8JsonWriter writer, string name, ReadOnlySpan<int> values)
    {
        writer.WriteStartArray(name);
        foreach (int value in values) writer.WriteNumberValue(value);
        writer.WriteEndArray();
    }

    private static string Kind(Expr node) => node switch
    {
        Number => "number",
        Constant => "constant",
        Symbol => "symbol",
        Add => "sum",
        Mul => "product",
        Pow => "power",
        Call { IsDerivative: true } => "derivative",
        _ => "call",
    };

    private static string? Name(Expr node) => node switch
    {
        Constant constant => constant.Name,
        Symbol symbol => symbol.Name,
        Call call => call.Name,
        _ => null,
    };
}
