using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Text;
using Symbolic.Rewriting;

namespace Symbolic;

/// <content>C# functions as functions of the language.</content>
public sealed partial class SymbolicEngine
{
    /// <summary>An engine with a function whose body is a C# lambda, differentiated symbolically: <c>WithFunction("swish", (double x) =&gt; x/(1 + Math.Exp(-x)))</c>.</summary>
    /// <param name="name">The function's name in expressions.</param>
    /// <param name="body">A lambda over doubles of + − * /, comparisons, <c>?:</c>, <see cref="Math"/>'s functions and those of the table. Captured variables count
    /// with the values they have now; a literal such as 0.1 means 1/10.</param>
    /// <exception cref="ArgumentException">The lambda has a part without a symbolic form.</exception>
    /// <exception cref="SymbolicException">The name cannot be declared, e.g. SD1007: it is that of a built-in function.</exception>
    public SymbolicEngine WithFunction(string name, LambdaExpression body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return With(LambdaText.Declaration(name, body, Functions));
    }

    /// <summary>An engine with a function that a delegate evaluates and a text differentiates: <c>WithFunction("h", (double x) =&gt; Table(x), "1 - h(x)^2")</c>.</summary>
    /// <param name="name">The function's name in expressions.</param>
    /// <param name="function">A delegate with one to eight double parameters that returns a double; the texts use its parameters' names.</param>
    /// <param name="derivative">The derivative by the first parameter, or <c>none</c>.</param>
    /// <param name="others">The derivatives by the other parameters, in order.</param>
    /// <exception cref="ArgumentException">The delegate has another shape, or not as many derivatives as parameters are given.</exception>
    /// <exception cref="SymbolicException">A derivative is not an expression in the parameters, or SD2001: it is not that of the delegate.</exception>
    public SymbolicEngine WithFunction(string name, Delegate function, string derivative, params ReadOnlySpan<string> others)
    {
        ArgumentNullException.ThrowIfNull(derivative);
        return WithDelegate(name, function, [derivative, .. others]);
    }

    /// <summary>An engine with a function that delegates evaluate and differentiate; the derivatives are functions <c>name_x</c> for a parameter <c>x</c>, without derivatives of their own.</summary>
    /// <param name="name">The function's name in expressions.</param>
    /// <param name="function">A delegate with one to eight double parameters that returns a double.</param>
    /// <param name="derivative">The derivative by the first parameter, a delegate of the same shape.</param>
    /// <param name="others">The derivatives by the other parameters, in order.</param>
    /// <exception cref="ArgumentException">A delegate has another shape, or not as many derivatives as parameters are given.</exception>
    /// <exception cref="SymbolicException">The name cannot be declared, or SD2001: a derivative is not that of the function.</exception>
    public SymbolicEngine WithFunction(string name, Delegate function, Delegate derivative, params ReadOnlySpan<Delegate> others)
    {
        Delegate[] derivatives = [derivative, .. others];
        ImmutableArray<string> parameters = DelegateParameters(name, function, derivatives.Length);
        SymbolicEngine engine = this;
        string[] texts = new string[derivatives.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            string partial = $"{name}_{parameters[i]}";
            NativeShape.Check(partial, derivatives[i]);
            if (NativeShape.Arity(derivatives[i]) != parameters.Length) throw new ArgumentException($"the derivative of '{name}' by '{parameters[i]}' takes {parameters.Length} arguments", nameof(derivative));
            engine = engine.WithNative(partial, derivatives[i]);
            texts[i] = $"{partial}({string.Join(", ", parameters)})";
        }

        return engine.WithDelegate(name, function, texts);
    }

    private SymbolicEngine WithDelegate(string name, Delegate function, string[] derivatives)
    {
        ImmutableArray<string> parameters = DelegateParameters(name, function, derivatives.Length);
        StringBuilder text = new($"function {name}({string.Join(", ", parameters)}) = native\n");
        for (int i = 0; i < derivatives.Length; i++) text.Append($"  d/d{parameters[i]} = {derivatives[i]}\n");
        return new SymbolicEngine(_rules.WithDelegate(name, function), _assumptions, Limits).With(text.ToString());
    }

    private static ImmutableArray<string> DelegateParameters(string name, Delegate function, int derivatives)
    {
        NativeShape.Check(name, function);
        ImmutableArray<string> parameters = LambdaText.ParameterNames(function.Method.GetParameters()[^NativeShape.Arity(function)..].Select(static p => p.Name));
        return derivatives == parameters.Length ? parameters : throw new ArgumentException($"'{name}' has {parameters.Length} parameters, but {derivatives} derivatives are given", nameof(derivatives));
    }
}
