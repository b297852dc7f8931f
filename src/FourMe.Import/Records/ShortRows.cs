using System.Collections.Specialized;
using System.Management.Automation;
using FourMe.Import.Hosting;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Detects lines of a CSV file with too few cells after Import-Csv: missing cells at the end are $null, while an empty cell is
/// ''. Objects with values that are not text, or with $null before a text, are not from Import-Csv.
/// </summary>
internal sealed class ShortRows
{
    /// <summary>Number of objects that are checked completely; of later ones only those that end in $null.</summary>
    private const int Sampled = 200;

    private bool _isOther;
    private bool _differ;
    private long _seen;
    private long _short;
    private long _first;
    private string? _property;

    /// <param name="record">A custom object.</param>
    /// <param name="number">Its number in the input, counted from 1.</param>
    internal void Note(PSObject record, long number)
    {
        if (_isOther) return;
        bool isSample = _seen++ < Sampled;
        if (OwnMembers.MembersOf(record) is { } own)
        {
            if (!isSample && !EndsInNull(own))
            {
                _differ = true;
                return;
            }
            Look(own.Values.OfType<PSPropertyInfo>().Where(member => !OwnMembers.IsReserved(member.Name)), number);
        }
        // Without the engine's internal list, checking each object would be too slow.
        else if (isSample) Look(record.Properties, number);
    }

    /// <summary>
    /// The warning, after the last record; null when there is none. Objects that all end in the same properties without a value
    /// are no lines with too few cells: their producer has nothing for these.
    /// </summary>
    internal Notice? Notice() => _isOther || _short == 0 || !_differ ? null : new Notice(
        "ShortRows",
        $"{(_short == 1 ? "1 record ends" : $"{_short} records end")} in properties that are $null, " +
        $"the first is record {_first} from '{_property}' on. Import-Csv returns this for lines with too few cells, " +
        "and it clears the fields. -Path refuses such lines and names them.");

    private static bool EndsInNull(OrderedDictionary own)
    {
        for (int i = own.Count - 1; i >= 0; i--)
            if (own[i] is PSNoteProperty note) return note.Value is null;
        return false;
    }

    private void Look(IEnumerable<PSPropertyInfo> properties, long number)
    {
        string? firstNull = null;
        bool hasText = false;
        foreach (PSPropertyInfo property in properties)
        {
            object? value = property is PSNoteProperty ? property.Value : this;
            if (value is null) firstNull ??= property.Name;
            else if (value is string && firstNull is null) hasText = true;
            else
            {
                _isOther = true;
                return;
            }
        }
        if (firstNull is null || !hasText)
        {
            _differ = true;
            return;
        }
        _differ |= _property is not null && _property != firstNull;
        if (_short++ > 0) return;
        _first = number;
        _property = firstNull;
    }
}
