using System.CommandLine;
using System.CommandLine.Parsing;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.CommandLine;

/// <summary>Reads command lines with System.CommandLine, made from the same tables as the short way: help, completion, and errors that say what to write.</summary>
internal static class FullCommandLine
{
    /// <summary>Runs what the arguments say, or explains them.</summary>
    public static int Run(string[] args, Terminal terminal, SourceMap sources)
    {
        Command root = Root(terminal, sources, [.. args.TakeWhile(static arg => arg != "--")]);
        ParserConfiguration configuration = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        ParseResult result = root.Parse(args, configuration);
        bool isHelp = result.Action is System.CommandLine.Help.HelpAction or HelpWithExamples;
        if (result.Errors.Count == 0 || isHelp)
        {
            return result.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }

        foreach (string message in Messages(result).Distinct()) terminal.Error.WriteLine($"error: {message}");
        terminal.Error.WriteLine($"try: {PathOf(result.CommandResult)} --help");
        return ExitCode.WrongCommandLine;
    }

    private static IEnumerable<string> Messages(ParseResult result)
    {
        bool isGroup = result.CommandResult.Command.Subcommands.Count > 0;
        if (!isGroup || result.UnmatchedTokens.Count == 0) return result.Errors.Select(static e => e.Message);
        string word = result.UnmatchedTokens[0];
        IEnumerable<string> known = result.CommandResult.Command.Subcommands.Select(static c => c.Name);
        return [$"unknown {(OptionSyntax.LooksLikeOption(word) ? "option" : "command")} '{word}'{Spelling.Suggestion(word, known)}"];
    }

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;

    private static Command Root(Terminal terminal, SourceMap sources, string[] beforeDashes)
    {
        Command root = new("symbolic", "Derivatives one can read, and numbers one can trust.") { new VersionOption() };
        Dictionary<string, Command> groups = [];
        foreach (CommandDescription description in CommandDescription.All)
        {
            string[] words = description.Name.Split(' ');
            Command parent = root;
            if (words.Length > 1 && !groups.TryGetValue(words[0], out parent!))
            {
                groups.Add(words[0], parent = new Command(words[0], "Rule files."));
                root.Add(parent);
            }

            parent.Add(CommandOf(description, words[^1], terminal, sources, beforeDashes));
        }

        HelpWithExamples.AddTo(root, [.. CommandDescription.All.Select(static c => c.Examples[0])]);
        return root;
    }

    private static Command CommandOf(CommandDescription description, string name, Terminal terminal, SourceMap sources, string[] beforeDashes)
    {
        Command command = new(name, description.Summary);
        Argument<string[]> arguments = new(description.Argument.Length > 0 ? description.Argument : "NOTHING")
        {
            Arity = new ArgumentArity(description.Arguments.Least, CommandDescription.Many),
            Description = description.Argument.StartsWith("EXPR", StringComparison.Ordinal) ? "An expression; - reads standard input, @file a file." : string.Empty,
        };
        arguments.Validators.Add(result => Check(result, description, beforeDashes));
        if (description.Arguments.Most > 0) command.Add(arguments);
        List<(CommandOption Description, Option Option)> options = [];
        foreach (CommandOption option in CommandOption.All.Where(description.Takes))
        {
            Option added = option.Value is null ? new Option<bool>(option.Name) : new Option<string[]>(option.Name) { HelpName = option.Value, AllowMultipleArgumentsPerToken = false };
            added.Description = option.Summary;
            command.Add(added);
            options.Add((option, added));
        }

        command.SetAction(result => InvocationOf(description, result, arguments, options).Run(terminal, sources));
        HelpWithExamples.AddTo(command, description.Examples);
        return command;
    }

    private static Invocation InvocationOf(CommandDescription description, ParseResult result, Argument<string[]> arguments, List<(CommandOption Description, Option Option)> options)
    {
        Settings settings = Settings.Default;
        foreach ((CommandOption option, Option parsed) in options)
        {
            IEnumerable<string> values = parsed is Option<string[]> valued ? result.GetValue(valued) ?? [] : result.GetValue((Option<bool>)parsed) ? [string.Empty] : [];
            foreach (string value in values) settings = option.Apply(settings, value);
        }

        IEnumerable<string> words = description.Arguments.Most > 0 ? result.GetValue(arguments) ?? [] : [];
        return new Invocation(description, [.. words], settings);
    }

    /// <summary>Expressions may begin with dashes, so that a misspelt option arrives as an argument; after <c>--</c> everything is one.</summary>
    private static void Check(ArgumentResult result, CommandDescription description, string[] beforeDashes)
    {
        IEnumerable<string> options = CommandOption.All.Where(description.Takes).Select(static option => option.Name);
        string? misspelt = result.Tokens.Select(static token => token.Value).FirstOrDefault(word => OptionSyntax.LooksLikeOption(word) && beforeDashes.Contains(word));
        int given = result.Tokens.Count;
        if (misspelt is not null) result.AddError($"unknown option '{misspelt}'{Spelling.Suggestion(misspelt, options)}");
        else if (given > description.Arguments.Most) result.AddError($"{description.Name} takes {description.Arguments.Most} argument, not {given}; put quotes around an expression with spaces");
    }
}
