using System.Collections;
using System.Security;

namespace FourMe.Import.Core.Tests.Values;

public sealed class UnsuitableTypeTests
{
    public static IEnumerable<TheoryDataRow<ColumnKind>> Kinds =>
        Enum.GetValues<ColumnKind>().Where(kind => kind != ColumnKind.CustomFields).Select(kind => new TheoryDataRow<ColumnKind>(kind));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Types_that_make_no_sense_in_a_cell_are_refused_by_name(ColumnKind kind)
    {
        using var secret = new SecureString();
        using var stream = new MemoryStream();
        object[] values =
        [
            new byte[] { 1, 2 }, Array.Empty<byte>(), secret, new Action(() => { }), new Func<int>(() => 1), new object(), stream, new Hashtable { ["a"] = 1 },
            new Dictionary<string, string>(), typeof(string), new KeyValuePair<string, string>("a", "b"), new InvalidOperationException(), new Exception[1].AsMemory(),
        ];
        foreach (object value in values)
        {
            Failure failure = Written.Refused(kind, value);
            Assert.Equal("UnsuitableType", failure.Id);
            Assert.Contains($"'{value.GetType().FullName}'", failure.Message);
            Assert.Contains("one of its properties", failure.Advice);
        }
    }

    [Fact]
    public void An_object_that_is_a_bag_of_properties_is_refused()
    {
        var context = new FormattingContext { PropertyBag = value => value is Version ? [new("a", 1)] : null };
        Assert.Equal("UnsuitableType", Written.Refused(ColumnKind.Text, new Version(1, 0), context).Id);
        Assert.Equal("UnsuitableType", Written.Refused(ColumnKind.ReferenceList, new object[] { "a", new Version(1, 0) }, context).Id);
    }

    [Fact]
    public void A_secret_never_shows_in_the_message()
    {
        using var secret = new SecureString();
        foreach (char c in "hunter2") secret.AppendChar(c);
        Assert.DoesNotContain("hunter2", Written.Refused(ColumnKind.Text, secret).ToString());
    }
}
