using Symbolic.Parsing;

namespace Symbolic;

/// <content>The start of a process.</content>
public sealed partial class SymbolicEngine
{
    private static int s_isWarm;

    /// <summary>Readies the engine on a thread of its own, so that the first result of a process is there sooner; returns at once.</summary>
    /// <remarks>Loads the lexer, the function table, the code for derivatives and their text, and the default library, in this order, while the
    /// caller goes on, with the same work if it likes: nothing is done twice. Calls after the first, and calls on a single processor, do nothing.</remarks>
    public static void WarmUp()
    {
        if (Environment.ProcessorCount == 1 || Interlocked.Exchange(ref s_isWarm, 1) != 0) return;
        new Thread(Ready) { IsBackground = true, Name = nameof(WarmUp) }.Start();
    }

    /// <summary>Takes an expression with a bit of everything the whole way.</summary>
    private static void Ready()
    {
        const string Text = "x*exp(2*x + 1)";
        TokenBuffer.Read(Text).Dispose();
        _ = Core.Print(Core.Derive(Core.Parse(Text), ["x"]).Expression, ExpressionFormat.Text);
        _ = Default;
    }
}
