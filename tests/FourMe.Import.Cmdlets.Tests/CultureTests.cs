using System.Globalization;
using System.Management.Automation;

namespace FourMe.Import.Cmdlets.Tests;

/// <summary>The service's formats are invariant: the user's culture must not affect a file.</summary>
public sealed class CultureTests : IDisposable
{
    private const string Script = """
        [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $args[0]
        '{0}' -f [cultureinfo]::CurrentCulture.Name
        1..3 | ForEach-Object { [pscustomobject] @{ PRIMARYEMAIL = "MIRI$_@example.com"; Job_Title = $null; NAME = "Ingrid I$([char] 0x11F)d$([char] 0x131)r"; VIP = 'TRUE'; disabled = 'no'; CostPerHour = 1234.5; TIME_ZONE = 'istanbul'; SupportID = [double] -1234.5; EmployeeID = [decimal] 0.25 } } |
            ConvertTo-FourMeCsv -Type PEOPLE -WarningAction SilentlyContinue
        [pscustomobject] @{ SOURCE = 'SCAN'; source_id = 'ID-1'; Product = 'P'; STATUS = 'In Production'; INUSESINCE = [datetime]::new(2026, 1, 31); PurchaseValue = [decimal] 1234.56; SalvageValue = '99.5'; NrOfCores = 1234567; Location = [timespan]::new(1, 30, 0); Remarks = [datetime]::SpecifyKind([datetime]::new(2026, 1, 31, 17, 0, 0), 'Utc') } |
            ConvertTo-FourMeCsv -Type cis
        """;

    private readonly Shell _shell = new();

    /// <summary>One culture for each number and date format, and those with casing rules of their own.</summary>
    public static IEnumerable<TheoryDataRow<string>> Cultures =>
        CultureInfo.GetCultures(CultureTypes.SpecificCultures).Where(culture => culture.Name.Length > 0)
            .GroupBy(culture => string.Join('|', Separators(culture.NumberFormat), culture.Calendar.GetType().Name, culture.TextInfo.ToUpper('i')))
            .Select(alike => alike.First().Name)
            .Union(["de-DE", "tr-TR", "ar-SA", "th-TH"])
            .Select(name => new TheoryDataRow<string>(name));

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void TheMachineHasCulturesWorthTrying() =>
        Assert.Superset(new HashSet<string> { ".", "," }, Cultures.Select(row => new CultureInfo(row.Data).NumberFormat.NumberDecimalSeparator).ToHashSet());

    [Theory]
    [MemberData(nameof(Cultures))]
    public void TheSameFileIsWrittenInEveryCulture(string name)
    {
        (string culture, string written) = Written(name);
        (_, string english) = Written("en-US");

        Assert.Equal(name, culture);
        Assert.Equal(english, written);
        Assert.Matches(@"MIRI1@example\.com,0,Ingrid I\u011Fd\u0131r,,-1234\.5,0\.25,1234\.5,Istanbul,1", written);
        Assert.Matches(@"1234567.*1234\.56,2026-01-31,99\.5", written);
    }

    private static string Separators(NumberFormatInfo format) =>
        string.Join(' ', format.NumberDecimalSeparator, format.NumberGroupSeparator, format.NegativeSign, string.Concat(format.NativeDigits));

    private (string Culture, string Written) Written(string culture)
    {
        IReadOnlyList<PSObject> output = _shell.Run(Script, new CultureInfo(culture));
        return ($"{output[0]}", string.Join('\n', output.Skip(1)));
    }
}
