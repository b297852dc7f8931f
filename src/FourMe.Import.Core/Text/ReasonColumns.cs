namespace FourMe.Import.Text;

/// <summary>
/// The last two columns of a file of failed rows: why each row failed. They are for the person who corrects the file; an
/// import of the file skips them.
/// </summary>
internal static class ReasonColumns
{
    internal const string Error = "Error";
    internal const string ErrorId = "Error Id";

    /// <summary>Whether a name is one of the two.</summary>
    internal static bool Has(string name) => Is(name, Error) || Is(name, ErrorId);

    /// <summary>Whether a header has both. One alone is a column of the user's own.</summary>
    internal static bool AreIn(IReadOnlyList<string> names) =>
        names.Any(name => Is(name, Error)) && names.Any(name => Is(name, ErrorId));

    private static bool Is(string name, string column) => string.Equals(name.Trim(), column, StringComparison.OrdinalIgnoreCase);
}
