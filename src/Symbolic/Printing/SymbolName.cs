using System.Collections.Frozen;

namespace Symbolic.Printing;

/// <summary>A variable's name as it is typeset: <c>theta_2</c> is θ with index 2, <c>x1</c> is x with index 1.</summary>
internal readonly record struct SymbolName(string Base, string[] Indices)
{
    private const string Letters =
        "alpha:α beta:β gamma:γ delta:δ epsilon:ϵ varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ "
        + "omicron:ο rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ upsilon:υ phi:ϕ varphi:φ chi:χ psi:ψ omega:ω "
        + "Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω hbar:ℏ ell:ℓ";

    /// <summary>Greek letters by their names.</summary>
    public static FrozenDictionary<string, string> LetterOf { get; } =
        Letters.Split(' ').Select(static entry => entry.Split(':')).ToFrozenDictionary(static parts => parts[0], static parts => parts[1]);

    /// <summary>The names of Greek letters.</summary>
    public static FrozenDictionary<string, string> NameOf { get; } =
        LetterOf.ToFrozenDictionary(static entry => entry.Value, static entry => entry.Key);

    /// <summary>Splits a name at underscores and before trailing digits.</summary>
    public static SymbolName Of(string name)
    {
        string[] parts = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || name[0] == '_') return new SymbolName(name, []);
        string stem = parts[0].TrimEnd("0123456789".ToCharArray());
        if (stem.Length == 0 || stem.Length == parts[0].Length) return new SymbolName(parts[0], parts[1..]);
        return new SymbolName(stem, [parts[0][stem.Length..], .. parts[1..]]);
    }
}
