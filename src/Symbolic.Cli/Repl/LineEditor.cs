using System.Text;

namespace Symbolic.Cli.Repl;

/// <summary>A line typed on a terminal: arrows, Home, End, Backspace, Delete, and the history with up and down.</summary>
internal sealed class LineEditor(History history, TextWriter output) : ILineSource
{
    private const string Prompt = "> ";
    private readonly StringBuilder _text = new();
    private int _cursor;
    private int _entry;

    /// <inheritdoc/>
    public string? Read()
    {
        _text.Clear();
        _cursor = 0;
        _entry = history.Lines.Count;
        while (true)
        {
            Show();
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter) break;
            if (key is { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } && _text.Length == 0) return End(null);
            Edit(key);
        }

        return End(_text.ToString());
    }

    private string? End(string? line)
    {
        output.WriteLine();
        output.Flush();
        return line;
    }

    private void Edit(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow:
                _cursor = Math.Max(0, _cursor - 1);
                break;
            case ConsoleKey.RightArrow:
                _cursor = Math.Min(_text.Length, _cursor + 1);
                break;
            case ConsoleKey.Home:
                _cursor = 0;
                break;
            case ConsoleKey.End:
                _cursor = _text.Length;
                break;
            case ConsoleKey.UpArrow:
                Recall(_entry - 1);
                break;
            case ConsoleKey.DownArrow:
                Recall(_entry + 1);
                break;
            case ConsoleKey.Backspace when _cursor > 0:
                _text.Remove(--_cursor, 1);
                break;
            case ConsoleKey.Delete when _cursor < _text.Length:
                _text.Remove(_cursor, 1);
                break;
            default:
                Insert(key.KeyChar);
                break;
        }
    }

    private void Insert(char c)
    {
        if (!char.IsControl(c)) _text.Insert(_cursor++, c);
    }

    private void Recall(int entry)
    {
        if (entry < 0 || entry > history.Lines.Count) return;
        _entry = entry;
        _text.Clear();
        if (entry < history.Lines.Count) _text.Append(history.Lines[entry]);
        _cursor = _text.Length;
    }

    private void Show()
    {
        output.Write($"\r{Prompt}{_text}\x1b[K");
        int back = _text.Length - _cursor;
        if (back > 0) output.Write($"\x1b[{back}D");
        output.Flush();
    }
}
