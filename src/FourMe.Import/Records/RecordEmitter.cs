using System.Management.Automation;
using FourMe.Import.Exporting;
using FourMe.Import.Values;

namespace FourMe.Import.PowerShell;

/// <summary>Makes PowerShell objects of exported records: a property for each header, and a type name for the record type.</summary>
/// <param name="emit">Takes the records.</param>
/// <param name="typed">Whether cells become values of their kind.</param>
/// <param name="mixed">Whether there are records of several types.</param>
internal sealed class RecordEmitter(Action<PSObject> emit, bool typed, bool mixed) : IRecordReceiver
{
    internal const string TypePrefix = "FourMe.Record.";

    /// <summary>
    /// The second name of records that come with those of other types: it lets them stand in one table. Where all are of one
    /// type it would only make PowerShell unsure of the view, once Select-Object has put its own name before the first.
    /// </summary>
    private const string CommonName = "FourMe.Record";

    private RecordObjects? _objects;
    private string[] _headers = [];
    private Column?[] _columns = [];

    /// <summary>Whether an object is a record of an export.</summary>
    internal static bool IsRecord(PSObject record) => record.TypeNames.Any(name => name.StartsWith(TypePrefix, StringComparison.Ordinal));

    public void Begin(string type, IReadOnlyList<string> headers)
    {
        _headers = [.. headers];
        _objects = new RecordObjects(mixed ? [TypePrefix + type, CommonName] : [TypePrefix + type], _headers.Length);
        RecordType? known = typed ? ExportTypes.Find(type)?.RecordType : null;
        _columns = [.. headers.Select(header => known?.FindColumn(header))];
    }

    public void Take(IReadOnlyList<string[]> records)
    {
        foreach (string[] cells in records) emit(Make(cells));
    }

    private PSObject Make(string[] cells)
    {
        PSObject record = _objects!.New();
        // Asked for once: each time it is a new object.
        PSMemberInfoCollection<PSPropertyInfo> properties = record.Properties;
        for (int i = 0; i < _headers.Length; i++)
            properties.Add(new PSNoteProperty(_headers[i], _columns[i] is { } column ? TypedCells.Of(cells[i], column) : cells[i]),
                preValidated: true);
        return record;
    }
}
