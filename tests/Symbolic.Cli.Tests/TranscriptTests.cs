namespace Symbolic.Cli.Tests;

/// <summary>Transcripts/*.txt, read by the short way and by System.CommandLine.</summary>
public sealed class TranscriptTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Transcripts");

    public static TheoryData<string, int, bool> Commands
    {
        get
        {
            TheoryData<string, int, bool> data = [];
            foreach (string file in Directory.GetFiles(s_folder, "*.txt").Order(StringComparer.Ordinal))
            {
                for (int i = 0; i < Transcript.Read(file).Count(); i++)
                {
                    data.Add(Path.GetFileName(file), i, true);
                    data.Add(Path.GetFileName(file), i, false);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Does_what_the_transcript_says(string file, int index, bool quick)
    {
        Transcript expected = Transcript.Read(Path.Combine(s_folder, file)).ElementAt(index);
        string[] args = [.. expected.Arguments().Select(static a => a.Replace("{folder}", s_folder, StringComparison.Ordinal))];
        (string output, string errors, int code) = Shell.Run(args, expected.Input, quick);
        string lines = string.Join('\n', output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Append(string.Empty));
        string Shown(string s) => s.Replace(s_folder, "{folder}", StringComparison.Ordinal);
        string actual = $"$ symbolic {expected.Command}\n{Shown(lines)}--- diagnostics\n{Shown(errors)}--- exit code {code}";
        Assert.Equal($"$ symbolic {expected.Command}\n{expected.Output}--- diagnostics\n{expected.Errors}--- exit code {expected.ExitCode}", actual);
    }
}
