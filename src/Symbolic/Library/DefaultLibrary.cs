namespace Symbolic.Library;

/// <summary>The rule file of pairs that comes with the engine.</summary>
internal static class DefaultLibrary
{
    /// <summary>The name diagnostics show.</summary>
    public const string File = "default.sym";

    /// <summary>The text.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using Stream stream = typeof(DefaultLibrary).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"the resource {File} is missing from the assembly");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
