using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.State;

/// <summary>Where the state is kept. One class, so that no other test sees the changed environment variable.</summary>
public class StateFolderTests
{
    [Fact]
    public void The_folder_is_the_users_own_unless_the_variable_moves_it()
    {
        string? before = Environment.GetEnvironmentVariable(StateFolder.Variable);
        using var folder = new TestFolder();
        try
        {
            Environment.SetEnvironmentVariable(StateFolder.Variable, folder.Path);
            Assert.Equal(folder.Path, StateFolder.Path);

            Environment.SetEnvironmentVariable(StateFolder.Variable, "relative");
            Assert.Equal(Path.GetFullPath("relative"), StateFolder.Path);

            Environment.SetEnvironmentVariable(StateFolder.Variable, " ");
            Assert.Equal("FourMe.Import", Path.GetFileName(StateFolder.Path));
            Assert.True(Path.IsPathRooted(StateFolder.Path));
        }
        finally
        {
            Environment.SetEnvironmentVariable(StateFolder.Variable, before);
        }
    }
}
