using System.Text;

namespace Symbolic.Cli.Batch;

/// <summary>Answers lines on a thread of its own, which is given up when a request does not notice that its time is over.</summary>
internal sealed class BatchWorker : IDisposable
{
    private const int StackSize = 64 << 20;
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(1);
    private WorkerThread _thread = new(StackSize);

    /// <summary>The response to one line, without the end of the line. Always one response, whatever the line holds.</summary>
    public string Answer(LineReader.Line line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line.Text);
        string id = RequestId.Of(bytes);
        Timings timings = new();
        if (line.IsCut) return Failed(id, timings, "SD5001", $"the line is longer than the limit of {LineReader.MaximumLength} characters");
        try
        {
            return Answer(RequestReader.Read(bytes), id, timings);
        }
        catch (RequestException wrong)
        {
            return Failed(id, timings, "SD1001", wrong.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _thread.Dispose();

    private string Answer(BatchRequest request, string id, Timings timings)
    {
        string? response = _thread.Run(processor => Guarded(processor, request, id, timings), request.Timeout + s_grace);
        if (response is not null) return response;
        _thread.Dispose();
        _thread = new WorkerThread(StackSize);
        return Failed(id, new Timings(), "SD5001", $"the request takes longer than {request.Timeout.TotalSeconds} s; raise 'timeout' if that is intended");
    }

    /// <summary>No failure of the engine ends the conversation: what is no user error is reported as a failure of this program.</summary>
    private static string Guarded(BatchProcessor processor, BatchRequest request, string id, Timings timings)
    {
        try
        {
            return ResponseWriter.Write(processor.Answer(request, id, timings));
        }
        catch (OutOfMemoryException)
        {
            return Failed(id, timings, "SD5001", "the request needs more memory than there is");
        }
        catch (Exception failure) when (failure is not SymbolicException)
        {
            return Failed(id, timings, "SD9999", $"internal failure, please report it: {failure.GetType().Name}: {failure.Message}");
        }
    }

    private static string Failed(string id, Timings timings, string code, string message) =>
        ResponseWriter.Write(BatchResponse.Failure(id, timings, Diagnostic.Error(code, message)));
}
