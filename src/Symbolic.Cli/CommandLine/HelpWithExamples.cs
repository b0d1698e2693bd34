using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Symbolic.Cli.CommandLine;

/// <summary>The help of System.CommandLine, followed by commands that work.</summary>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyList<string> examples) : SynchronousCommandLineAction
{
    /// <summary>Gives a command help with examples.</summary>
    public static void AddTo(Command command, IReadOnlyList<string> examples)
    {
        HelpOption option = command.Options.OfType<HelpOption>().FirstOrDefault() ?? new HelpOption();
        if (!command.Options.Contains(option)) command.Add(option);
        option.Action = new HelpWithExamples(new HelpAction(), examples);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in examples) output.WriteLine($"  symbolic {example}");
        return ExitCode.Ok;
    }
}
