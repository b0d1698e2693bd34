using System.Text;
using System.Text.Json;

namespace Symbolic.Cli.Batch;

/// <summary>Finds the id of a request, also of one that is no valid JSON further on.</summary>
internal static class RequestId
{
    /// <summary>The id as it was written, or <c>null</c> in JSON when there is none to be read.</summary>
    public static string Of(ReadOnlySpan<byte> line)
    {
        try
        {
            return Scan(line);
        }
        catch (JsonException)
        {
            return "null";
        }
        catch (InvalidOperationException)
        {
            return "null";
        }
    }

    private static string Scan(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader reader = new(line, new JsonReaderOptions { MaxDepth = int.MaxValue });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return "null";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = reader.ValueTextEquals("id"u8);
            if (!reader.Read()) break;
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isId) return Encoding.UTF8.GetString(line[start..(int)reader.BytesConsumed]);
        }

        return "null";
    }
}
