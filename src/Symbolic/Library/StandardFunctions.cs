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

    /// <summary>Makes the rows, the last ones first, while another thread makes the table: each row is made once, by whichever thread comes to it first.</summary>
    public static void MakeRows()
    {
        GC.KeepAlive(EllipticFunctions.All);
        GC.KeepAlive(BesselFunctions.All);
        GC.KeepAlive(IntegralFunctions.All);
        GC.KeepAlive(ZetaFunctions.All);
        GC.KeepAlive(IncompleteGammaFunctions.All);
        GC.KeepAlive(SpecialFunctionRows.All);
        GC.KeepAlive(PhysicsFunctions.All);
        GC.KeepAlive(StableFunctions.All);
        GC.KeepAlive(PiecewiseFunctions.All);
        GC.KeepAlive(HyperbolicFunctions.All);
        GC.KeepAlive(TrigonometricFunctions.All);
    }

    /// <summary>All rows.</summary>
    public static FunctionTable Table => s_table.Value;
}
