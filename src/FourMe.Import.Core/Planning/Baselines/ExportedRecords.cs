using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>The result of an export: a records file in the store's folder, deleted on disposal unless it becomes a baseline.</summary>
internal sealed class ExportedRecords : IDisposable
{
    private bool _isKept;

    /// <param name="rows">The records; null when nothing has changed.</param>
    /// <param name="moment">The server's time when it accepted the request. The file contains all earlier changes.</param>
    internal ExportedRecords(BaselineRows? rows, DateTimeOffset moment)
    {
        Rows = rows;
        Moment = moment;
    }

    internal BaselineRows? Rows { get; }

    internal DateTimeOffset Moment { get; }

    /// <summary>Keeps the file, because a baseline uses it now.</summary>
    internal void Keep() => _isKept = true;

    public void Dispose()
    {
        if (!_isKept && Rows is not null) PrivateFile.Delete(Rows.Path);
    }
}
