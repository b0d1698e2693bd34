using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>Where emitted code finds variables and puts results.</summary>
internal abstract class Frame(ILGenerator il, NumberTypes types)
{
    /// <summary>The code being written.</summary>
    protected ILGenerator Il { get; } = il;

    /// <summary>The types of numbers.</summary>
    protected NumberTypes Types { get; } = types;

    /// <summary>Whether variables are in memory, from where the JIT compiler would load them at every use.</summary>
    public virtual bool IsMemory => true;

    /// <summary> → value of a variable.</summary>
    public abstract void LoadInput(int index);

    /// <summary>Before the value of a result is computed.</summary>
    public abstract void BeginOutput(int index);

    /// <summary>value → , after the value of a result was computed.</summary>
    public abstract void EndOutput();

    /// <summary>Before a value for scratch memory is computed.</summary>
    public virtual void BeginScratch(int slot) => throw new InvalidOperationException("a tape in one method needs no scratch memory");

    /// <summary>value → , into scratch memory.</summary>
    public virtual void EndScratch(int slot) => throw new InvalidOperationException("a tape in one method needs no scratch memory");

    /// <summary> → value from scratch memory.</summary>
    public virtual void LoadScratch(int slot) => throw new InvalidOperationException("a tape in one method needs no scratch memory");

    /// <summary>reference → reference to the element <paramref name="index"/> places on.</summary>
    protected void Offset(int index, int size)
    {
        if (index == 0) return;
        Il.Emit(OpCodes.Ldc_I8, (long)index * size);
        Il.Emit(OpCodes.Conv_I);
        Il.Emit(OpCodes.Add);
    }

    /// <summary>Variables are arguments 1, 2, …; the only result is the return value.</summary>
    internal class Scalar(ILGenerator il, NumberTypes types) : Frame(il, types)
    {
        public override bool IsMemory => false;

        public override void LoadInput(int index)
        {
            Il.Emit(OpCodes.Ldarg, (short)(index + 1));
            Types.Widen(Il);
        }

        public override void BeginOutput(int index)
        {
        }

        public override void EndOutput()
        {
            Types.Narrow(Il);
            Il.Emit(OpCodes.Ret);
        }
    }

    /// <summary>Variables and results are spans, arguments 1 and 2, whose lengths are checked at the start.</summary>
    internal class Spans : Frame
    {
        private readonly LocalBuilder _x, _y;

        public Spans(ILGenerator il, NumberTypes types, Tape tape)
            : this(il, types, tape.Variables.Length, tape.OutputCount)
        {
        }

        protected Spans(ILGenerator il, NumberTypes types, int inputs, int outputs)
            : base(il, types)
        {
            Type byReference = types.Storage.MakeByRefType();
            _x = il.DeclareLocal(byReference);
            _y = il.DeclareLocal(byReference);
            Label fit = il.DefineLabel();
            LoadLengths(inputs, outputs);
            il.Emit(OpCodes.Call, types.IsSingleStorage ? SpanMethods<float>.Fit : SpanMethods<double>.Fit);
            il.Emit(OpCodes.Brtrue, fit);
            LoadLengths(inputs, outputs);
            il.Emit(OpCodes.Call, types.IsSingleStorage ? SpanMethods<float>.Reject : SpanMethods<double>.Reject);
            il.Emit(OpCodes.Ret);
            il.MarkLabel(fit);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Call, types.IsSingleStorage ? SpanMethods<float>.ReadOnlyReference : SpanMethods<double>.ReadOnlyReference);
            il.Emit(OpCodes.Stloc, _x);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Call, types.IsSingleStorage ? SpanMethods<float>.WritableReference : SpanMethods<double>.WritableReference);
            il.Emit(OpCodes.Stloc, _y);
        }

        private void LoadLengths(int inputs, int outputs)
        {
            Il.Emit(OpCodes.Ldarg_1);
            Il.Emit(OpCodes.Ldarg_2);
            Il.Emit(OpCodes.Ldc_I4, inputs);
            Il.Emit(OpCodes.Ldc_I4, outputs);
        }

        public override void LoadInput(int index)
        {
            Il.Emit(OpCodes.Ldloc, _x);
            Offset(index, Types.StorageSize);
            Types.LoadStorage(Il);
        }

        public override void BeginOutput(int index)
        {
            Il.Emit(OpCodes.Ldloc, _y);
            Offset(index, Types.StorageSize);
        }

        public override void EndOutput() => Types.StoreStorage(Il);

        /// <summary>value → into a result.</summary>
        protected void Store(int index, LocalBuilder value)
        {
            Il.Emit(OpCodes.Ldloc, _y);
            Offset(index, Types.StorageSize);
            Il.Emit(OpCodes.Ldloc, value);
            Types.StoreStorage(Il);
        }
    }

    /// <summary>Argument 1 refers to scratch memory shared by the chunks, 2 to the variables, 3 to the results.</summary>
    internal sealed class Chunk(ILGenerator il, NumberTypes types) : Frame(il, types)
    {
        public override void LoadInput(int index)
        {
            Il.Emit(OpCodes.Ldarg_2);
            Offset(index, Types.StorageSize);
            Types.LoadStorage(Il);
        }

        public override void BeginOutput(int index)
        {
            Il.Emit(OpCodes.Ldarg_3);
            Offset(index, Types.StorageSize);
        }

        public override void EndOutput() => Types.StoreStorage(Il);

        public override void BeginScratch(int slot)
        {
            Il.Emit(OpCodes.Ldarg_1);
            Offset(slot, Types.ArithmeticSize);
        }

        public override void EndScratch(int slot) => Types.StoreArithmetic(Il);

        public override void LoadScratch(int slot)
        {
            BeginScratch(slot);
            Types.LoadArithmetic(Il);
        }
    }
}
