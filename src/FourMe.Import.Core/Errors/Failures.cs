using System.Runtime.CompilerServices;

namespace FourMe.Import.Errors;

/// <summary>
/// Every failure of the library: the name of a method is the error id, its body the text. One file per subject.
/// </summary>
internal static partial class Failures
{
    private static Failure Make(
        FailureKind kind, string message, string? advice = null, Exception? cause = null, [CallerMemberName] string id = "") =>
        new(id, kind, message, advice, cause);

    private static Failure OfColumn(
        string column, string message, string? advice = null, string? suggestion = null, Exception? cause = null,
        [CallerMemberName] string id = "") =>
        new(id, FailureKind.InvalidData, message, advice, cause) { Column = column, Suggestion = suggestion };

    private static string DidYouMean(string? nearest) => nearest is null ? string.Empty : $" Did you mean '{nearest}'?";
}
