using FourMe.Import.Mapping;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>A column of the run beside the account's column of the same name.</summary>
internal sealed class RunColumn
{
    private readonly MeaningContext _context;
    private readonly bool _isIncluded;

    /// <param name="planned">The column of the run.</param>
    /// <param name="place">Where the account's cell is; -1 when the account's records do not have the column.</param>
    /// <param name="isIncluded">It is sent though the account's records do not have it.</param>
    /// <param name="context">What cells are compared by.</param>
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

    /// <summary>Number of records that have the column.</summary>
    internal long Written { get; set; }

    /// <summary>Number of records that have a value in it.</summary>
    internal long Filled { get; set; }

    /// <summary>The map writes the column only when a record is new.</summary>
    internal bool IsOnlyForNew => Planned.Entry?.When == WriteWhen.Create;

    /// <summary>The account's ID says which record is meant; it is no value that could change.</summary>
    internal bool IsCompared => Place >= 0 && !IsOnlyForNew && Name != RecordKey.Id;

    /// <summary>Whether a record that exists may get the column.</summary>
    internal bool IsForExisting => !IsOnlyForNew && (Place >= 0 || _isIncluded) && Name != RecordKey.Id;

    /// <summary>What becomes of a value that somebody changed in the account.</summary>
    internal DriftAction OnDrift => Planned.Entry?.OnDrift ?? DriftAction.Overwrite;

    /// <summary>Whether the ledger remembers what the account last had. What says which record is meant is always the source's.</summary>
    internal bool IsRemembered => OnDrift != DriftAction.Overwrite && IsCompared
        && Name is not (RecordKey.Source or RecordKey.SourceId);

    /// <summary>The mark of a value, to know it again by.</summary>
    internal ulong MarkOf(string cell) => ValueMark.Of(Meaning.Of(cell, _context));

    /// <summary>Whether the column says which record is meant, or whose row it is.</summary>
    internal bool Identifies { get; init; }

    /// <summary>Whether the account has what is desired already.</summary>
    internal bool Same(string desired, string actual) => Meaning.Same(desired, actual, _context);

    /// <summary>Whether the service is known to make one value out of another.</summary>
    internal bool ReadsAs(LearnedValues learned, string written, string actual) => learned.Readings.Count > 0
        && learned.ReadsAs(Header, Meaning.Of(written, _context), Meaning.Of(actual, _context));

    /// <summary>Whether the value was sent for a record before and never came to be.</summary>
    internal bool NeverConverges(LearnedValues learned, string key, string written) => learned.Stuck.Count > 0
        && learned.NeverConverges(key, Header, Meaning.Of(written, _context));
}
