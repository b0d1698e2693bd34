namespace Symbolic.Functions;

/// <summary>Another function that comes with the value of a function of one argument, for little more than that takes: at one point; in vectors each function has a kernel of its own.</summary>
internal sealed class Companion
{
    /// <summary>A companion.</summary>
    /// <param name="name">The other function.</param>
    /// <param name="both">The value, and that of the other function; a static method.</param>
    /// <param name="isOfOpposite">Whether it is that of the opposite of the argument.</param>
    public Companion(string name, PairedKernel both, bool isOfOpposite = false)
    {
        (Name, Both, IsOfOpposite) = (name, both, isOfOpposite);
        Row = new FunctionDefinition
        {
            Name = "companion:" + name,
            Parameters = ["x", "y"],
            Kernel = (Func<double, double, double>)((x, _) =>
            {
                both(x, out double other);
                return other;
            }),
        };
    }

    /// <summary>The other function.</summary>
    public string Name { get; }

    /// <summary>Whether it is that of the opposite of the argument.</summary>
    public bool IsOfOpposite { get; }

    /// <summary>The value, and that of the other function.</summary>
    public PairedKernel Both { get; }

    /// <summary>The other function, of the argument and of the value, which it does not look at, as a row that tapes can call.</summary>
    public FunctionDefinition Row { get; }
}
