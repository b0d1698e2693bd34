using System.Runtime.InteropServices;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Data;

/// <summary>Writes the values of a block of rows: behind the rows as text, or raw and alone.</summary>
internal abstract class ValueWriter
{
    /// <summary>Whether the rows are wanted as text.</summary>
    public abstract bool WantsRows { get; }

    /// <summary>Writes what stands before the first row.</summary>
    public abstract void Begin(string header, IEnumerable<string> names);

    /// <summary>Writes a block.</summary>
    /// <param name="rows">The rows as text, if wanted.</param>
    /// <param name="values">The values row by row.</param>
    public abstract void Write(RowTexts rows, Span<double> values);

    /// <summary>Lines of comma-separated values.</summary>
    internal sealed class Text(TextWriter writer) : ValueWriter
    {
        public override bool WantsRows => true;

        public override void Begin(string header, IEnumerable<string> names) => writer.WriteLine(string.Join(',', names.Select(CsvText.Quoted).Prepend(header)));

        public override void Write(RowTexts rows, Span<double> values)
        {
            int width = values.Length / rows.Count;
            for (int i = 0; i < rows.Count; i++)
            {
                writer.Write(rows[i]);
                foreach (double value in values.Slice(i * width, width))
                {
                    writer.Write(',');
                    writer.Write(NumberFormat.Of(value));
                }

                writer.WriteLine();
            }
        }
    }

    /// <summary>Little-endian doubles.</summary>
    internal sealed class Raw(Stream stream) : ValueWriter
    {
        public override bool WantsRows => false;

        public override void Begin(string header, IEnumerable<string> names)
        {
        }

        public override void Write(RowTexts rows, Span<double> values)
        {
            RawDoubles.ToNative(values);
            stream.Write(MemoryMarshal.AsBytes(values));
        }
    }
}
