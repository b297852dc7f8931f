namespace FourMe.Import.PowerShell;

/// <summary>
/// Shows the advice of errors once per id and command, instead of once per record. Advice that names a plan is shown for each plan.
/// </summary>
internal sealed class SaidAdvice
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The parts of a failure's advice that were not shown before; null when there are none.</summary>
    internal string? For(Failure failure)
    {
        IEnumerable<Failure> parts = failure.Parts.Where(part => _ids.Add(part.Id + part.Plan));
        string[] news = [.. parts.Select(CommandAdvice.Of).OfType<string>().Distinct()];
        return news.Length == 0 ? null : string.Join(" ", news);
    }
}
