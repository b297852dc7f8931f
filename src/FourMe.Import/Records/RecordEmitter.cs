using System.Collections.Specialized;
using System.Management.Automation;
using FourMe.Import.Exporting;
using FourMe.Import.Values;

namespace FourMe.Import.PowerShell;

/// <summary>Creates PowerShell objects for exported records: a property for each header, and a type name for the record type.</summary>
/// <param name="emit">Receives the records.</param>
/// <param name="typed">Whether cells are converted to typed values.</param>
/// <param name="mixed">Whether there are records of several types.</param>
internal sealed class RecordEmitter(Action<PSObject> emit, bool typed, bool mixed) : IRecordReceiver
{
    internal const string TypePrefix = "FourMe.Record.";

    /// <summary>
    /// The second type name of records in an export of several types, which shows them in one table. For a single type it would
    /// only confuse PowerShell's choice of a view after Select-Object has added its own name.
    /// </summary>
    private const string CommonName = "FourMe.Record";

    private RecordObjects? _objects;
    private string[] _headers = [];
    private Column?[] _columns = [];
    private bool _areDistinct;
    private bool _isAnnounced;

    /// <summary>Whether an object is an exported record.</summary>
    internal static bool IsRecord(PSObject record) => record.TypeNames.Any(name => name.StartsWith(TypePrefix, StringComparison.Ordinal));

    public void Begin(string type, IReadOnlyList<string> headers)
    {
        _headers = [.. headers];
        _areDistinct = _headers.Distinct(StringComparer.OrdinalIgnoreCase).Count() == _headers.Length;
        _isAnnounced = false;
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
        // Read once: the list is looked up, and each access to the collection creates a new object.
        OrderedDictionary? own = _isAnnounced ? OwnMembers.MembersOf(record) : null;
        PSMemberInfoCollection<PSPropertyInfo>? properties = null;
        for (int i = 0; i < _headers.Length; i++)
        {
            var property = new PSNoteProperty(_headers[i], _columns[i] is { } column ? TypedCells.Parse(cells[i], column) : cells[i]);
            if (!RecordObjects.TryAdd(own, record, property)) (properties ??= record.Properties).Add(property, preValidated: true);
        }
        // Two columns of one name would be an error of the list; the public way keeps the last one.
        _isAnnounced = _areDistinct;
        return record;
    }
}
