using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic;

/// <summary>Writes the body of a C# lambda in the language of expressions, so that it comes in through the same door as what a user types.</summary>
internal sealed class LambdaText
{
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["Ceiling"] = "ceil",
        ["ExpM1"] = "expm1",
        ["LogP1"] = "log1p",
        ["Log2P1"] = "log2(1 + {0})",
        ["Exp2M1"] = "exp2({0}) - 1",
        ["Pow"] = "({0})^({1})",
        ["FusedMultiplyAdd"] = "({0})*({1}) + ({2})",
        ["RootN"] = "root({0}, {1})",
        ["SinPi"] = "sin(pi*({0}))",
        ["CosPi"] = "cos(pi*({0}))",
        ["TanPi"] = "tan(pi*({0}))",
    };

    private readonly FunctionTable _functions;
    private readonly ImmutableDictionary<ParameterExpression, string> _parameters;

    private LambdaText(FunctionTable functions, ImmutableDictionary<ParameterExpression, string> parameters)
    {
        _functions = functions;
        _parameters = parameters;
    }

    /// <summary>The declaration of a function with the lambda's body.</summary>
    /// <exception cref="ArgumentException">The lambda takes or returns something other than doubles, or has a part with no symbolic form.</exception>
    public static string Declaration(string name, LambdaExpression lambda, FunctionTable functions)
    {
        if (lambda.ReturnType != typeof(double) || lambda.Parameters.Any(static p => p.Type != typeof(double))) throw new ArgumentException($"'{name}' takes doubles and returns a double, but the lambda is {lambda}", nameof(lambda));
        ImmutableArray<string> names = ParameterNames(lambda.Parameters.Select(static p => p.Name));
        LambdaText writer = new(functions, lambda.Parameters.Zip(names).ToImmutableDictionary(static p => p.First, static p => p.Second));
        return $"function {name}({string.Join(", ", names)}) = {writer.Text(lambda.Body)}\n";
    }

    /// <summary>The names of parameters, with an underscore after those that are constants of the language.</summary>
    public static ImmutableArray<string> ParameterNames(IEnumerable<string?> names) =>
        [.. names.Select(static (name, i) => name is null or "" || Constant.Named(name) is not null ? string.Create(CultureInfo.InvariantCulture, $"{name}_{i + 1}") : name)];

    private string Text(Expression node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            ParameterExpression parameter when _parameters.TryGetValue(parameter, out string? name) => name,
            ConstantExpression { Value: { } value } => NumberText(value, node),
            UnaryExpression unary => UnaryText(unary),
            BinaryExpression binary => BinaryText(binary),
            ConditionalExpression choice => $"if({Text(choice.Test)}, {Text(choice.IfTrue)}, {Text(choice.IfFalse)})",
            MethodCallExpression call => CallText(call),
            MemberExpression member => NumberText(Value(member), node),
            _ => throw Unsupported(node),
        };
    }

    private string UnaryText(UnaryExpression node) => node.NodeType switch
    {
        ExpressionType.Negate or ExpressionType.NegateChecked when node.Method is null => $"(-({Text(node.Operand)}))",
        ExpressionType.UnaryPlus when node.Method is null => Text(node.Operand),
        ExpressionType.Not when node.Type == typeof(bool) => $"(not ({Text(node.Operand)}))",
        ExpressionType.Convert when node.Type == typeof(double) && IsNumber(node.Operand.Type) => Text(node.Operand),
        _ => throw Unsupported(node),
    };

    private string BinaryText(BinaryExpression node)
    {
        string sign = node.NodeType switch
        {
            ExpressionType.Add => "+",
            ExpressionType.Subtract => "-",
            ExpressionType.Multiply => "*",
            ExpressionType.Divide when node.Type == typeof(double) => "/",
            ExpressionType.Power => "^",
            ExpressionType.LessThan => "<",
            ExpressionType.LessThanOrEqual => "<=",
            ExpressionType.GreaterThan => ">",
            ExpressionType.GreaterThanOrEqual => ">=",
            ExpressionType.Equal => "==",
            ExpressionType.NotEqual => "!=",
            ExpressionType.AndAlso => "and",
            ExpressionType.OrElse => "or",
            _ => throw Unsupported(node),
        };
        return $"({Text(node.Left)} {sign} {Text(node.Right)})";
    }

    private string CallText(MethodCallExpression call)
    {
        Type? type = call.Method.DeclaringType;
        bool isKnown = call.Object is null && (type == typeof(Math) || type == typeof(double) || type?.Assembly == typeof(Expr).Assembly);
        if (!isKnown) throw Unsupported(call);
        string[] arguments = [.. call.Arguments.Select(Text)];
        string name = s_names.TryGetValue(call.Method.Name, out string? known) ? known : call.Method.Name.ToLowerInvariant();
        if (name.Contains('{', StringComparison.Ordinal)) return $"({string.Format(CultureInfo.InvariantCulture, name, arguments)})";
        bool isMacro = name is "log" or "sqrt" or "exp2" or "exp10";
        return isMacro || _functions.TryGet(name, arguments.Length, out _) ? $"{name}({string.Join(", ", arguments)})" : throw Unsupported(call);
    }

    /// <summary>The value of a constant, a captured variable or a static field.</summary>
    private static object Value(MemberExpression node)
    {
        object? owner = node.Expression switch
        {
            null => null,
            ConstantExpression constant => constant.Value,
            MemberExpression inner => Value(inner),
            _ => throw Unsupported(node),
        };
        object? value = node.Member switch
        {
            FieldInfo field => field.GetValue(owner),
            PropertyInfo property => property.GetValue(owner),
            _ => null,
        };
        return value ?? throw Unsupported(node);
    }

    private static string NumberText(object value, Expression node) => value switch
    {
        Math.PI => "pi",
        Math.E => "e",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "(-inf)",
        double number when double.IsNaN(number) => "nan",
        IFormattable number when IsNumber(value.GetType()) => $"({number.ToString(null, CultureInfo.InvariantCulture)})",
        _ => throw Unsupported(node),
    };

    private static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static ArgumentException Unsupported(Expression node) =>
        new($"'{node}' has no symbolic form; write it with + - * /, conditions, Math.* and functions of the table, or give a delegate together with its derivative");
}
