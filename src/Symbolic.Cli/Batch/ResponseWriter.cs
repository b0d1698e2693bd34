using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Batch;

/// <summary>Writes a response as one line of JSON.</summary>
internal static class ResponseWriter
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The line, without its end.</summary>
    public static string Write(BatchResponse response)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        using Utf8JsonWriter writer = new(buffer, s_options);
        writer.WriteStartObject();
        writer.WritePropertyName("id");
        writer.WriteRawValue(response.Id, skipInputValidation: true);
        writer.WriteBoolean("ok", response.IsOk);
        if (response.IsOk) Results(writer, response);
        WriteDiagnostics(writer, response.Diagnostics);
        if (response.IsOk) writer.WriteNumber("nodes", response.Nodes);
        writer.WriteStartObject("ms");
        foreach (string stage in Timings.Stages) writer.WriteNumber(stage, Math.Round(response.Timings[stage], 3));
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Results(Utf8JsonWriter writer, BatchResponse response)
    {
        writer.WritePropertyName("result");
        Nested(writer, response.Results.SelectMany(static row => row).ToImmutableArray(), response.Rank, static (w, text) => w.WriteStringValue(text));
        if (!response.Input.IsDefault)
        {
            writer.WritePropertyName("f");
            Nested(writer, response.Input, 1, Number);
        }

        if (response.Derivative.IsDefault) return;
        writer.WriteStartArray("d");
        foreach (ImmutableArray<double?> values in response.Derivative) Nested(writer, values, response.Rank, Number);
        writer.WriteEndArray();
    }

    /// <summary>Values as one, as an array, or as the rows of a square matrix.</summary>
    private static void Nested<T>(Utf8JsonWriter writer, ImmutableArray<T> values, int rank, Action<Utf8JsonWriter, T> write)
    {
        int width = rank == 2 ? (int)Math.Round(Math.Sqrt(values.Length)) : values.Length;
        if (rank > 0) writer.WriteStartArray();
        for (int i = 0; i < values.Length; i++)
        {
            if (rank == 2 && i % width == 0) writer.WriteStartArray();
            write(writer, values[i]);
            if (rank == 2 && i % width == width - 1) writer.WriteEndArray();
        }

        if (rank > 0) writer.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter writer, double? value)
    {
        if (value is not { } number) writer.WriteNullValue();
        else if (double.IsFinite(number)) writer.WriteRawValue(NumberFormat.Of(number), skipInputValidation: true);
        else writer.WriteStringValue(NumberFormat.Of(number));
    }

    private static void WriteDiagnostics(Utf8JsonWriter writer, ImmutableArray<Diagnostic> diagnostics)
    {
        writer.WriteStartArray("diagnostics");
        foreach (Diagnostic diagnostic in diagnostics)
        {
            writer.WriteStartObject();
            writer.WriteString("code", diagnostic.Code);
            writer.WriteString("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
            writer.WriteString("message", diagnostic.Hint is null ? diagnostic.Message : $"{diagnostic.Message}; {diagnostic.Hint}");
            writer.WriteString("file", diagnostic.File);
            writer.WriteNumber("line", diagnostic.Span.Line);
            writer.WriteNumber("column", diagnostic.Span.Column);
            writer.WriteNumber("length", diagnostic.Span.Length);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
