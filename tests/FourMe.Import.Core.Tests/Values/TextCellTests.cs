using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;

namespace FourMe.Import.Core.Tests.Values;

public sealed class TextCellTests
{
    [Theory]
    [InlineData("  as it stands  "), InlineData("line 1\r\nline 2\nline 3"), InlineData("\"quoted\", and;more"), InlineData("=cmd|' /C calc'!A0"), InlineData("ÄÖÜß 漢字 😀 e\u0301"), InlineData("   ")]
    public void Text_stays_as_it_is(string text)
    {
        foreach (ColumnKind kind in new[] { ColumnKind.Text, ColumnKind.Multiline, ColumnKind.Reference, ColumnKind.ReferenceList, ColumnKind.Unknown })
            Assert.Equal(text, Written.Cell(kind, text));
    }

    public static TheoryData<object, string> Values => new()
    {
        { 1234.5, "1234.5" }, { 1234.5f, "1234.5" }, { 1234.50m, "1234.50" }, { -7, "-7" }, { true, "1" }, { false, "0" }, { 'x', "x" }, { DayOfWeek.Friday, "Friday" },
        { new DateTime(2026, 3, 31), "2026-03-31" }, { new DateTime(2026, 3, 31, 17, 5, 9), "2026-03-31T17:05:09" }, { new DateTime(2026, 3, 31, 17, 5, 9, DateTimeKind.Utc), "2026-03-31T17:05:09Z" },
        { new DateTimeOffset(2026, 3, 31, 17, 5, 9, TimeSpan.FromHours(-5)), "2026-03-31T17:05:09-05:00" }, { new TimeSpan(1, 2, 3), "01:02:03" },
        { Guid.Parse("6F9619FF-8B86-D011-B42D-00C04FC964FF"), "6f9619ff-8b86-d011-b42d-00c04fc964ff" }, { new Uri("https://example.com/ä b?q=1"), "https://example.com/ä b?q=1" },
        { new MailAddress("ed@example.com", "Ed Turner"), "ed@example.com" }, { IPAddress.Parse("2001:db8::1"), "2001:db8::1" }, { new Version(1, 2, 3), "1.2.3" },
        { CultureInfo.GetCultureInfo("de-CH"), "de-CH" }, { new RegionInfo("NL"), "NL" }, { Zones.India, "Test/India" }, { new StringBuilder("built"), "built" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Values_of_common_types_have_the_same_text_on_every_machine(object value, string text)
    {
        foreach (string culture in new[] { "en-US", "de-DE", "tr-TR", "ar-SA", "fa-IR" })
            Assert.Equal(text, Written.Under(culture, () => Written.Cell(ColumnKind.Text, value)));
    }

#if !CORE_NETSTANDARD
    [Fact]
    public void A_date_only_and_a_time_only_have_the_iso_form()
    {
        Assert.Equal("2026-03-31", Written.Cell(ColumnKind.Text, new DateOnly(2026, 3, 31)));
        Assert.Equal("17:05", Written.Cell(ColumnKind.Text, new TimeOnly(17, 5)));
    }
#endif

    [Fact]
    public void A_wrapped_value_is_taken_out()
    {
        var context = new FormattingContext { Unwrap = value => value is Lazy<object> lazy ? lazy.Value : value };
        Assert.Equal("5", Written.Cell(ColumnKind.Text, new Lazy<object>(() => 5), context));
        Assert.Equal("x", Written.Cell(ColumnKind.Text, new Lazy<object>(() => "x"), context));
        Assert.Equal("", Written.Cell(ColumnKind.Text, new Lazy<object>(() => DBNull.Value), context));
    }

    [Fact]
    public void Nothing_is_an_empty_cell_in_every_kind_of_column()
    {
        foreach (ColumnKind kind in Enum.GetValues<ColumnKind>())
        {
            Assert.Equal("", Written.Cell(kind, null));
            Assert.Equal("", Written.Cell(kind, ""));
            Assert.Equal("", Written.Cell(kind, DBNull.Value));
        }
    }
}
