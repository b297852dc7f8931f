using System.Text;
using FourMe.Import.Errors;

namespace FourMe.Import.State;

/// <summary>A failure as kept in the history: its subject and message, without values of records.</summary>
/// <param name="Id">The error id.</param>
/// <param name="Message">
/// The service's message; for a record refused by the module, the error id in words and the column, because the original text quotes the
/// value.
/// </param>
internal sealed record KeptFailure(string Id, string Message)
{
    /// <summary>Maximum length of a message in characters. Longer ones are cut, because a line of the history has many of them.</summary>
    private const int LongestMessage = 2000;

    private const int LongestKey = 300;

    /// <summary>Failures without a record that still quote values or texts of the input.</summary>
    private static readonly HashSet<string> Quoting =
    [
        nameof(Failures.PlanHeld), nameof(Failures.TextInsteadOfRecords), nameof(Failures.WrongDelimiter),
    ];

    /// <summary>The key of the record; null when the failure does not concern a single record.</summary>
    public string? Key { get; init; }

    /// <summary>Number of the record in the input, from 1; 0 when it has none.</summary>
    public long Row { get; init; }

    /// <summary>The token of the job; null when no job is concerned.</summary>
    public string? Token { get; init; }

    internal static KeptFailure Of(Failure failure) => new(failure.Id, MessageOf(failure))
    {
        Key = failure.Record is null ? null : Cut(failure.Record, LongestKey), Row = failure.Row, Token = failure.Token,
    };

    private static string MessageOf(Failure failure)
    {
        bool isOfRecord = failure.Row > 0 || failure.Record is not null || failure.Column is not null;
        if (failure.Id == nameof(Failures.RowFailed) || (!isOfRecord && !Quoting.Contains(failure.Id)))
            return Cut(failure.Text, LongestMessage);
        return string.Join("; ", failure.Parts
            .Select(part => part.Column is null ? InWords(part.Id) : $"{InWords(part.Id)}: '{part.Column}'").Distinct());
    }

    /// <summary>An id as words, for example "Invalid boolean" for InvalidBoolean.</summary>
    private static string InWords(string id)
    {
        var words = new StringBuilder(id.Length + 8);
        foreach (char c in id)
            if (words.Length > 0 && char.IsUpper(c)) words.Append(' ').Append(char.ToLowerInvariant(c));
            else words.Append(c);
        return words.ToString();
    }

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        int length = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text.Substring(0, length) + "...";
    }
}
