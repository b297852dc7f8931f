namespace FourMe.Import.PowerShell;

/// <summary>
/// Turns a word of a ValidateSet into the value of Core's enumeration. Parameters are texts because a mock or a proxy
/// function names the type of each parameter, and a script cannot resolve types of the module's private load context.
/// </summary>
internal static class Choice
{
    /// <summary>The value that a word stands for; PowerShell has checked the word already.</summary>
    internal static T Of<T>(string word)
        where T : struct, Enum => (T)Enum.Parse(typeof(T), word, ignoreCase: true);
}
