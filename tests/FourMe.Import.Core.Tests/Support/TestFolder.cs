namespace FourMe.Import.Core.Tests.Support;

/// <summary>A temporary folder, deleted on disposal.</summary>
internal sealed class TestFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    public TestFolder() : this(System.IO.Path.GetTempPath()) { }

    private TestFolder(string parent) => Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, "FourMe.Import.Tests-" + Guid.NewGuid().ToString("N"))).FullName;

    public string Path { get; }

    /// <summary>
    /// A folder in memory where the system has one: overwriting tens of thousands of small files mostly waits for the disk.
    /// </summary>
    public static TestFolder OfMemory() => Directory.Exists(Memory) ? new TestFolder(Memory) : new TestFolder();

    /// <summary>A path below the folder; nothing is created.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Names of all files below the folder, sorted.</summary>
    public IReadOnlyList<string> Files =>
        [.. Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
