using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Faults;

/// <summary>Replaces the temporary folder, so that files left behind are found.</summary>
public sealed class OwnTemporaryFolder : IDisposable
{
    private static readonly string[] Variables = ["TMPDIR", "TMP", "TEMP"];

    private readonly string?[] _before = [.. Variables.Select(Environment.GetEnvironmentVariable)];
    private readonly TestFolder _folder = new();

    public OwnTemporaryFolder()
    {
        foreach (string variable in Variables) Environment.SetEnvironmentVariable(variable, _folder.Path);
    }

    /// <summary>Returns the files that the library has left in it, and removes them.</summary>
    public IReadOnlyList<string> TakeLeft()
    {
        string[] left = Directory.GetDirectories(_folder.Path, "FourMe.Import-*");
        foreach (string folder in left) Directory.Delete(folder, recursive: true);
        return left;
    }

    public void Dispose()
    {
        for (int i = 0; i < Variables.Length; i++) Environment.SetEnvironmentVariable(Variables[i], _before[i]);
        _folder.Dispose();
    }
}
