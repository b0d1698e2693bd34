using System.Diagnostics;
using System.Globalization;

namespace Symbolic.Cli.Data;

/// <summary>Shows on a screen how far a long evaluation has come; elsewhere nothing.</summary>
/// <param name="terminal">Where to show it.</param>
/// <param name="share">How much of the input has been read, 0 to 1; null when that is unknown.</param>
internal sealed class ProgressLine(Terminal terminal, Func<double?> share)
{
    private const int BarLength = 24;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _last = Stopwatch.GetTimestamp();
    private int _shown;

    /// <summary>Shows the number of points done and the rate, not too often.</summary>
    public void Report(long points)
    {
        if (!terminal.IsErrorInteractive || Stopwatch.GetElapsedTime(_last) < s_pause) return;
        _last = Stopwatch.GetTimestamp();
        double rate = points / Stopwatch.GetElapsedTime(_start).TotalSeconds;
        string text = string.Create(CultureInfo.InvariantCulture, $"{Bar()}{points:N0} points, {rate:N0}/s");
        terminal.Error.Write('\r' + text.PadRight(_shown));
        _shown = text.Length;
    }

    /// <summary>Takes away what is shown.</summary>
    public void Clear()
    {
        if (_shown == 0) return;
        terminal.Error.Write('\r' + new string(' ', _shown) + '\r');
        _shown = 0;
    }

    private string Bar()
    {
        if (share() is not { } part) return string.Empty;
        int full = (int)Math.Clamp(part * BarLength, 0, BarLength);
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', full)}{new string('.', BarLength - full)}] {part:P0} ");
    }
}
