namespace FourMe.Import.Files;

/// <summary>
/// A file that is not complete yet: renamed to its final name when it is, and deleted otherwise. The only place that knows how
/// such files are named.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    /// <summary>The ending of their names, by which clean-ups find what a crash left.</summary>
    internal const string Ending = ".partial";

    /// <param name="folder">The folder of the final file, so that the file only has to be renamed.</param>
    /// <param name="stem">The start of its name, when a clean-up must know what it belongs to; a short name otherwise.</param>
    internal PartialFile(string folder, string stem = "") =>
        Path = System.IO.Path.Combine(folder, stem + "." + Guid.NewGuid().ToString("N") + Ending);

    /// <summary>The path of the file, which does not exist yet.</summary>
    internal string Path { get; }

    /// <summary>Renames a complete file, replacing an existing one.</summary>
    internal static void Replace(string from, string to)
    {
#if NET
        File.Move(from, to, overwrite: true);
#else
        if (File.Exists(to)) File.Replace(from, to, null);
        else File.Move(from, to);
#endif
    }

    public void Dispose() => PrivateFile.Delete(Path);
}
