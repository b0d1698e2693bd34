namespace Symbolic.Cli.Data;

/// <summary>Points, a block of rows at a time.</summary>
internal interface IPointReader
{
    /// <summary>The first line of a table of the rows.</summary>
    string Header { get; }

    /// <summary>Reads until there are so many good rows, or no more.</summary>
    /// <param name="rows">Receives the rows as text, if they are wanted.</param>
    /// <param name="points">Receives the values, one per variable for each row.</param>
    /// <param name="most">The most rows.</param>
    /// <returns>The number of rows read; 0 at the end.</returns>
    int Read(RowTexts? rows, double[] points, int most);
}
