using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Symbolic.Cli.Batch;

/// <summary>Makes a request of a line of JSON.</summary>
internal static class RequestReader
{
    private const int MaximumDepth = 512;
    private const double LongestTimeout = 1e6;

    /// <summary>The request. Unknown fields are passed over; null is the same as no field.</summary>
    /// <exception cref="RequestException">The line is not JSON, not an object, or a field has the wrong type or an unknown value.</exception>
    public static BatchRequest Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            return Request(document.RootElement);
        }
        catch (JsonException wrong)
        {
            throw new RequestException($"the line is not JSON: {wrong.Message}");
        }
        catch (InvalidOperationException)
        {
            throw new RequestException("the line holds text that is no Unicode, such as half of a surrogate pair");
        }
    }

    private static BatchRequest Request(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new RequestException("a request is a JSON object: {\"expr\": \"x^2\"}");
        (bool input, bool result) = Values(root);
        BatchRequest.Operation op = Choice(root, "op", BatchRequest.Operation.Diff);
        bool isSystem = op == BatchRequest.Operation.Jacobian && Field(root, "expr") is { ValueKind: JsonValueKind.Array };
        string? expression = isSystem ? null : Text(root, "expr") ?? throw new RequestException("the field 'expr' is missing: {\"expr\": \"x^2\"}");
        return new BatchRequest
        {
            Op = op,
            Expressions = expression is null ? Texts(root, "expr")!.Value : [expression],
            IsSystem = isSystem,
            By = Names(root),
            Along = Texts(root, "along"),
            Weights = Texts(root, "weights"),
            IsSparse = Flag(root, "sparse", false),
            Rules = Text(root, "rules"),
            HasDefaults = Flag(root, "defaults", true),
            Assume = Texts(root, "assume") ?? [],
            Accuracy = Choice(root, "accuracy", Accuracy.Stable),
            At = Points(root),
            WantsInput = input,
            WantsResult = result,
            IsSingle = Choice(root, "type", NumberType.Double) == NumberType.Float,
            Format = Choice(root, "format", ExpressionFormat.Text),
            Timeout = Time(root),
        };
    }

    private static JsonElement? Field(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement root, string name)
    {
        if (Field(root, name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new RequestException($"the field '{name}' is a string");
    }

    private static ImmutableArray<string>? Texts(JsonElement root, string name)
    {
        if (Field(root, name) is not { } value) return null;
        bool fits = value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static e => e.ValueKind == JsonValueKind.String);
        return fits ? [.. value.EnumerateArray().Select(static e => e.GetString()!)] : throw new RequestException($"the field '{name}' is an array of strings");
    }

    private static ImmutableArray<string>? Names(JsonElement root)
    {
        ImmutableArray<string>? names = Texts(root, "by");
        string? wrong = names?.FirstOrDefault(static n => n.Length == 0 || char.IsDigit(n[0]) || !n.All(static c => char.IsLetterOrDigit(c) || c == '_'));
        return wrong is null ? names : throw new RequestException($"'{wrong}' in 'by' is no variable");
    }

    private static bool Flag(JsonElement root, string name, bool otherwise)
    {
        if (Field(root, name) is not { } value) return otherwise;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new RequestException($"the field '{name}' is true or false");
    }

    private static T Choice<T>(JsonElement root, string name, T otherwise)
        where T : struct, Enum
    {
        if (Text(root, name) is not { } text) return otherwise;
        foreach (T choice in Enum.GetValues<T>())
        {
            if (Written(choice) == text) return choice;
        }

        throw new RequestException($"'{text}' is no value of '{name}'; it takes {string.Join(", ", Enum.GetValues<T>().Select(static choice => Written(choice)))}");
    }

    private static string Written<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();

    private static (bool Input, bool Result) Values(JsonElement root)
    {
        if (Texts(root, "values") is not { } values) return (true, true);
        string? wrong = values.FirstOrDefault(static v => v is not ("f" or "d"));
        return wrong is null ? (values.Contains("f"), values.Contains("d")) : throw new RequestException($"'{wrong}' in 'values' is neither \"f\" nor \"d\"");
    }

    private static TimeSpan Time(JsonElement root)
    {
        if (Field(root, "timeout") is not { } value) return BatchRequest.DefaultTimeout;
        bool fits = value.ValueKind == JsonValueKind.Number && value.GetDouble() > 0;
        return fits ? TimeSpan.FromSeconds(Math.Min(value.GetDouble(), LongestTimeout)) : throw new RequestException("the field 'timeout' is a positive number of seconds");
    }

    private static ImmutableArray<ImmutableDictionary<string, double>> Points(JsonElement root)
    {
        if (Field(root, "at") is not { } value) return [];
        bool fits = value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static e => e.ValueKind == JsonValueKind.Object);
        return fits ? [.. value.EnumerateArray().Select(Point)] : throw new RequestException("the field 'at' is an array of points: [{\"x\": 1.5}]");
    }

    private static ImmutableDictionary<string, double> Point(JsonElement point)
    {
        ImmutableDictionary<string, double>.Builder values = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (JsonProperty coordinate in point.EnumerateObject()) values[coordinate.Name] = Coordinate(coordinate);
        return values.ToImmutable();
    }

    private static double Coordinate(JsonProperty coordinate)
    {
        JsonElement value = coordinate.Value;
        if (value.ValueKind == JsonValueKind.Number) return double.Parse(value.GetRawText(), CultureInfo.InvariantCulture);
        bool isNumber = value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return isNumber
            ? double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture)
            : throw new RequestException($"the value of '{coordinate.Name}' in 'at' is a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
    }

    /// <summary>The types values are computed in.</summary>
    private enum NumberType
    {
        Double,
        Float,
    }
}
