using System.Text;

namespace FourMe.Import.Pester.Running;

/// <summary>
/// Searches for secrets of the simulated service. All begin with the same mark, so none has to be known: as text, as UTF-16 and in Base64,
/// where the mark has three forms.
/// </summary>
internal static class SecretSearch
{
    private const string Mark = "fourme-secret-";

    /// <summary>A killed PowerShell leaves its socket, which cannot be opened as a file.</summary>
    private const string PowerShellSocket = "CoreFxPipe_";

    /// <summary>The signature of a link is permitted in a journal entry, which only its owner can read.</summary>
    private const string Signature = Mark + "signature-";

    private static readonly byte[][] Marks = [Encoding.UTF8.GetBytes(Mark), Encoding.Unicode.GetBytes(Mark), .. Enumerable.Range(0, 3).Select(Base64)];

    internal static IEnumerable<string> Below(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories).SelectMany(In);

    internal static IEnumerable<string> In(string path)
    {
        if (!File.Exists(path) || Path.GetFileName(path).StartsWith(PowerShellSocket, StringComparison.Ordinal)) yield break;
        byte[] content = File.ReadAllBytes(path);
        foreach (byte[] mark in Marks)
            for (int at = Next(content, mark, 0); at >= 0; at = Next(content, mark, at + 1))
            {
                if (IsJournal(path) && content.AsSpan(at).StartsWith(Encoding.UTF8.GetBytes(Signature))) continue;
                yield return $"{path}: a secret at {at}: {Around(content, at)}";
                break;
            }
    }

    private static int Next(byte[] content, byte[] mark, int from) =>
        from > content.Length ? -1 : content.AsSpan(from).IndexOf(mark) is >= 0 and var found ? from + found : -1;

    private static bool IsJournal(string path) => path.EndsWith(".json", StringComparison.Ordinal) && Path.GetFileName(Path.GetDirectoryName(path)) == "jobs";

    private static byte[] Base64(int before)
    {
        string text = Convert.ToBase64String([.. new byte[before], .. Encoding.UTF8.GetBytes(Mark)]);
        // The first and last characters depend on the bytes beside the mark.
        int first = before == 0 ? 0 : before + 1, length = ((before + Mark.Length) * 8 / 6) - first;
        return Encoding.ASCII.GetBytes(text.Substring(first, length));
    }

    private static string Around(byte[] content, int at)
    {
        int from = Math.Max(0, at - 60);
        return Encoding.Latin1.GetString(content, from, Math.Min(content.Length, at + 60) - from).ReplaceLineEndings(" ");
    }
}
