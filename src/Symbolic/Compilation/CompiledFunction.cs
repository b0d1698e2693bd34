using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Symbolic.Compilation;
using Symbolic.Functions;

namespace Symbolic;

/// <summary>One or several expressions, ready to be evaluated in doubles.</summary>
/// <remarks>Evaluation starts with an interpreter, at no further cost; after <see cref="CallsBeforeOptimizing"/> calls machine code is
/// made in the background and used from then on. Both give the same bits (of a NaN, neither sign nor payload are specified).
/// Safe to use from several threads. Evaluation with <see cref="Accuracy.Fast"/> does not allocate; with <see cref="Accuracy.Stable"/> points
/// at which doubles may lose digits are settled in exact arithmetic, which does, and takes some microseconds.</remarks>
public sealed class CompiledFunction
{
    /// <summary>After how many calls machine code pays off: compiling an operation costs about as much as interpreting it that often.</summary>
    public const int CallsBeforeOptimizing = 2000;

    private const int StackDoubles = 256;
    private readonly Lock _emitting = new();
    private readonly Guard? _guard;
    private SpanFunction _function;
    private int _calls;

    /// <summary>A function over a tape that computes what the guard, if there is one, wants to see.</summary>
    internal CompiledFunction(Tape tape, Guard? guard = null)
    {
        Tape = tape;
        _guard = guard;
        _function = Interpret;
    }

    /// <summary>The variables, in the order of the values given for them.</summary>
    public ImmutableArray<string> Variables => Tape.Variables;

    /// <summary>The number of results.</summary>
    public int OutputCount => _guard?.OutputCount ?? Tape.OutputCount;

    /// <summary>The number of operations an evaluation takes at most.</summary>
    public int OperationCount => Tape.Length;

    /// <summary>Whether machine code is in use.</summary>
    public bool IsOptimized => Volatile.Read(ref _function).Target != this;

    /// <summary>The instructions.</summary>
    internal Tape Tape { get; }

    /// <summary>After how many calls machine code is made; fewer for functions that are asked where others are slow.</summary>
    internal int Patience { get; init; } = CallsBeforeOptimizing;

    /// <summary>Evaluates at a point.</summary>
    /// <param name="x">One value per variable.</param>
    /// <param name="y">Receives <see cref="OutputCount"/> values; must not overlap <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or the spans overlap.</exception>
    public void Evaluate(ReadOnlySpan<double> x, Span<double> y)
    {
        _function(x, y);
    }

    /// <summary>Evaluates at a point and says which arithmetic settled each result.</summary>
    /// <param name="x">One value per variable.</param>
    /// <param name="y">Receives <see cref="OutputCount"/> values, those that <see cref="Evaluate(ReadOnlySpan{double}, Span{double})"/> gives; must not overlap <paramref name="x"/>.</param>
    /// <param name="tiers">Receives the arithmetic for each of them; <see cref="Tier.Double"/> throughout for functions that are <see cref="Accuracy.Fast"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or the spans overlap.</exception>
    public void Evaluate(ReadOnlySpan<double> x, Span<double> y, Span<Tier> tiers)
    {
        EmittedClosure.Check(x, y, Tape.Variables.Length, OutputCount);
        if (tiers.Length < OutputCount) throw new ArgumentException($"there are {OutputCount} results, but room for the arithmetic of {tiers.Length}", nameof(tiers));
        tiers = tiers[..OutputCount];
        tiers.Clear();
        if (_guard is null) TapeInterpreter.Evaluate(Tape, x, y);
        else Guarded(_guard, x, y, tiers);
    }

    /// <summary>Evaluates a function of one result at a point, one value per variable.</summary>
    /// <exception cref="ArgumentException">The number of values does not fit.</exception>
    /// <exception cref="InvalidOperationException">There are several results.</exception>
    public double Evaluate(params ReadOnlySpan<double> x)
    {
        if (OutputCount != 1) throw new InvalidOperationException($"there are {OutputCount} results; give a span for them");
        double y = 0;
        Evaluate(x, new Span<double>(ref y));
        return y;
    }

    /// <summary>Makes machine code now, instead of after <see cref="CallsBeforeOptimizing"/> calls. Takes some 0.1 ms, and 2 to 3 µs per operation.
    /// Does nothing where the platform cannot make code at run time.</summary>
    public void Optimize()
    {
        if (!RuntimeFeature.IsDynamicCodeSupported) return;
        lock (_emitting)
        {
            if (!IsOptimized) Volatile.Write(ref _function, DelegateMethods.Prepared(_guard is null ? DelegateEmitter.Emit<SpanFunction>(Tape) : GuardedEmitter.Emit(Tape, _guard)));
        }
    }

    /// <summary>The function as a delegate of machine code, or of the interpreter where the platform cannot make code at run time.</summary>
    /// <typeparam name="TDelegate">A delegate that takes one <see cref="double"/> per variable and returns one, e.g. <c>Func&lt;double, double&gt;</c>;
    /// the same with <see cref="float"/>; or <see cref="SpanFunction"/> or <see cref="SingleSpanFunction"/>.</typeparam>
    /// <param name="computeInDouble">Whether a delegate of floats computes in doubles and rounds the results, or rounds after every operation;
    /// functions that are not <see cref="Accuracy.Fast"/> always do the former.</param>
    /// <exception cref="ArgumentException">The delegate does not fit the number of variables or results.</exception>
    public TDelegate ToDelegate<TDelegate>(bool computeInDouble = true)
        where TDelegate : Delegate
    {
        if (_guard is null) return DelegateEmitter.Emit<TDelegate>(Tape, computeInDouble);
        if (GuardedEmitter.EmitScalar<TDelegate>(Tape, _guard) is { } scalar) return scalar;
        Optimize();
        if (IsOptimized) return ScalarDelegates.Of<TDelegate>(_function, Variables.Length, OutputCount);
        return ScalarDelegates.Of<TDelegate>(Evaluate, Variables.Length, OutputCount);
    }

    /// <summary>Makes what settles doubtful results now and not beside, once points have asked for it.</summary>
    internal void MakeForms() => _guard?.MakeForms();

    private void Interpret(ReadOnlySpan<double> x, Span<double> y)
    {
        EmittedClosure.Check(x, y, Tape.Variables.Length, OutputCount);
        if (_guard is null) TapeInterpreter.Evaluate(Tape, x, y);
        else Guarded(_guard, x, y, []);
        if (Interlocked.Increment(ref _calls) != Patience) return;
        BackgroundWork.Queue(static function => function.Optimize(), this);
    }

    private void Guarded(Guard guard, ReadOnlySpan<double> x, Span<double> y, Span<Tier> tiers)
    {
        Span<double> all = guard.Total <= StackDoubles ? stackalloc double[guard.Total] : new double[guard.Total];
        TapeInterpreter.Evaluate(Tape, x, all);
        guard.Apply(x, all, y[..guard.OutputCount], tiers);
    }
}
