using FourMe.Import.Mapping;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>A column of the run together with the account's column of the same name.</summary>
internal sealed class RunColumn
{
    private readonly MeaningContext _context;
    private readonly bool _isIncluded;

    /// <param name="planned">The column of the run.</param>
    /// <param name="place">Index of the account's cells; -1 when the account's export does not have the column.</param>
    /// <param name="isIncluded">Whether to send the column although the export does not have it.</param>
    /// <param name="context">How cells are compared.</param>
    internal RunColumn(PlannedColumn planned, int place, bool isIncluded, MeaningContext context)
    {
        Planned = planned;
        Place = place;
        _isIncluded = isIncluded;
        _context = context;
        Meaning = CellMeanings.For(planned.Column, planned.Entry?.Separator);
    }

    internal PlannedColumn Planned { get; }

    internal string Name => Planned.Column.Name;

    internal string Header => Planned.Header;

    internal int Slot => Planned.Slot;

    internal int Place { get; }

    internal CellMeaning Meaning { get; }

    /// <summary>Number of records with a cell for the column.</summary>
    internal long Written { get; set; }

    /// <summary>Number of records with a value for the column.</summary>
    internal long Filled { get; set; }

    /// <summary>Whether the map writes the column only for new records.</summary>
    internal bool IsOnlyForNew => Planned.Entry?.When == WriteWhen.Create;

    /// <summary>Whether the column is compared. The ID identifies the record and is not a value that could change.</summary>
    internal bool IsCompared => Place >= 0 && !IsOnlyForNew && Name != RecordKey.Id;

    /// <summary>Whether the column may be sent for an existing record.</summary>
    internal bool IsForExisting => !IsOnlyForNew && (Place >= 0 || _isIncluded) && Name != RecordKey.Id;

    /// <summary>What happens to a value that somebody changed in the account.</summary>
    internal DriftAction OnDrift => Planned.Entry?.OnDrift ?? DriftAction.Overwrite;

    /// <summary>Whether the ledger remembers the account's last value. Source and Source ID always follow the source.</summary>
    internal bool IsRemembered => OnDrift != DriftAction.Overwrite && IsCompared
        && Name is not (RecordKey.Source or RecordKey.SourceId);

    /// <summary>The mark by which a value is recognized.</summary>
    internal ulong MarkOf(string cell) => ValueMark.Of(Meaning.Of(cell, _context));

    /// <summary>Whether the column identifies the record or the owner of the row.</summary>
    internal bool Identifies { get; init; }

    /// <summary>Whether the account already has the desired value.</summary>
    internal bool Same(string desired, string actual) => Meaning.Same(desired, actual, _context);

    /// <summary>Whether the service is known to store the one value as the other.</summary>
    internal bool ReadsAs(LearnedValues learned, string written, string actual) => learned.Readings.Count > 0
        && learned.ReadsAs(Header, Meaning.Of(written, _context), Meaning.Of(actual, _context));

    /// <summary>Whether the value was sent for this record before and never took effect.</summary>
    internal bool NeverConverges(LearnedValues learned, string key, string written) => learned.Stuck.Count > 0
        && learned.NeverConverges(key, Header, Meaning.Of(written, _context));
}
