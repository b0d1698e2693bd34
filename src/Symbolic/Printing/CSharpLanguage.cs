using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Printing;

/// <summary>C#: a function is called where its row's kernel is, in <see cref="Math"/> or in this library.</summary>
internal static class CSharpLanguage
{
    private static readonly FrozenSet<string> s_reserved = (
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
        + "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator "
        + "out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this "
        + "throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while result Math Symbolic System")
        .Split(' ').ToFrozenSet();

    // Rows whose kernel picks one of several overloads in a method of its own.
    private static readonly FrozenDictionary<string, string> s_names = (
        "log/1:Math.Log abs/1:Math.Abs floor/1:Math.Floor ceil/1:Math.Ceiling round/1:Math.Round min/2:Math.Min max/2:Math.Max")
        .Split(' ').Select(static entry => entry.Split(':')).ToFrozenDictionary(static parts => parts[0], static parts => parts[1]);

    private static readonly Template s_if = new("$1 ? $2 : $3", Precedence.Lowest, Precedence.Or, Precedence.Or, Precedence.Lowest);

    /// <summary>The language, with the kernels of a table.</summary>
    public static CodeLanguage For(FunctionTable functions) => new()
    {
        Notation = CodeOperators.Notation with
        {
            Number = static number => CodeNumbers.Write(number, "double.PositiveInfinity"),
            Constant = Constant,
            FunctionName = call => NameOf(call, functions) ?? call.Name,
            SpecialForm = static call => call.Name == "if" ? s_if : null,
            Power = new Template("Math.Pow($1, $2)"),
            SquareRoot = new Template("Math.Sqrt($1)"),
        },
        Has = call => call.Name == "if" || NameOf(call, functions) is not null,
        Reserved = s_reserved,
        Preamble = string.Empty,
        Comment = "// {0}",
        External = "// needs: static double {0}({1})",
        Parameter = "double {0}",
        Head = "static {2} {0}({1})",
        ArrayHead = "static double[] {0}({1})",
        ArrayStart = "double[] result = new double[{0}];",
        Types = ("bool", "double"),
    };

    private static string Constant(string name) => name switch
    {
        "pi" => "Math.PI",
        "e" => "Math.E",
        "inf" => "double.PositiveInfinity",
        _ => "double.NaN",
    };

    private static string? NameOf(Call call, FunctionTable functions)
    {
        if (s_names.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{call.Name}/{call.Arguments.Length}"), out string? known)) return known;
        if (!functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? definition) || definition.Kernel is not { } kernel) return null;
        MethodInfo method = kernel.Method;
        if (!method.IsStatic || !method.IsPublic || method.DeclaringType is not { IsVisible: true, IsGenericType: false } type) return null;
        if (method.GetParameters().Any(static p => p.ParameterType != typeof(double))) return null;
        if (type == typeof(Math)) return "Math." + method.Name;
        return (type == typeof(double) ? "double" : type.FullName!.Replace('+', '.')) + "." + method.Name;
    }
}
