using FourMe.Import.Errors;

namespace FourMe.Import.Rows;

/// <summary>Why a row is not in the account: the texts of the columns <c>Error</c> and <c>Error Id</c>.</summary>
/// <param name="Text">One line for the person who corrects the row; '' when nothing is known.</param>
/// <param name="Id">The id of the error, as in about_FourMe_Errors; '' when nothing is known.</param>
internal readonly record struct RowReason(string Text, string Id)
{
    /// <summary>The reason is unknown: the row was requested with all others of its job.</summary>
    internal static RowReason None => new(string.Empty, string.Empty);

    /// <summary>The row failed because of another one.</summary>
    internal static RowReason SameOwner => new(
        "Another row of the same owner was refused. An import replaces all rows of an owner, so they have to come together.",
        nameof(Failures.OwnerHeldBack));

    internal static RowReason Of(Failure failure) => new(InOneLine(failure.Text), failure.Id);

    /// <summary>All failures of one record.</summary>
    /// <param name="failures">At least one failure.</param>
    internal static RowReason Of(IReadOnlyList<Failure> failures) => new(
        InOneLine(string.Join(" ", failures.Select(failure => failure.RawRow is null ? failure.Text : $"{failure.Text} {failure.RawRow}"))),
        failures[0].Id);

    private static string InOneLine(string text) =>
        new([.. text.Replace("\r\n", " ").Select(letter => char.IsControl(letter) ? ' ' : letter)]);
}
