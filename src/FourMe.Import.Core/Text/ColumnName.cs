using System.Text;

namespace FourMe.Import.Text;

/// <summary>How names of columns and properties are compared.</summary>
internal static class ColumnName
{
    /// <summary>
    /// The form in which <c>Primary Email</c>, <c>PrimaryEmail</c>, <c>primary_email</c> and <c>primary.email</c> are one:
    /// lower case, without spaces, dots, underscores, hyphens and signs.
    /// </summary>
    internal static string Normalize(string name)
    {
        var builder = new StringBuilder(name.Length);
        foreach (char c in name)
            if (char.IsLetterOrDigit(c)) builder.Append(char.ToLowerInvariant(c));
        return builder.ToString();
    }
}
