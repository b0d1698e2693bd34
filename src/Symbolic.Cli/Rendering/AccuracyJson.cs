using System.Text;
using System.Text.Json;
using Symbolic.Cli.Commands;

namespace Symbolic.Cli.Rendering;

/// <summary>An accuracy report as JSON: one object per output and range, with a score per kind of delegate.</summary>
internal static class AccuracyJson
{
    /// <summary>Writes one line.</summary>
    public static void Write(AccuracyReport report, TextWriter output)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartArray();
            for (int k = 0; k < report.Outputs.Length; k++)
            {
                foreach (SampleRange range in Enum.GetValues<SampleRange>()) WriteRow(json, report, k, range);
            }

            json.WriteEndArray();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void WriteRow(Utf8JsonWriter json, AccuracyReport report, int output, SampleRange range)
    {
        json.WriteStartObject();
        json.WriteString("output", report.Outputs[output]);
        json.WriteString("range", AccuracyCommand.Name(range));
        json.WriteNumber("undecided", report.Undecided(output, range));
        foreach (Accuracy accuracy in Enum.GetValues<Accuracy>())
        {
            json.WritePropertyName(accuracy.ToString().ToLowerInvariant());
            WriteScore(json, report, report.Score(output, range, accuracy), output, accuracy);
        }

        json.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter json, AccuracyReport report, AccuracyScore score, int output, Accuracy accuracy)
    {
        json.WriteStartObject();
        json.WriteNumber("points", score.Points);
        if (score.Points > 0) json.WriteNumber("meanBits", score.MeanBits);
        json.WriteNumber("maxBits", score.MaxBits);
        json.WriteNumber("notFinite", score.NotFinite);
        if (score.Worst is { } worst)
        {
            json.WriteStartObject("worst");
            json.WriteStartObject("at");
            for (int v = 0; v < report.Variables.Length; v++) WriteDouble(json, report.Variables[v], worst.Point[v]);
            json.WriteEndObject();
            WriteDouble(json, "value", worst.Values(accuracy)[output]);
            WriteDouble(json, "exact", worst.Exact[output].Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteDouble(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteString(name, NumberFormat.Of(value));
    }
}
