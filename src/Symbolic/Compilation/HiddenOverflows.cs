using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>Finds values of a graph that are infinite where something below them has overflowed though they themselves are of moderate size: log(x·y), √(x² + y²), and what is made of those.</summary>
/// <remarks>An infinity that reaches a result is seen there. One that disappears on the way is not: 1/log(x·y) is 0 then, and atan(log(x·y)) is π/2. Linear in the values looked at.</remarks>
internal sealed class HiddenOverflows(ValueGraph graph)
{
    /// <summary>Of values up to that size functions are slow that stay below <see cref="Moderate"/> for all of them.</summary>
    private const double Moderate = 1e200;

    /// <summary>From that size on constants count as large.</summary>
    private const double Large = 1e100;

    private readonly List<Size> _sizes = [];

    /// <summary>What is known of the size of a value.</summary>
    [Flags]
    private enum Size : byte
    {
        /// <summary>It is neither large nor infinite.</summary>
        None = 0,

        /// <summary>It can be so large that a product with another number overflows.</summary>
        IsLarge = 1,

        /// <summary>It can have overflowed, or what it is made of.</summary>
        Overflows = 2,

        /// <summary>It can be infinite though its true value is of moderate size.</summary>
        IsHidden = 4,
    }

    /// <summary>Whether a value can be infinite though its true value is of moderate size.</summary>
    public bool Contains(int value) => (Of(value) & Size.IsHidden) != 0;

    /// <summary>Whether a value can be infinite though its true value is not.</summary>
    public bool CanOverflow(int value) => (Of(value) & Size.Overflows) != 0;

    /// <summary>Whether a function is finite at an infinity, where it hides one.</summary>
    public static bool Absorbs(FunctionDefinition row) => row.Kernel switch
    {
        _ when row.Origin != FunctionOrigin.BuiltIn => false,
        Func<double, double> kernel => double.IsFinite(kernel(double.PositiveInfinity)) || double.IsFinite(kernel(double.NegativeInfinity)),
        _ => true,
    };

    private Size Of(int value)
    {
        // what a value is made of stands before it
        for (int i = _sizes.Count; i <= value; i++) _sizes.Add(Visit(graph.Values[i]));
        return _sizes[value];
    }

    private Size Visit(in ValueGraph.Value value)
    {
        Size a = value.A >= 0 ? _sizes[value.A] : Size.None, b = value.B >= 0 ? _sizes[value.B] : Size.None, c = value.C >= 0 ? _sizes[value.C] : Size.None;
        return value.Operation switch
        {
            Operation.Constant => Math.Abs(graph.Constants[value.Index].Value) > Large ? Size.IsLarge : Size.None,
            Operation.Input => Size.IsLarge,
            Operation.Add or Operation.Subtract => a | b | (a & b & Size.IsLarge) switch { Size.IsLarge => Size.Overflows, _ => Size.None },
            Operation.Multiply => a | b | (((a | b) & Size.IsLarge) != 0 && !IsFraction(value.A) && !IsFraction(value.B) ? Size.Overflows : Size.None),
            Operation.FusedMultiplyAdd => a | b | c | (((a | b | c) & Size.IsLarge) != 0 ? Size.Overflows : Size.None),
            Operation.Divide => a | (b & Size.IsHidden) | (graph.IsConstant(value.B) ? Size.None : Size.IsLarge | Size.Overflows),
            Operation.SquareRoot => Tamed(a),
            Operation.Power or Operation.CorrectedPower => Size.IsLarge | Size.Overflows | Size.IsHidden,
            Operation.Call1 => Call(graph.Kernels[value.Index].Definition, a),
            Operation.Call2 or Operation.Call3 or Operation.CallMany => Size.IsLarge | Size.Overflows,
            Operation.Less or Operation.LessOrEqual or Operation.Equal or Operation.NotEqual or Operation.And or Operation.Or or Operation.Not => Size.None,
            Operation.Choose => b | c,
            _ => a | b | c,
        };
    }

    private static Size Tamed(Size argument) => (argument & Size.Overflows) != 0 ? argument | Size.IsHidden : argument;

    private static Size Call(FunctionDefinition row, Size argument)
    {
        if (row.Range is { Low: > double.NegativeInfinity, High: < double.PositiveInfinity }) return Size.None;
        if (argument == Size.None && row.Origin == FunctionOrigin.BuiltIn) return Size.None;
        if (row.Name == "abs") return argument;
        bool isSlow = row.Origin == FunctionOrigin.BuiltIn && row.Kernel is Func<double, double> kernel && double.IsInfinity(kernel(double.PositiveInfinity)) && Math.Abs(kernel(double.MaxValue)) < Moderate;
        return isSlow ? Tamed(argument) & ~Size.IsLarge : Size.IsLarge | Size.Overflows | argument;
    }

    private bool IsFraction(int value) => graph.Values[value] is { Operation: Operation.Constant, Index: var i } && Math.Abs(graph.Constants[i].Value) <= 1;
}
