using FourMe.Import.Errors;

namespace FourMe.Import;

/// <summary>
/// One failure in full: a stable id, its kind, a sentence for the user, and what to do about it.
/// Only <see cref="Failures"/> creates it, so an id and its text cannot drift apart.
/// </summary>
public sealed class Failure
{
    internal Failure(string id, FailureKind kind, string message, string? advice, Exception? cause)
    {
        Id = id;
        Kind = kind;
        Text = message;
        Parts = [this];
        Advice = advice;
        Cause = cause;
    }

    /// <summary>Stable identifier, one word, for scripts to compare with.</summary>
    public string Id { get; }

    /// <summary>The sort of failure.</summary>
    public FailureKind Kind { get; }

    /// <summary>
    /// What happened, in a sentence or two. For a record it begins with the number and key: <c>record 45 (zoe@w.com): ...</c>
    /// </summary>
    public string Message => Record is null ? Row == 0 ? Text : $"record {Row}: {Text}"
        : Row == 0 ? $"record ({Record}): {Text}" : $"record {Row} ({Record}): {Text}";

    /// <summary>What to do about it; null when there is nothing to say beyond the message.</summary>
    public string? Advice { get; }

    /// <summary>The underlying exception; null when there is none.</summary>
    public Exception? Cause { get; }

    /// <summary>The column of the failure; null when the failure concerns more than one cell.</summary>
    public string? Column { get; init; }

    /// <summary>Number of the record in the input, counted from 1; 0 when the failure does not concern a single record.</summary>
    public long Row { get; init; }

    /// <summary>
    /// What identifies the record to the user, usually its key: an e-mail address, a Source ID, a name; null when nothing does.
    /// </summary>
    public string? Record { get; init; }

    /// <summary>The value that was probably meant; null when there is none.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The token of the job; null when the failure does not concern a job.</summary>
    public string? Token { get; init; }

    /// <summary>A sentence with the raw cells of a row that has too many or too few; otherwise null.</summary>
    internal string? RawRow { get; init; }

    /// <summary>The plan the failure is about, if any: commands that help name it.</summary>
    internal string? Plan { get; init; }

    /// <summary>The message without the record, for views that show the record in a column of its own.</summary>
    internal string Text { get; }

    /// <summary>The single failures, when several things are wrong with one record; otherwise the failure itself.</summary>
    internal IReadOnlyList<Failure> Parts { get; private init; }

    /// <summary>The same failure for a record of the input.</summary>
    /// <param name="row">Number of the record, counted from 1.</param>
    /// <param name="record">What identifies it to the user; null when nothing does.</param>
    public Failure At(long row, string? record = null) =>
        new(Id, Kind, Text, Advice, Cause)
        {
            Row = row, Record = record, Column = Column, Suggestion = Suggestion, Token = Token, RawRow = RawRow,
        };

    /// <summary>The same failure with a further sentence.</summary>
    internal Failure Saying(string more) =>
        new(Id, Kind, Text + " " + more, Advice, Cause)
        {
            Row = Row, Record = Record, Column = Column, Suggestion = Suggestion, Token = Token, RawRow = RawRow,
        };

    /// <summary>The same failure with the place in front of its text.</summary>
    /// <param name="place">The place.</param>
    /// <param name="advice">What helps there; null for the usual advice.</param>
    internal Failure In(string place, string? advice = null) =>
        new(Id, Kind, $"{place}: {Text}", advice ?? Advice, Cause)
        {
            Row = Row, Record = Record, Column = Column, Suggestion = Suggestion, Token = Token, RawRow = RawRow, Plan = Plan,
        };

    /// <summary>The same failure of a request with another sentence at its end.</summary>
    internal Failure With(string sentence) => new(Id, Kind, $"{Text} {sentence}", Advice, Cause) { Token = Token };

    /// <summary>One failure for everything that is wrong with a record: the id of the first, the texts of all.</summary>
    /// <param name="failures">At least one.</param>
    internal static Failure OfRecord(IReadOnlyList<Failure> failures)
    {
        Failure first = failures[0];
        if (failures.Count == 1) return first;
        string message = string.Join(" ", failures.Select(failure => failure.Text));
        string advice = string.Join(" ", failures.Select(failure => failure.Advice).Where(text => text is not null).Distinct());
        return new Failure(first.Id, first.Kind, message, advice, first.Cause)
        {
            Row = first.Row, Record = first.Record, Column = first.Column, Suggestion = first.Suggestion, Parts = failures,
        };
    }

    /// <summary>A failure of an earlier run, as the history has it.</summary>
    internal static Failure Kept(string id, string message, string? record, long row, string? token) =>
        new(id, FailureKind.InvalidResult, message, null, null) { Record = record, Row = row, Token = token };

    /// <summary>The failure as an exception to throw.</summary>
    public FourMeException ToException() => new(this);

    /// <inheritdoc />
    public override string ToString() => $"{Id}: {Message}";
}
