using System.Globalization;
using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Repl;

/// <summary>Takes the lines of an interactive session. A mistake is explained and the session goes on.</summary>
internal sealed class ReplSession(Session session, History history, Terminal terminal)
{
    private const string Help = """
        EXPR                     the expression, simplified
        diff EXPR [--by x]       derivative; all commands and options as on the command line, EXPR without quotes
        f(x) = EXPR              defines a function
        pair …, rewrite …        adds a rule
        assume x > 0             takes a condition to hold
        load FILE                adds the rules of a file
        history, !N              the lines so far; line N once more
        quit                     ends the session
        """;

    private readonly SourceMap _sources = session.Sources;

    /// <summary>Whether the session was ended.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Does what a line says.</summary>
    public void Take(string line)
    {
        string text = line.Trim();
        if (text.Length == 0 || text[0] == '#') return;
        try
        {
            if (text[0] == '!') text = Recalled(text);
            history.Add(text);
            Interpret(text);
        }
        catch (SymbolicException wrong)
        {
            terminal.Out.Flush();
            DiagnosticRenderer.Write(wrong.Diagnostics, _sources, terminal);
        }
        catch (CommandLineException wrong)
        {
            terminal.Out.Flush();
            terminal.Error.WriteLine($"error: {wrong.Message}");
        }
    }

    private void Interpret(string text)
    {
        (string word, string rest) = FirstWord(text);
        switch (word)
        {
            case "quit" or "exit" when rest.Length == 0:
                IsOver = true;
                return;
            case "help" when rest.Length == 0:
                terminal.Out.WriteLine(Help);
                return;
            case "history" when rest.Length == 0:
                for (int i = 0; i < history.Lines.Count; i++) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1,4}  {history.Lines[i]}"));
                return;
            case "assume":
                session.Assume(rest);
                return;
            case "load":
                session.Load(rest);
                return;
            case "pair" or "rewrite" or "function":
                session.Define(text);
                return;
            default:
                CommandOrExpression(text, word, rest);
                return;
        }
    }

    private void CommandOrExpression(string text, string word, string rest)
    {
        bool isCommand = CommandDescription.All.Any(c => c.Name == word && c.Arguments.Most > 0) && !rest.StartsWith('=');
        if (isCommand) Command(word, rest);
        else if (IsDefinition(text)) session.Define(text);
        else session.Write([session.Engine.Simplify(session.Read(text), session.Settings.Simplify)], []);
    }

    /// <summary>A command line without quotes: everything before the first option is the expression.</summary>
    private void Command(string word, string rest)
    {
        int options = (" " + rest).IndexOf(" --", StringComparison.Ordinal);
        string expression = (options < 0 ? rest : rest[..options]).Trim().Trim('"');
        string[] others = options < 0 ? [] : rest[options..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] args = expression.Length > 0 ? [word, .. others, "--", expression] : [word, .. others];
        if (QuickCommandLine.Read(args) is not { } invocation) throw new CommandLineException($"'{word} {rest}' is no command; write for example: {word} x^2 --by x");
        Settings settings = invocation.Settings with { Format = others.Contains("--format") ? invocation.Settings.Format : session.Settings.Format };
        (invocation with { Settings = settings }).RunIn(session.For(settings), terminal);
    }

    private string Recalled(string text)
    {
        bool isNumber = int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        if (isNumber && number >= 1 && number <= history.Lines.Count) return history.Lines[number - 1];
        throw new CommandLineException($"there is no line '{text[1..]}'; 'history' shows the lines");
    }

    private static (string Word, string Argument) FirstWord(string text)
    {
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (text, string.Empty) : (text[..space], text[(space + 1)..].Trim());
    }

    /// <summary>Whether a line has a single <c>=</c>, as in <c>f(x) = x^2</c>; relations are not written that way.</summary>
    private static bool IsDefinition(string text)
    {
        int mark = text.IndexOf('=', StringComparison.Ordinal);
        return mark > 0 && mark + 1 < text.Length && text[mark + 1] != '=' && text[mark - 1] is not ('<' or '>' or '!');
    }
}
