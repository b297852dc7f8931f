namespace FourMe.Import.PowerShell;

/// <summary>
/// What to do about errors, said once an id and command: with the same error of 300 records a person wants to read it once.
/// </summary>
internal sealed class SaidAdvice
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The advice for a failure as far as it was not given before; null when there is none left.</summary>
    internal string? For(Failure failure)
    {
        string[] news = [.. failure.Parts.Where(part => _ids.Add(part.Id)).Select(CommandAdvice.Of).OfType<string>().Distinct()];
        return news.Length == 0 ? null : string.Join(" ", news);
    }
}
