using FourMe.Import.Errors;

namespace FourMe.Import;

/// <summary>
/// One thing that went wrong, in full: a stable id, its kind, a sentence for a person, what to do about it.
/// Made only by <see cref="Failures"/>, so that an id and its text cannot drift apart.
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
    /// What happened, in a sentence or two; of a record it begins with its number and key: <c>record 45 (zoe@w.com): ...</c>
    /// </summary>
    public string Message => Row == 0 ? Text : Record is null ? $"record {Row}: {Text}" : $"record {Row} ({Record}): {Text}";

    /// <summary>What to do about it; null when there is nothing to say beyond the message.</summary>
    public string? Advice { get; }

    /// <summary>The exception underneath, if there is one.</summary>
    public Exception? Cause { get; }

    /// <summary>The column the failure is about; null when it is about more than a cell.</summary>
    public string? Column { get; init; }

    /// <summary>Number of the record in the input, counted from 1; 0 when the failure is not about one record.</summary>
    public long Row { get; init; }

    /// <summary>What a person knows that record by, mostly its key: an e-mail address, a Source ID, a name; null for nothing.</summary>
    public string? Record { get; init; }

    /// <summary>The value that would be right, where one can be named.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The token of the job the failure is about, if any.</summary>
    public string? Token { get; init; }

    /// <summary>The message without the record that it is about, for views that have a column for that.</summary>
    internal string Text { get; }

    /// <summary>What it was made of, where several things are wrong with one record; otherwise itself.</summary>
    internal IReadOnlyList<Failure> Parts { get; private init; }

    /// <summary>The same failure, said of a record of the input.</summary>
    /// <param name="row">Number of the record, counted from 1.</param>
    /// <param name="record">What a person knows it by; null for nothing.</param>
    public Failure At(long row, string? record = null) =>
        new(Id, Kind, Text, Advice, Cause) { Row = row, Record = record, Column = Column, Suggestion = Suggestion, Token = Token };

    /// <summary>The same failure with a further sentence.</summary>
    internal Failure Saying(string more) =>
        new(Id, Kind, Text + " " + more, Advice, Cause)
        {
            Row = Row, Record = Record, Column = Column, Suggestion = Suggestion, Token = Token,
        };

    /// <summary>One failure for all that is wrong with a record: the first one's id, everybody's words.</summary>
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

    /// <summary>The failure as an exception to throw.</summary>
    public FourMeException ToException() => new(this);

    /// <inheritdoc />
    public override string ToString() => $"{Id}: {Message}";
}
