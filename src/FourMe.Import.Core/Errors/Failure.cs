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
        Message = message;
        Advice = advice;
        Cause = cause;
    }

    /// <summary>Stable identifier, one word, for scripts to compare with.</summary>
    public string Id { get; }

    /// <summary>The sort of failure.</summary>
    public FailureKind Kind { get; }

    /// <summary>What happened, in a sentence or two.</summary>
    public string Message { get; }

    /// <summary>What to do about it; null when there is nothing to say beyond the message.</summary>
    public string? Advice { get; }

    /// <summary>The exception underneath, if there is one.</summary>
    public Exception? Cause { get; }

    /// <summary>The column the failure is about; null when it is about more than a cell.</summary>
    public string? Column { get; init; }

    /// <summary>Number of the record in the input, counted from 1; 0 when the failure is not about one record.</summary>
    public long Row { get; init; }

    /// <summary>The value that would be right, where one can be named.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The token of the job the failure is about, if any.</summary>
    public string? Token { get; init; }

    /// <summary>The same failure, said of a record of the input.</summary>
    /// <param name="row">Number of the record, counted from 1.</param>
    public Failure At(long row) =>
        new(Id, Kind, Message, Advice, Cause) { Row = row, Column = Column, Suggestion = Suggestion, Token = Token };

    /// <summary>The same failure with a further sentence.</summary>
    internal Failure Saying(string more) =>
        new(Id, Kind, Message + " " + more, Advice, Cause) { Row = Row, Column = Column, Suggestion = Suggestion, Token = Token };

    /// <summary>One failure for all that is wrong with a record: the first one's id, everybody's words.</summary>
    /// <param name="failures">At least one.</param>
    internal static Failure OfRecord(IReadOnlyList<Failure> failures)
    {
        Failure first = failures[0];
        if (failures.Count == 1) return first;
        string message = string.Join(" ", failures.Select(failure => failure.Message));
        string advice = string.Join(" ", failures.Select(failure => failure.Advice).Where(text => text is not null).Distinct());
        return new Failure(first.Id, first.Kind, message, advice, first.Cause) { Row = first.Row, Column = first.Column,
            Suggestion = first.Suggestion };
    }

    /// <summary>The failure as an exception to throw.</summary>
    public FourMeException ToException() => new(this);

    /// <inheritdoc />
    public override string ToString() => $"{Id}: {Message}";
}
