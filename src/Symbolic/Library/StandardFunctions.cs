using Symbolic.Functions;

namespace Symbolic.Library;

/// <summary>The function table that comes with the engine.</summary>
internal static class StandardFunctions
{
    private static readonly Lazy<FunctionTable> s_table = new(static () => FunctionTable.Empty.WithAll(
    [
        .. ElementaryFunctions.All,
        .. TrigonometricFunctions.All,
        .. HyperbolicFunctions.All,
        .. PiecewiseFunctions.All,
        .. StableFunctions.All,
        .. PhysicsFunctions.All,
        .. SpecialFunctionRows.All,
        .. IncompleteGammaFunctions.All,
        .. ZetaFunctions.All,
        .. IntegralFunctions.All,
        .. BesselFunctions.All,
        .. EllipticFunctions.All,
    ]));

    /// <summary>All rows.</summary>
    public static FunctionTable Table => s_table.Value;
}
