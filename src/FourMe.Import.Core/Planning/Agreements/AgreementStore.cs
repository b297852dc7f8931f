using System.Text.Json;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>The agreements in the folder <c>agreements</c> of the state folder: one file per plan.</summary>
/// <param name="folder">The state folder.</param>
/// <param name="clock">Decides which agreements are still valid.</param>
internal sealed class AgreementStore(string folder, TimeProvider clock)
{
    private const string Ending = ".json";

    private readonly string _folder = Path.Combine(folder, "agreements");

    /// <summary>Saves an agreement to a plan. An earlier agreement to the same plan is replaced.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal void Save(JobOwner owner, string name, Agreement agreement)
    {
        string path = PathOf(owner, name, agreement.PlanId);
        var content = new AgreementContent
        {
            Host = owner.Host, Account = owner.Account, Name = name, PlanId = agreement.PlanId, By = agreement.By, At = agreement.At,
            Reason = agreement.Reason, Limits = agreement.Limits, Marks = AgreementContent.BytesOf(agreement.Marks),
        };
        FileFault.GuardWrite(path, () =>
        {
            StateFolder.Create(folder, _folder);
            AtomicFile.Write(path, SealedJson.Seal(JsonSerializer.SerializeToUtf8Bytes(content, AgreementJson.Default.AgreementContent)));
        });
    }

    /// <summary>
    /// The valid agreements of a run name, oldest first. An unreadable file counts as no agreement: the plan is held and a person asked
    /// again.
    /// </summary>
    internal IReadOnlyList<Agreement> Find(JobOwner owner, string name) => [.. Paths(owner, name).Select(path => Read(path, owner, name))
        .OfType<Agreement>().Where(agreement => agreement.Holds(clock.GetUtcNow())).OrderBy(agreement => agreement.At)];

    /// <summary>Deletes the agreements of a run name, after one of its plans was applied.</summary>
    internal void Spend(JobOwner owner, string name)
    {
        foreach (string path in Paths(owner, name)) PrivateFile.Delete(path);
    }

    private static Agreement? Read(string path, JobOwner owner, string name)
    {
        try
        {
            AgreementContent? content =
                JsonSerializer.Deserialize(SealedJson.Open(AtomicFile.Read(path)), AgreementJson.Default.AgreementContent);
            return content is { Limits: not null, Marks: not null } && content.Host == owner.Host && content.Account == owner.Account
                && string.Equals(content.Name, name, StringComparison.OrdinalIgnoreCase) ? content.ToAgreement() : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException or NotSupportedException
            || FileFault.Is(unreadable))
        {
            return null;
        }
    }

    private string[] Paths(JobOwner owner, string name)
    {
        try
        {
            return Directory.GetFiles(_folder, StemOf(owner, name) + ".*" + Ending);
        }
        catch (Exception none) when (FileFault.Is(none))
        {
            return [];
        }
    }

    private string PathOf(JobOwner owner, string name, string planId) => Path.Combine(_folder, $"{StemOf(owner, name)}.{planId}{Ending}");

    private static string StemOf(JobOwner owner, string name) => Path.GetFileNameWithoutExtension(
        StateFileName.Of(string.Join("|", owner.Host, owner.Account, name.ToUpperInvariant())));
}
