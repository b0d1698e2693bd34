using System.Collections.Immutable;
using Symbolic.Functions;

namespace Symbolic.Library;

/// <summary>Writes rows of the function table on one line each.</summary>
internal static class Rows
{
    /// <summary>A function from its signature <c>name(a, b)</c>, its kernel, and one partial per parameter; <c>none</c> where it has no derivative.</summary>
    public static FunctionDefinition Row(string signature, Delegate? kernel, params ReadOnlySpan<string> partials)
    {
        int open = signature.IndexOf('(', StringComparison.Ordinal);
        ImmutableArray<string> parameters = [.. signature[(open + 1)..^1].Split(", ")];
        ImmutableArray<Formula?>.Builder formulas = ImmutableArray.CreateBuilder<Formula?>(partials.Length);
        foreach (string partial in partials) formulas.Add(partial == "none" ? null : new Formula(partial));
        return new FunctionDefinition
        {
            Name = signature[..open],
            Parameters = parameters,
            Kernel = kernel,
            Partials = partials.IsEmpty ? default : formulas.ToImmutable(),
        };
    }

    /// <summary>A name the parser replaces by its meaning at once.</summary>
    public static FunctionDefinition Macro(string signature, string meaning) => Row(signature, null) with { Spec = meaning, IsMacro = true };
}
