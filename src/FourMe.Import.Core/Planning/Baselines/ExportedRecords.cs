using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>The answer to an export: a file of records in the store's folder, deleted unless it becomes a baseline.</summary>
internal sealed class ExportedRecords : IDisposable
{
    private bool _isKept;

    /// <param name="rows">The records; null when nothing has changed.</param>
    /// <param name="moment">The server's clock when it took the request: all that changed before is in the file.</param>
    internal ExportedRecords(BaselineRows? rows, DateTimeOffset moment)
    {
        Rows = rows;
        Moment = moment;
    }

    internal BaselineRows? Rows { get; }

    internal DateTimeOffset Moment { get; }

    /// <summary>The file is a baseline's now.</summary>
    internal void Keep() => _isKept = true;

    public void Dispose()
    {
        if (!_isKept && Rows is not null) PrivateFile.Delete(Rows.Path);
    }
}
