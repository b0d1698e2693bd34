using Symbolic.Library;
using Symbolic.Parsing;

namespace Symbolic;

/// <content>The start of a process.</content>
public sealed partial class SymbolicEngine
{
    /// <summary>Readies the engine on a thread of its own, so that the first result of a process is there sooner; returns at once.</summary>
    /// <remarks>Loads the lexer, makes half of the function table, loads the code for derivatives and their text, and reads the default library, in this order, while the
    /// caller goes on, with the same work if it likes: nothing is done twice. Calls after the first, and calls on a single processor, do nothing.</remarks>
    public static void WarmUp()
    {
        if (Environment.ProcessorCount == 1 || Interlocked.Exchange(ref Warmth.IsThere, 1) != 0) return;
        new Thread(Ready) { IsBackground = true, Name = nameof(WarmUp) }.Start();
    }

    /// <summary>Takes an expression with a bit of everything the whole way.</summary>
    private static void Ready()
    {
        const string Text = "x*exp(2*x + 1)";
        TokenBuffer.Read(Text).Dispose();
        StandardFunctions.MakeRows();
        _ = Core.Print(Core.Derive(Core.Parse(Text), ["x"]).Expression, ExpressionFormat.Text);
        _ = Default;
    }

    /// <summary>Apart from the engine's statics: to ask for one of those makes the function table.</summary>
    private static class Warmth
    {
        public static int IsThere;
    }
}
