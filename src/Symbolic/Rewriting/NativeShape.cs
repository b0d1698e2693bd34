using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>The delegates that can stand for a function: one to eight doubles in, a double out.</summary>
internal static class NativeShape
{
    private const int MaximumArity = 8;

    /// <summary>Throws <see cref="ArgumentException"/> when a delegate has another shape.</summary>
    public static void Check(string name, Delegate function)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(function);
        ParameterInfo[] parameters = Parameters(function);
        bool fits = parameters.Length is >= 1 and <= MaximumArity
            && Array.TrueForAll(parameters, static p => p.ParameterType == typeof(double))
            && DelegateMethods.Invoke(function.GetType()).ReturnType == typeof(double);
        if (!fits) throw new ArgumentException($"a native function takes one to {MaximumArity} doubles and returns a double; '{name}' has the shape {function.GetType()}", nameof(function));
    }

    /// <summary>How many arguments a native takes.</summary>
    public static int Arity(Delegate function) => Parameters(function).Length;

    /// <summary>The row of a native that no rule file declares: no derivative is known.</summary>
    public static FunctionDefinition Declare(string name, int arity)
    {
        ImmutableArray<string> parameters = arity == 1 ? ["x"] : [.. Enumerable.Range(1, arity).Select(static i => string.Create(CultureInfo.InvariantCulture, $"x{i}"))];
        return new FunctionDefinition { Name = name, Parameters = parameters, Origin = FunctionOrigin.Native };
    }

    private static ParameterInfo[] Parameters(Delegate function) => DelegateMethods.Invoke(function.GetType()).GetParameters();
}
