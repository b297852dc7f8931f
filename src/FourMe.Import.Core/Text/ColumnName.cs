using System.Text;

namespace FourMe.Import.Text;

/// <summary>How names of columns and properties are compared.</summary>
internal static class ColumnName
{
    /// <summary>
    /// The form in which names are compared: <c>Primary Email</c>, <c>PrimaryEmail</c>, <c>primary_email</c> and <c>primary.email</c>
    /// are equal. Lower case, without spaces, dots, underscores, hyphens and other punctuation.
    /// </summary>
    internal static string Normalize(string name)
    {
        var builder = new StringBuilder(name.Length);
        foreach (char c in name)
            if (char.IsLetterOrDigit(c)) builder.Append(char.ToLowerInvariant(c));
        return builder.ToString();
    }
}
