namespace Symbolic.Cli.Data;

/// <summary>A file of results that has its name only when it is complete: until then, and for good if the run is interrupted, it is called NAME.partial, and what had the name
/// before stays. Devices and pipes are written as they are.</summary>
internal sealed class ResultFile : IDisposable
{
    private readonly string _path;
    private readonly string? _partial;

    /// <summary>Begins a file.</summary>
    /// <exception cref="CommandLineException">It cannot be written.</exception>
    public ResultFile(string path)
    {
        string? target = File.Exists(path) ? File.ResolveLinkTarget(Path.GetFullPath(path), returnFinalTarget: true)?.FullName : null;
        _path = File.Exists(target) ? target : path; // what standard output is linked to need not be a file
        bool exists = File.Exists(_path);
        Stream = exists ? Files.OpenWrite(_path) : null!;
        if (exists && (!Stream.CanSeek || Path.GetFullPath(_path).StartsWith("/dev/", StringComparison.Ordinal))) return;
        Stream?.Dispose();
        _partial = _path + ".partial";
        Stream = Files.Create(_partial, path);
        if (exists && !OperatingSystem.IsWindows()) File.SetUnixFileMode(_partial, File.GetUnixFileMode(_path));
    }

    /// <summary>Where to write.</summary>
    public FileStream Stream { get; }

    /// <summary>Gives the file its name.</summary>
    public void Complete()
    {
        Stream.Dispose();
        if (_partial is not null) File.Move(_partial, _path, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose() => Stream.Dispose();
}
