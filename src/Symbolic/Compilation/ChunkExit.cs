namespace Symbolic.Compilation;

/// <summary>How a chunk says where to go on.</summary>
internal static class ChunkExit
{
    /// <summary>More than a chunk can have entries.</summary>
    public const int Scale = 1024;
}
