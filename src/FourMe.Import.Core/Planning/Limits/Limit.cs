using System.Globalization;
using FourMe.Import.Errors;

namespace FourMe.Import;

/// <summary>
/// The number of records a plan may affect without an agreement: a number, a percentage of the run name's records, or both. With both,
/// the smaller result applies.
/// </summary>
/// <remarks>
/// A number is used as it is, 0 included. A percentage is rounded down, then raised to at least 3 and capped at half of the records: small
/// sources can still change, and no percentage lets most of a source go. 0 % allows nothing.
/// </remarks>
public readonly struct Limit : IEquatable<Limit>
{
    private const int UsualFloor = 3;

    private readonly int _higherFloor;

    private Limit(long? number, decimal? percent, int higherFloor = 0)
    {
        Number = number;
        Percent = percent;
        _higherFloor = higherFloor;
    }

    /// <summary>The number of records; null when only a percentage was given.</summary>
    public long? Number { get; }

    /// <summary>The percentage, from 0 to 100; null when only a number was given.</summary>
    public decimal? Percent { get; }

    /// <summary>Creates a limit of a number of records.</summary>
    /// <exception cref="FourMeException"><c>InvalidLimit</c>: the number is negative.</exception>
    public static Limit Of(long number) =>
        number >= 0 ? new(number, null) : throw Failures.InvalidLimit(number.ToString(CultureInfo.InvariantCulture)).ToException();

    /// <summary>Creates a limit of a percentage of the records.</summary>
    /// <exception cref="FourMeException"><c>InvalidLimit</c>: the percentage is not between 0 and 100.</exception>
    public static Limit OfPercent(decimal percent) => percent is >= 0 and <= 100 ? new(null, percent)
        : throw Failures.InvalidLimit(percent.ToString(CultureInfo.InvariantCulture) + "%").ToException();

    /// <summary>Parses a number such as <c>100</c>, a percentage such as <c>5%</c>, or both separated by a comma.</summary>
    /// <param name="text">Digits without a group separator. A percentage may have a decimal point: <c>2.5%</c>.</param>
    /// <exception cref="FourMeException"><c>InvalidLimit</c>: the text is not a number, a percentage, or one of each.</exception>
    public static Limit Parse(string text)
    {
        string[] parts = text.Split(',');
        Limit limit = ParseOne(parts[0], text);
        if (parts.Length == 1) return limit;
        Limit other = ParseOne(parts[1], text);
        // Two numbers are a number with a group separator.
        return parts.Length == 2 && limit.Number is null != other.Number is null ? limit.And(other) : throw Invalid(text);
    }

    /// <summary>Combines two limits: the smaller number and the smaller percentage are kept.</summary>
    public Limit And(Limit other) => new(Smaller(Number, other.Number), Smaller(Percent, other.Percent));

    /// <summary>The number of records allowed.</summary>
    /// <param name="records">The number of records of the run name that are not retired.</param>
    public long Allowed(long records) => Math.Min(Number ?? long.MaxValue, Percent is { } percent ? OfRecords(percent, records)
        // A default value without number and percentage allows nothing.
        : Number is null ? 0 : long.MaxValue);

    /// <summary>The minimum number required: without the floor of 3 and the cap at half of the records.</summary>
    /// <param name="usual">The usual number of records.</param>
    internal long Required(long usual) =>
        Math.Min(Number ?? long.MaxValue, Percent is { } percent ? Share(percent, usual) : Number is null ? 0 : long.MaxValue);

    /// <summary>A percentage with a floor higher than 3, not capped at half of the records.</summary>
    internal static Limit OfPercent(decimal percent, int higherFloor) => new(null, percent, higherFloor);

    /// <inheritdoc />
    public bool Equals(Limit other) => Number == other.Number && Percent == other.Percent && _higherFloor == other._higherFloor;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Limit other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => (Number, Percent, _higherFloor).GetHashCode();

    /// <summary>The limit in the form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        Percent is { } percent ? percent.ToString("0.####", CultureInfo.InvariantCulture) + "%" : null,
        Number?.ToString(CultureInfo.InvariantCulture),
    }.Where(text => text is not null));

    /// <summary>Whether two limits are equal.</summary>
    public static bool operator ==(Limit left, Limit right) => left.Equals(right);

    /// <summary>Whether two limits differ.</summary>
    public static bool operator !=(Limit left, Limit right) => !left.Equals(right);

    private long OfRecords(decimal percent, long records)
    {
        if (percent == 0) return 0;
        long share = Share(percent, records);
        return _higherFloor > 0 ? Math.Max(share, _higherFloor) : Math.Min(Math.Max(share, UsualFloor), records / 2);
    }

    private static long Share(decimal percent, long records) => (long)Math.Floor(percent * records / 100);

    private static T? Smaller<T>(T? one, T? other) where T : struct, IComparable<T> =>
        one is { } first && other is { } second ? (first.CompareTo(second) <= 0 ? first : second) : one ?? other;

    private static Limit ParseOne(string part, string whole)
    {
        string word = part.Trim();
        bool isPercent = word.EndsWith("%", StringComparison.Ordinal);
        if (!isPercent)
            return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? Of(number)
                : throw Invalid(whole);
        string digits = word.Substring(0, word.Length - 1).TrimEnd();
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent) && percent <= 100
            ? OfPercent(percent) : throw Invalid(whole);
    }

    private static FourMeException Invalid(string text) => Failures.InvalidLimit(text).ToException();
}
