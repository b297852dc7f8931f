namespace FourMe.Import.Core.Tests.Hosting;

public sealed class AgeTests
{
    [Theory]
    [InlineData("00:00:00", "just now"), InlineData("00:00:59", "just now"), InlineData("-01:00:00", "just now")]
    [InlineData("00:01:00", "1 minute ago"), InlineData("00:59:59", "59 minutes ago")]
    [InlineData("01:00:00", "1 hour ago"), InlineData("02:59:00", "2 hours ago"), InlineData("23:59:59", "23 hours ago")]
    [InlineData("1.00:00:00", "1 day ago"), InlineData("29.12:00:00", "29 days ago")]
    public void An_age_is_said_in_its_largest_unit(string age, string words)
    {
        var now = new DateTimeOffset(2040, 5, 6, 7, 8, 9, TimeSpan.FromHours(2));
        Assert.Equal(words, Age.InWords((now - TimeSpan.Parse(age, System.Globalization.CultureInfo.InvariantCulture)).ToUniversalTime(), now));
    }
}
