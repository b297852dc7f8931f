using FourMe.Import.Importing;

namespace FourMe.Import.PowerShell;

/// <summary>A row of an import that the service refused.</summary>
public sealed class RowResult
{
    internal RowResult(string token, FailedRow row)
    {
        Token = token;
        Row = row.InputNumber;
        Line = row.FileLine;
        Message = row.Said;
        Record = RowObject.Of(row);
    }

    /// <summary>The job.</summary>
    public string Token { get; }

    /// <summary>Number of the record in the input, counted from 1.</summary>
    public long Row { get; }

    /// <summary>Line of the file on which the row begins.</summary>
    public long Line { get; }

    /// <summary>The message in the log.</summary>
    public string Message { get; }

    /// <summary>The sent row.</summary>
    public object Record { get; }
}
