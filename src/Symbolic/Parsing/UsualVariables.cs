using Symbolic.Functions;

namespace Symbolic.Parsing;

/// <summary>Tells the functions whose names people use for variables from those whose bare name is most likely a forgotten call.</summary>
internal static class UsualVariables
{
    private const int ShortName = 2;

    private static readonly HashSet<string> s_greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
        "nu", "xi", "omicron", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    /// <summary>Whether a variable of that name is worth a warning: a built-in function, but no Greek letter and not as short as <c>li</c>.</summary>
    public static bool IsSuspicious(string name, FunctionTable functions)
    {
        bool usual = s_greek.Contains(name) || (name.Length <= ShortName && name != "ln");
        if (usual || !functions.Contains(name)) return false;
        return functions.TryGet(name, functions.Arities(name)[0], out FunctionDefinition? definition) && definition.Origin == FunctionOrigin.BuiltIn;
    }
}
