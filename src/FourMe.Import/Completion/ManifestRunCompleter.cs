using FourMe.Import.Manifests;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the ids of manifest runs, newest first; only those of -Manifest, if given.</summary>
internal sealed class ManifestRunCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        string? named = request.Values("Manifest").FirstOrDefault() is { Length: > 0 } given ? Path.GetFileName(given) : null;
        return KnownPlans.Manifests(request)
            .Where(run => named is null || string.Equals(Path.GetFileName(run.Path), named, StringComparison.OrdinalIgnoreCase))
            .Select(run => new Candidate(run.Id, () => $"{run.Started:u}: {string.Join(", ", run.Steps.Select(step => step.Type))}"));
    }
}
