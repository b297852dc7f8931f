using FourMe.Import.Pester.Running;

namespace FourMe.Import.Pester;

public sealed class PowerShellProgramTests : IDisposable
{
    private static readonly string FileName = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fourme-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void TheOneOfTheRestoreRunsThoughAnotherIsOnThePath()
    {
        string restored = Program("restored"), installed = Program("installed");

        Assert.Equal(restored, PowerShellProgram.Find(null, Path.GetDirectoryName(installed), restored));
    }

    [Fact]
    public void AnotherCanBeNamedByItsPath()
    {
        string restored = Program("restored"), named = Program("named");

        Assert.Equal(named, PowerShellProgram.Find(named, null, restored));
    }

    [Fact]
    public void AnotherCanBeNamedAsItStandsOnThePath()
    {
        string restored = Program("restored"), installed = Program("installed");
        string searchPath = string.Join(Path.PathSeparator, _folder.FullName, Path.GetDirectoryName(installed));

        Assert.Equal(installed, PowerShellProgram.Find("pwsh", searchPath, restored));
    }

    [Theory]
    [InlineData("pwsh")]
    [InlineData("no-such-folder/pwsh")]
    public void ANamedOneThatIsNotThereIsAMistake(string named) =>
        Assert.Throws<FileNotFoundException>(() => PowerShellProgram.Find(named, _folder.FullName, Program("restored")));

    [Fact]
    public void WithoutTheBuildThereIsNothingToRunWith() =>
        Assert.Throws<FileNotFoundException>(() => PowerShellProgram.Find(null, null, Path.Combine(_folder.FullName, FileName)));

    private string Program(string folder)
    {
        string path = Path.Combine(_folder.CreateSubdirectory(folder).FullName, FileName);
        File.WriteAllText(path, string.Empty);
        return path;
    }
}
