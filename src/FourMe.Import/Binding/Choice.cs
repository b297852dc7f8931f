namespace FourMe.Import.PowerShell;

/// <summary>
/// Converts a word of a ValidateSet to Core's enumeration. Parameters are text because a mock or a proxy function names the
/// type of each parameter, and a script cannot resolve types of the module's private load context.
/// </summary>
internal static class Choice
{
    /// <summary>The value of a word; PowerShell has already checked the word.</summary>
    internal static T Of<T>(string word)
        where T : struct, Enum => (T)Enum.Parse(typeof(T), word, ignoreCase: true);
}
