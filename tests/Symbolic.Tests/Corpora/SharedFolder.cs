namespace Symbolic.Tests.Corpora;

/// <summary>The folder `shared` beside the repository, with the full corpora; a user's clone does not have it.</summary>
internal static class SharedFolder
{
    /// <summary>The path of a file there, or null when it does not exist.</summary>
    public static string? Find(string relative)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Symbolic.sln"))) continue;
            string path = Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared", relative);
            return File.Exists(path) ? path : null;
        }

        return null;
    }
}
