using System.Security.Cryptography;
using FourMe.Import.Core.Tests.Rows;

namespace FourMe.Import.Core.Tests.Spool;

public sealed class SpoolFileTests
{
    [Fact]
    public void The_hash_is_that_of_the_bytes_on_disk()
    {
        using BatchRun run = Run(5000);
        SpoolFile file = Assert.Single(run.Files);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.Path))), file.Hash);
        Assert.Equal((5000L, "Primary Email, Name"), (file.Rows, file.Headers));
    }

    [Fact]
    public void A_file_that_was_moved_outlives_the_run()
    {
        string place = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        BatchRun run = Run(3);
        SpoolFile file = run.Files[0];
        byte[] content = File.ReadAllBytes(file.Path);
        file.MoveTo(place);
        run.Dispose();
        Assert.Equal(place, file.Path);
        using (Stream stream = file.OpenRead())
        using (var copy = new MemoryStream())
        {
            stream.CopyTo(copy);
            Assert.Equal(content, copy.ToArray());
        }
        file.Delete();
        Assert.False(File.Exists(place));
        file.Delete();
    }

    [Fact]
    public void A_file_does_not_take_the_place_of_another()
    {
        string place = Path.GetTempFileName();
        using BatchRun run = Run(1);
        string before = run.Files[0].Path;
        Assert.ThrowsAny<IOException>(() => run.Files[0].MoveTo(place));
        Assert.Equal(before, run.Files[0].Path);
        Assert.Empty(File.ReadAllBytes(place));
        File.Delete(place);
    }

#if !CORE_NETSTANDARD
    [Fact]
    public void On_unix_only_the_owner_may_read_files_and_folders()
    {
        if (OperatingSystem.IsWindows()) return;
        using BatchRun run = Run(1);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(run.Files[0].Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(run.Folder));
        string scratch = Path.Combine(run.Folder, "rows");
        using (PrivateFile.CreateScratch(scratch)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(scratch));
    }
#endif

    [Fact]
    public void A_private_file_is_always_a_new_one()
    {
        string path = Path.GetTempFileName();
        Assert.ThrowsAny<IOException>(() => PrivateFile.Create(path));
        PrivateFile.Delete(path);
        Assert.False(File.Exists(path));
        PrivateFile.Delete(path);
        PrivateFile.Delete(Path.Combine(path, "below", "nothing"));
    }

    private static BatchRun Run(int rows)
    {
        BatchRun run = new("people");
        for (int number = 1; number <= rows; number++) run.Add(("Primary Email", $"{number}@x"), ("Name", "N"));
        run.Complete();
        return run;
    }
}
