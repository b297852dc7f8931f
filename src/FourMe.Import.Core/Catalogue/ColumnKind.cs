namespace FourMe.Import;

/// <summary>
/// What a column holds, which determines how its values are written (https://developer.xurrent.com/v1/general/data_types/).
/// </summary>
public enum ColumnKind
{
    /// <summary>One line of text.</summary>
    Text,
    /// <summary>Text that may have line breaks.</summary>
    Multiline,
    /// <summary>A whole number, plain digits.</summary>
    Integer,
    /// <summary>A number with a decimal point.</summary>
    Decimal,
    /// <summary>1 or 0.</summary>
    Boolean,
    /// <summary>yyyy-MM-dd.</summary>
    Date,
    /// <summary>ISO 8601 with a zone; without one in a zone-less column.</summary>
    DateTime,
    /// <summary>hh:mm, 00:00 to 24:00.</summary>
    Time,
    /// <summary>Whole minutes, or hours and minutes as hhh:mm.</summary>
    Duration,
    /// <summary>The id of a value of an enumeration.</summary>
    Enumeration,
    /// <summary>The name, e-mail address, label or id of another record.</summary>
    Reference,
    /// <summary>Several references, one per line unless the column says otherwise.</summary>
    ReferenceList,
    /// <summary>A JSON array of objects with id and value.</summary>
    CustomFields,
    /// <summary>Not documented: written as text.</summary>
    Unknown,
}
