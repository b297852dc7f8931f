namespace FourMe.Import.Core.Tests.Values;

/// <summary>Suggestions where the service's value for a language or time zone differs from that of other systems.</summary>
public sealed class EnumerationHintTests
{
    private static readonly Column Locale = new(Written.Name, ColumnKind.Enumeration, 0) { Enumeration = "language", MaxLength = 5 };
    private static readonly Column TimeZone = new(Written.Name, ColumnKind.Enumeration, 0) { Enumeration = "time_zone" };

    [Theory]
    [InlineData("de-DE", "de", "Did you mean 'de'?"), InlineData("de_DE", "de", "Did you mean 'de'?"), InlineData("fr-CA-x", "fr", "Did you mean 'fr'?")]
    [InlineData("en", "en-US", "Did you mean 'en-US' or 'en-GB'?"), InlineData("en-AU", "en-US", "Did you mean 'en-US' or 'en-GB'?"), InlineData("pt_BR", "pt-BR", "Did you mean 'pt-BR'?")]
    public void A_language_of_another_system_has_the_services_name_as_suggestion(string text, string suggestion, string question)
    {
        Failure failure = Written.Refused(Locale, text);
        Assert.Equal(suggestion, failure.Suggestion);
        Assert.Contains(question, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("W. Europe Standard Time", "Europe/Berlin"), InlineData("w. europe standard time", "Europe/Berlin"), InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("Tokyo Standard Time", "Asia/Tokyo"), InlineData("GMT Standard Time", "Europe/London"), InlineData("Berln", "Berlin")]
    public void A_time_zone_of_windows_has_its_iana_name_as_suggestion(string text, string suggestion) =>
        Assert.Equal(suggestion, Written.Refused(TimeZone, text).Suggestion);

    [Fact]
    public void Every_suggested_name_of_a_time_zone_is_one_that_the_column_takes()
    {
        foreach (string windows in (string[])["W. Europe Standard Time", "UTC", "India Standard Time", "Pacific Standard Time"])
            Assert.Equal(WindowsTimeZones.IanaNameOf(windows), Written.Cell(TimeZone, WindowsTimeZones.IanaNameOf(windows)));
    }

    [Fact]
    public void Every_value_of_every_list_fits_into_its_columns()
    {
        int cells = 0;
        foreach (Column column in RecordTypes.All.SelectMany(type => type.Columns).Where(column => column.Enumeration is not null))
            foreach (KeyValuePair<string, string?> value in Enumerations.Find(column.Enumeration!)?.Values ?? [])
            {
                Assert.Equal(value.Key, Written.Cell(column, value.Key));
                cells++;
            }
        Assert.True(cells > 1000);
        Assert.Equal("sr@latin", Written.Cell(Locale, "sr@latin"));
    }

    [Fact]
    public void Without_checks_any_text_goes_through() =>
        Assert.Equal("klingon", Written.Cell(Locale, "klingon", new FormattingContext { AnyEnumerationValue = true }));
}
