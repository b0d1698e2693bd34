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
        ImmutableArray<string> results = [.. response.Results.SelectMany(static row => row)];
        if (response.Places.IsDefault) Nested(writer, results, response.Rank, response.Width, static (w, text) => w.WriteStringValue(text));
        else Entries(writer, results, response.Places);
        if (!response.Input.IsDefault) Points(writer, "f", response.Input, response.IsSystem ? 1 : 0, 0);
        if (!response.Derivative.IsDefault) Points(writer, "d", response.Derivative, response.Rank, response.Width);
    }

    private static void Points(Utf8JsonWriter writer, string name, ImmutableArray<ImmutableArray<double?>> points, int rank, int width)
    {
        writer.WriteStartArray(name);
        foreach (ImmutableArray<double?> values in points) Nested(writer, values, rank, width, Number);
        writer.WriteEndArray();
    }

    /// <summary>The entries of a sparse matrix with their rows and columns, counted from 0.</summary>
    private static void Entries(Utf8JsonWriter writer, ImmutableArray<string> results, ImmutableArray<MatrixEntry> places)
    {
        writer.WriteStartArray();
        for (int i = 0; i < places.Length; i++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("row", places[i].Row);
            writer.WriteNumber("column", places[i].Column);
            writer.WriteString("value", results[i]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Values as one, as an array, or as the rows of a matrix.</summary>
    private static void Nested<T>(Utf8JsonWriter writer, ImmutableArray<T> values, int rank, int width, Action<Utf8JsonWriter, T> write)
    {
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
