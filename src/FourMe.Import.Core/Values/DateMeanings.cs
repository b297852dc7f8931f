using System.Globalization;

namespace FourMe.Import.Values;

/// <summary>Dates: the day, ignoring a time after it. Anything else is compared as text.</summary>
internal sealed class DateMeaning : CellMeaning
{
    private const int DayLength = 10;

    internal override string Of(string cell, MeaningContext context)
    {
        string text = PlainSpelling.Of(cell);
        return text.Length > DayLength && IsoDateTime.TryRead(text, out IsoDateTime iso) ? iso.Date : text;
    }
}

/// <summary>
/// Date-times with a zone: the instant in UTC, to the second, as the service documents. Without a zone they are compared as text.
/// </summary>
internal sealed class DateTimeMeaning : CellMeaning
{
    private const string Form = "0000-00-00T00:00:00Z";

    internal override string Of(string cell, MeaningContext context)
    {
        if (IsSpelled(cell)) return cell;
        string text = PlainSpelling.Of(cell);
        if (!IsoDateTime.TryRead(text, out IsoDateTime iso) || iso.Clock is not { } clock) return text;
        if (iso.Offset is not { } offset) return clock.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        long ticks = clock.Ticks - offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? text
            : IsoDateTime.Text(new DateTimeOffset(ticks, TimeSpan.Zero));
    }

    /// <summary>Whether a cell has the usual form already. 24:00 has not, because it belongs to the next day.</summary>
    private static bool IsSpelled(string cell)
    {
        if (cell.Length != Form.Length || (cell[11] == '2' && cell[12] >= '4')) return false;
        for (int i = 0; i < cell.Length; i++)
            if (Form[i] == '0' ? cell[i] is < '0' or > '9' : cell[i] != Form[i]) return false;
        return true;
    }
}

/// <summary>Date-times of holidays: wall-clock times to the minute. 24:00 equals 00:00 of the next day.</summary>
internal sealed class ZonelessDateTimeMeaning : CellMeaning
{
    internal override string Of(string cell, MeaningContext context)
    {
        string text = PlainSpelling.Of(cell);
        return IsoDateTime.TryRead(text, out IsoDateTime iso) && iso is { HasZone: false, WholeMinutes: true, Clock: { } clock }
            ? clock.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) : text;
    }
}
