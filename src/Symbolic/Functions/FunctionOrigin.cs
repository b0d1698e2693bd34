namespace Symbolic.Functions;

/// <summary>Where a function's definition comes from.</summary>
public enum FunctionOrigin
{
    /// <summary>The table that comes with the engine.</summary>
    BuiltIn,

    /// <summary>A rule file: <c>function f(x) = …</c>.</summary>
    User,

    /// <summary>A rule file: <c>function f(x) = native</c>, evaluated by a delegate registered under the name.</summary>
    Native,

    /// <summary>A rule file: <c>function f(x) = unknown</c>, which has no value, only derivatives <c>D[1](f)(x)</c>.</summary>
    Unknown,
}
