using System.Security.Cryptography;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>The files of one plan.</summary>
/// <param name="path">The folder of the plan.</param>
internal sealed class PlanFolder(string path)
{
    internal string Path => path;

    internal string Header => System.IO.Path.Combine(path, "plan.json");

    internal string Changes => System.IO.Path.Combine(path, "changes.jsonl");

    internal string Notes => System.IO.Path.Combine(path, "notes.jsonl");

    internal string Seen => System.IO.Path.Combine(path, "seen.jsonl");

    /// <summary>The progress of applying the plan. Missing before anything was sent.</summary>
    internal string Applied => System.IO.Path.Combine(path, "applied.json");

    /// <summary>Locked while the plan is being applied.</summary>
    internal string Lock => System.IO.Path.Combine(path, "apply.lock");

    /// <summary>SHA-256 of a file, in lower-case hexadecimal.</summary>
    internal static string HashOf(string file)
    {
        using var sha = SHA256.Create();
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024);
        return HashingStream.InHexadecimal(sha.ComputeHash(stream));
    }
}
