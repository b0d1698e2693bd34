using System.Collections.Immutable;
using Symbolic.Compilation;
using Symbolic.Differentiation;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Parsing;
using Symbolic.Rewriting;

namespace Symbolic.Verification;

/// <summary>The functions that rules under verification may use, and what is asked about them again and again.</summary>
internal sealed class VerificationContext(FunctionTable functions, Limits limits)
{
    private readonly Dictionary<Condition, ExactTape?> _conditions = new(ReferenceEqualityComparer.Instance); // two rules may have equal conditions over other names

    /// <summary>The functions, those of the layer included.</summary>
    public FunctionTable Functions => functions;

    /// <summary>A function as it stands in the table, with its delegate if it is a native that has one.</summary>
    public FunctionDefinition Current(FunctionDefinition function) => functions.TryGet(function.Name, function.Arity, out FunctionDefinition? row) ? row : function;

    /// <summary>A formula's expression.</summary>
    public Expr Read(Formula formula) => Formulas.Read(formula, functions);

    /// <summary>The derivative by the ordinary rules alone.</summary>
    public Expr Derivative(Expr expression, string variable) => new Differentiator(functions, static e => e).Differentiate(expression, variable);

    /// <summary>Expressions over some names, in exact arithmetic.</summary>
    public ExactTape Exact(ReadOnlySpan<Expr> expressions, ImmutableArray<string> names) =>
        ExactTape.Build(expressions, names.AsSpan(), functions, text => ExpressionParser.Parse(text, new ParseOptions { Functions = functions, Limits = limits }), limits);

    /// <summary>Whether the conditions of a rule hold at a point.</summary>
    public bool Holds(CheckedRule rule, double[] point)
    {
        foreach (Condition condition in rule.Conditions)
        {
            if (condition is not RelationCondition relation) continue;
            if (!_conditions.TryGetValue(condition, out ExactTape? tape)) _conditions.Add(condition, tape = Exact([new Call("if", [relation.Relation, Number.One, Number.Zero])], rule.Row.Parameters));
            if (tape!.Enclose(Array.ConvertAll(point, Ball.FromDouble), 128)[0].Sign != 1) return false;
        }

        return true;
    }

    /// <summary>Whether exchanging two parameters leaves what a row means as it is.</summary>
    public bool IsSymmetric(FunctionDefinition row, int i, int j)
    {
        Expr spec = Read(row.Spec!);
        return Ordered(Exchange(spec, row.Parameters[i], row.Parameters[j])).Equals(Ordered(spec));
    }

    /// <summary>An expression with the arguments of symmetric functions in canonical order.</summary>
    private Expr Ordered(Expr expression) => ExpressionGraph.Rewrite(expression, node =>
    {
        bool isSymmetric = node is Call { IsDerivative: false, Arguments.Length: 2 } call && functions.TryGet(call.Name, 2, out FunctionDefinition? head) && head.IsSymmetric;
        return isSymmetric && CanonicalOrder.Instance.Compare(node.Arguments[0], node.Arguments[1]) > 0 ? node.WithArguments([node.Arguments[1], node.Arguments[0]]) : node;
    });

    /// <summary>An expression with two variables exchanged.</summary>
    public static Expr Exchange(Expr expression, string u, string v) =>
        Substitution.Apply(expression, symbol => symbol.Name == u ? new Symbol(v) : symbol.Name == v ? new Symbol(u) : null);
}
