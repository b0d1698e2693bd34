namespace Symbolic.Cli.Batch;

/// <summary>A thread that does one thing after the other, with a large stack.</summary>
internal sealed class WorkerThread : IDisposable
{
    private readonly BatchProcessor _processor = new();
    private readonly object _gate = new();
    private Action? _next;
    private bool _isEnding;

    /// <summary>Starts the thread; it does not keep the process alive.</summary>
    public WorkerThread(int stackSize)
    {
        Thread thread = new(Work, stackSize) { IsBackground = true, Name = "batch" };
        thread.Start();
    }

    /// <summary>What the action gives, or null when it takes longer than it may; the thread is of no use after that.</summary>
    public string? Run(Func<BatchProcessor, string> action, TimeSpan time)
    {
        TaskCompletionSource<string> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _next = () => done.SetResult(action(_processor));
            Monitor.Pulse(_gate);
        }

        return done.Task.Wait(time) ? done.Task.Result : null;
    }

    /// <summary>Lets the thread end when it is done with what it does.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isEnding = true;
            Monitor.Pulse(_gate);
        }
    }

    private void Work()
    {
        while (Take() is { } action) action();
    }

    private Action? Take()
    {
        lock (_gate)
        {
            while (_next is null && !_isEnding) Monitor.Wait(_gate);
            Action? action = _next;
            _next = null;
            return action;
        }
    }
}
