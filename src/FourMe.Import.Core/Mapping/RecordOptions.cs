using FourMe.Import.Values;

namespace FourMe.Import;

/// <summary>What is done with a value that a record does not have and no map entry speaks of.</summary>
public enum OnMissing
{
    /// <summary>Rows go into a file for each set of columns, so that nothing is cleared that nobody asked to clear.</summary>
    Split,
    /// <summary>The record is refused.</summary>
    Error,
    /// <summary>An empty cell is written, but never in a key or an owner column.</summary>
    Clear,
}

/// <summary>How records become rows. The same for importing, converting and testing.</summary>
public sealed class RecordOptions
{
    private FormattingContext _formatting = new();

    /// <summary>Where each column's value comes from; null to match properties and columns by name.</summary>
    public IReadOnlyList<MapEntry>? Map { get; init; }

    /// <summary>Constants by column, in every row.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Constants { get; init; } = [];

    /// <summary>What a missing value means where no map entry says so.</summary>
    public OnMissing OnMissing { get; init; } = OnMissing.Split;

    /// <summary>Columns outside the catalogue that are passed through as text.</summary>
    public IReadOnlyCollection<string> AllowColumn { get; init; } = [];

    /// <summary>Make a property that matches no column an error instead of a warning.</summary>
    public bool Strict { get; init; }

    /// <summary>Leave out the checks of keys and required columns; values are still formatted.</summary>
    public bool SkipValidation { get; init; }

    /// <summary>
    /// Send records without a complete key: the service adds a new one for each, in every run anew. A person is then looked
    /// up by e-mail though Source and Source ID are empty, and loses both.
    /// </summary>
    public bool AllowCreateWithoutKey { get; init; }

    /// <summary>
    /// Names of records that exist or come with the same run, by record type: people by e-mail, most types by name. A
    /// reference that differs from one of them only in case or blanks is a warning. Types that are not in it are not checked.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> KnownNames { get; init; } =
        new Dictionary<string, IReadOnlyCollection<string>>();

    /// <summary>Send references to records of the same type in files of their own after all others.</summary>
    public bool DeferReferences { get; init; }

    internal FormattingContext Formatting { get => _formatting; init => _formatting = value; }

    /// <summary>The same options with something else to format values by.</summary>
    internal RecordOptions With(FormattingContext formatting)
    {
        var changed = (RecordOptions)MemberwiseClone();
        changed._formatting = formatting;
        return changed;
    }
}
