using FourMe.Import.Values;

namespace FourMe.Import;

/// <summary>How a missing value is treated when no map entry decides.</summary>
public enum OnMissing
{
    /// <summary>Rows go into one file per set of columns, so fields are cleared only when you ask.</summary>
    Split,
    /// <summary>The record is refused.</summary>
    Error,
    /// <summary>An empty cell is written, but never in a key or an owner column.</summary>
    Clear,
}

/// <summary>How records become rows. Shared by importing, converting and testing.</summary>
public sealed class RecordOptions
{
    private FormattingContext _formatting = new();
    private IReadOnlyList<KeyValuePair<string, object?>> _constants = [];

    /// <summary>The source of each column's value; null to match properties and columns by name.</summary>
    public IReadOnlyList<MapEntry>? Map { get; init; }

    /// <summary>Constants by column, in every row.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Constants { get => _constants; init => _constants = value; }

    /// <summary>What a missing value means when no map entry decides.</summary>
    public OnMissing OnMissing { get; init; } = OnMissing.Split;

    /// <summary>Columns outside the catalogue that are passed through as text.</summary>
    public IReadOnlyCollection<string> AllowColumn { get; init; } = [];

    /// <summary>Make a property that matches no column an error instead of a warning.</summary>
    public bool Strict { get; init; }

    /// <summary>Skip the checks of keys and required columns; values are still formatted.</summary>
    public bool SkipValidation { get; init; }

    /// <summary>
    /// Send records without a complete key: the service creates a new record for each, at every import. A person with empty
    /// Source and Source ID is then looked up by e-mail address, and loses both.
    /// </summary>
    public bool AllowCreateWithoutKey { get; init; }

    /// <summary>
    /// Names of existing records and of records in the same run, by record type: people by e-mail address, most types by name.
    /// A reference that differs from one of them only in case or blanks causes a warning. Other types are not checked.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> KnownNames { get; init; } =
        new Dictionary<string, IReadOnlyCollection<string>>();

    /// <summary>Send references to records of the same type in separate files after all others.</summary>
    public bool DeferReferences { get; init; }

    internal FormattingContext Formatting { get => _formatting; init => _formatting = value; }

    /// <summary>The same options with another formatting context.</summary>
    internal RecordOptions With(FormattingContext formatting)
    {
        var changed = (RecordOptions)MemberwiseClone();
        changed._formatting = formatting;
        return changed;
    }

    /// <summary>The same options with other constants.</summary>
    internal RecordOptions With(IReadOnlyList<KeyValuePair<string, object?>> constants)
    {
        var changed = (RecordOptions)MemberwiseClone();
        changed._constants = constants;
        return changed;
    }
}
