using System.Security.Cryptography;
using System.Text;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Spool;

public sealed class RawFilesTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly RawFiles _raw;

    public RawFilesTests() => _raw = new RawFiles(_folder["copies"]);

    public void Dispose()
    {
        _raw.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024 * 1024 - 1)]
    [InlineData(1024 * 1024)]
    [InlineData(1024 * 1024 + 1)]
    [InlineData(9 * 1024 * 1024 + 7)]
    public void A_copy_has_every_byte_and_their_hash(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        SpoolFile file = Take(content);
        Assert.Equal(content, File.ReadAllBytes(file.Path));
        Assert.Equal(length, file.Length);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(content)), file.Hash, ignoreCase: true);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("Name", 0)]
    [InlineData("Name\r\nA\r\nB", 2)]
    [InlineData("Name;Information\n\"A\";\"two\nlines\"\n", 1)]
    [InlineData("\uFEFFName\nA\n", 1)]
    [InlineData("Name,Site\nA,1\n\n\r\nB,2\n\n", 2)]
    [InlineData("Name\tSite\nA\t\"one\ntwo\"\n", 1)]
    public void The_rows_of_a_file_are_counted(string content, long rows) => Assert.Equal(rows, Take(Encoding.UTF8.GetBytes(content)).Rows);

    [Fact]
    public void The_rows_of_UTF_16_are_counted() =>
        Assert.Equal(2, Take([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Name\r\nA\r\nB\r\n")]).Rows);

    [Fact]
    public void A_workbook_is_refused_before_it_is_sent()
    {
        Failing.With("FileNotCsv", () => Take("PK\u0003\u0004\u0014"u8.ToArray()));
    }

    [Fact]
    public void What_cannot_be_counted_is_copied_to_its_end()
    {
        byte[] content = Encoding.UTF8.GetBytes("Name\n\"" + new string('x', 5 * 1024 * 1024));
        SpoolFile file = Take(content);
        Assert.Equal(content, File.ReadAllBytes(file.Path));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(content)), file.Hash, ignoreCase: true);
    }

    [Fact]
    public void Files_have_the_same_fingerprint_only_if_every_byte_is_the_same()
    {
        byte[] content = Encoding.UTF8.GetBytes("Name\n" + string.Concat(Enumerable.Range(0, 60_000).Select(number => $"N{number}\n")));
        string first = Take(content).Fingerprint;
        Assert.Equal(first, Take(content).Fingerprint);
        foreach (int place in new[] { 0, 7, 40_000, 200_001, content.Length - 2, content.Length - 1 })
        {
            byte[] other = [.. content];
            other[place] ^= 1;
            Assert.NotEqual(first, Take(other).Fingerprint);
        }
        Assert.NotEqual(first, Take([.. content, (byte)'N']).Fingerprint);
    }

#if !CORE_NETSTANDARD
    [Fact]
    public void A_copy_is_for_its_owner_and_can_be_deleted_whatever_the_file_allows()
    {
        // There the folder decides.
        if (OperatingSystem.IsWindows()) return;
        File.WriteAllText(_folder["rows.csv"], "Name\nA\n");
        File.SetUnixFileMode(_folder["rows.csv"], UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        SpoolFile file = _raw.Take(_folder["rows.csv"]);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
    }
#endif

    private SpoolFile Take(byte[] content)
    {
        File.WriteAllBytes(_folder["rows.csv"], content);
        return _raw.Take(_folder["rows.csv"]);
    }
}
