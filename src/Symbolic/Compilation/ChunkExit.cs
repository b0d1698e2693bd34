namespace Symbolic.Compilation;

/// <summary>How a chunk says where to go on.</summary>
internal static class ChunkExit
{
    /// <summary>More than a chunk can have entries.</summary>
    public const int Scale = 1024;

    /// <summary>The entry at which a chunk does nothing.</summary>
    public const int Unrun = -1;
}
