using System.Collections.Immutable;

namespace Symbolic.Cli.CommandLine;

/// <summary>Reads command lines in which nothing is wrong and no help is asked for; all others are left to <see cref="FullCommandLine"/>.</summary>
internal static class QuickCommandLine
{
    /// <summary>The invocation, or null when there is something to explain.</summary>
    public static Invocation? Read(ReadOnlySpan<string> args)
    {
        if (args.IsEmpty || Command(ref args) is not { } command) return null;
        ImmutableArray<string>.Builder arguments = ImmutableArray.CreateBuilder<string>();
        Settings settings = Settings.Default;
        for (int i = 0; i < args.Length; i++)
        {
            string arg = args[i];
            if (arg == "--")
            {
                foreach (string rest in args[(i + 1)..]) arguments.Add(rest);
                break;
            }

            if (!OptionSyntax.LooksLikeOption(arg))
            {
                arguments.Add(arg);
                continue;
            }

            if (CommandOption.Named(arg) is not { } option || !command.Takes(option)) return null;
            if (option.Value is not null && ++i >= args.Length) return null;
            settings = option.Apply(settings, option.Value is null ? string.Empty : args[i]);
        }

        bool fits = arguments.Count >= command.Arguments.Least && arguments.Count <= command.Arguments.Most;
        return fits ? new Invocation(command, arguments.DrainToImmutable(), settings) : null;
    }

    private static CommandDescription? Command(ref ReadOnlySpan<string> args)
    {
        foreach (CommandDescription command in CommandDescription.All)
        {
            int space = command.Name.IndexOf(' ', StringComparison.Ordinal);
            bool matches = space < 0 ? command.Name == args[0] : args.Length > 1 && command.Name[..space] == args[0] && command.Name[(space + 1)..] == args[1];
            if (!matches) continue;
            args = args[(space < 0 ? 1 : 2)..];
            return command;
        }

        return null;
    }
}
