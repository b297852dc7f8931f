using System.Collections.Specialized;
using System.Management.Automation;
using FourMe.Import.Hosting;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Tells lines of a CSV file that had too few cells, once Import-Csv made objects of them: what is missing at the end is
/// $null, where an empty cell is ''. Other objects are told from those by values that are no text, or by a $null before
/// a text.
/// </summary>
internal sealed class ShortRows
{
    /// <summary>So many objects are looked at whole; of later ones those that end in $null.</summary>
    private const int Sampled = 200;

    private bool _isOther;
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
        if (OwnMembers.Of(record) is { } own)
        {
            if (!isSample && !EndsInNull(own)) return;
            Look(own.Values.OfType<PSPropertyInfo>().Where(member => !OwnMembers.IsReserved(member.Name)), number);
        }
        // Where the engine's list cannot be had it would cost too much to look at each.
        else if (isSample) Look(record.Properties, number);
    }

    /// <summary>The warning, when all records are in; null when there is none to give.</summary>
    internal Notice? Notice() => _isOther || _short == 0 ? null : new Notice(
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
        if (firstNull is null || !hasText) return;
        if (_short++ > 0) return;
        _first = number;
        _property = firstNull;
    }
}
