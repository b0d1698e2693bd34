using System.Diagnostics;

namespace Symbolic;

/// <summary>Work done on another thread that makes something quicker later on, and that everything goes on without.</summary>
internal static class BackgroundWork
{
    /// <summary>Has the work done on a thread of the pool. If it fails, there is no result: an exception on such a thread would end the user's process.</summary>
    public static void Queue<T>(Action<T> work, T subject) =>
        ThreadPool.UnsafeQueueUserWorkItem(static item => Run(item.work, item.subject), (work, subject), preferLocal: false);

    private static void Run<T>(Action<T> work, T subject)
    {
        try
        {
            work(subject);
        }
        catch (SymbolicException)
        {
            // too long, too large or not to be had
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Debug.Fail(exception.ToString());
        }
    }
}
