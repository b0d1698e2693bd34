using System.Text;
using System.Text.Json;
using Symbolic.Cli.Commands;

namespace Symbolic.Cli.Rendering;

/// <summary>An accuracy report as JSON: one object per output and range, with a score per kind of delegate.</summary>
internal static class AccuracyJson
{
    private const int WorstPoints = 3;

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
            json.WritePropertyName(AccuracyCommand.Name(accuracy));
            WriteScore(json, report, (output, range, accuracy));
        }

        json.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter json, AccuracyReport report, (int Output, SampleRange Range, Accuracy Accuracy) part)
    {
        AccuracyScore score = report.Score(part.Output, part.Range, part.Accuracy);
        json.WriteStartObject();
        json.WriteNumber("points", score.Points);
        if (score.Points > 0) json.WriteNumber("meanBits", score.MeanBits);
        json.WriteNumber("maxBits", score.MaxBits);
        json.WriteNumber("notFinite", score.NotFinite);
        json.WriteStartObject("tiers");
        foreach ((Tier tier, int count) in Enum.GetValues<Tier>().Zip(report.Tiers(part.Output, part.Range, part.Accuracy))) json.WriteNumber(Name(tier), count);
        json.WriteEndObject();
        json.WriteStartArray("worst");
        foreach (AccuracySample sample in report.Worst(part.Output, part.Range, part.Accuracy, WorstPoints)) WriteSample(json, report, sample, part.Output, part.Accuracy);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSample(Utf8JsonWriter json, AccuracyReport report, AccuracySample sample, int output, Accuracy accuracy)
    {
        AccuracyResult result = sample.Result(accuracy);
        json.WriteStartObject();
        json.WriteNumber("bits", sample.Error(output, accuracy)!.Value);
        json.WriteStartObject("at");
        for (int v = 0; v < report.Variables.Length; v++) WriteDouble(json, report.Variables[v], sample.Point[v]);
        json.WriteEndObject();
        WriteDouble(json, "value", result.Values[output]);
        WriteDouble(json, "exact", sample.Exact[output].Value);
        json.WriteString("tier", Name(result.Tiers[output]));
        json.WriteEndObject();
    }

    private static string Name(Tier tier) => JsonNamingPolicy.CamelCase.ConvertName(tier.ToString());

    private static void WriteDouble(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteString(name, NumberFormat.Of(value));
    }
}
