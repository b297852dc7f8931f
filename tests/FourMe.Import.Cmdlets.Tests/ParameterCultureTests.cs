using System.Globalization;
using System.Management.Automation;
using System.Security;

namespace FourMe.Import.Cmdlets.Tests;

/// <summary>
/// A value binds to a parameter the same way in every culture. The parameters are read from the cmdlets and an unknown type fails the test,
/// so a new parameter cannot be forgotten.
/// </summary>
public sealed class ParameterCultureTests : IDisposable
{
    /// <summary>
    /// Binds values in a culture, using a function whose parameter has the type and the attributes of the cmdlet's parameter. Returns the
    /// bound values in a culture-invariant form.
    /// </summary>
    private const string Binding = """
        param([string] $Culture, [System.Management.Automation.ParameterMetadata] $Metadata, [object[]] $Values)
        function Invoke-Binding {
            [CmdletBinding()]
            param()
            dynamicparam {
                $attributes = [System.Collections.ObjectModel.Collection[System.Attribute]]::new()
                $attributes.Add([System.Management.Automation.ParameterAttribute]::new())
                foreach ($attribute in $Metadata.Attributes) {
                    if ($attribute -isnot [System.Management.Automation.ParameterAttribute] -and $attribute -isnot [System.Management.Automation.ArgumentCompleterAttribute]) { $attributes.Add($attribute) }
                }
                $parameters = [System.Management.Automation.RuntimeDefinedParameterDictionary]::new()
                $parameters.Add('Value', [System.Management.Automation.RuntimeDefinedParameter]::new('Value', $Metadata.ParameterType, $attributes))
                $parameters
            }
            end { , $PSBoundParameters['Value'] }
        }
        $invariant = [cultureinfo]::InvariantCulture
        [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $Culture
        foreach ($value in $Values) {
            $told = try {
                $bound = Invoke-Binding -Value $value
                foreach ($one in $bound) {
                    if ($one -is [datetime]) { $one.ToUniversalTime().ToString('o', $invariant) }
                    elseif ($one -is [System.IFormattable]) { $one.ToString($null, $invariant) }
                    else { "$one" }
                }
            }
            catch { 'refused' }
            "$([System.Management.Automation.LanguagePrimitives]::ConvertTo($value, [string], $invariant)) -> $($told -join ' ')"
        }
        """;

    private static readonly object[] Dates =
    [
        "2026-11-28", "2026-11-28T10:00:00Z", "2026-11-28 10:00:00.5+02:00", "28.11.2026", "11/28/2026", "1405-09-07", "2569-11-28",
        new DateTime(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc), new DateTimeOffset(2026, 11, 28, 10, 0, 0, TimeSpan.FromHours(2)),
    ];

    private static readonly object[] Numbers = ["10", "2048", " 7 ", "1.5", "1,5", "2.048", "-1", 10, 2048L, 1.5];

    /// <summary>Types without a culture-dependent text form; a <see cref="SecureString"/> is passed as it is.</summary>
    private static readonly Type[] Untouched =
    [
        typeof(SwitchParameter), typeof(SecureString), typeof(PSCredential), typeof(object), typeof(PSObject),
        typeof(System.Collections.IDictionary), typeof(FourMe.Import.PowerShell.FourMeConnection), typeof(FourMe.Import.PowerShell.FourMeJob),
    ];

    private readonly Shell _shell = new();

    public static TheoryData<string> Cultures => ["fa-IR", "th-TH", "ar-SA", "tr-TR", "de-DE"];

    public void Dispose() => _shell.Dispose();

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Every_value_means_the_same_to_every_parameter(string culture)
    {
        string[] expected = Told(""), told = Told(culture);

        Assert.True(expected.Length > 300, $"Only {expected.Length} values were bound.");
        Assert.Equal(expected, told);
    }

    [Fact]
    public void Text_that_means_another_day_or_another_number_elsewhere_is_refused()
    {
        string[] told = Told("");

        Assert.Contains("Export-FourMeRecords -Since: 2026-11-28T10:00:00Z -> 2026-11-28T10:00:00.0000000Z", told);
        Assert.Contains("Export-FourMeRecords -Since: 11/28/2026 -> refused", told);
        Assert.Contains("Export-FourMeRecords -Since: 28.11.2026 -> refused", told);
        Assert.Contains("Wait-FourMeJob -Timeout: 10 -> 10", told);
        Assert.Contains("Wait-FourMeJob -Timeout: 1.5 -> refused", told);
        Assert.Contains("Wait-FourMeJob -Timeout: 2.048 -> refused", told);
    }

    /// <summary>A map in a data file, which PowerShell itself reads. The other files are read in Core and tested there.</summary>
    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_map_file_means_the_same(string culture)
    {
        string map = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".psd1");
        File.WriteAllText(map, "@{ 'PRIMARY EMAIL' = 'MAIL'; NAME = 'FIRSTID'; 'COST PER HOUR' = @{ Property = 'COST'; Default = 12.5 }; DISABLED = @{ Property = 'ACTIVE'; NOT = $true } }");
        try
        {
            const string Script = "[cultureinfo]::CurrentCulture = $args[0]; [pscustomobject] @{ mail = 'INA@example.com'; firstId = 'Ina'; cost = $null; active = $true } | ConvertTo-FourMeCsv -Type PEOPLE -Map $args[1]";

            object[] expected = [.. _shell.Run(Script, "", map).Select(line => line.BaseObject)];

            Assert.Contains("12.5", string.Join('\n', expected));
            Assert.Equal(expected, _shell.Run(Script, culture, map).Select(line => line.BaseObject));
        }
        finally
        {
            File.Delete(map);
        }
    }

    private string[] Told(string culture) =>
    [
        .. from command in _shell.Run("Get-Command -CommandType Cmdlet | Where-Object ImplementingType -Like 'FourMe.*'").Select(found => (CmdletInfo)found.BaseObject)
           from parameter in command.Parameters.Values
           where !Cmdlet.CommonParameters.Contains(parameter.Name) && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name)
           let samples = Samples(command.Name, parameter)
           where samples.Length > 0
           from line in _shell.Run(Binding, culture, parameter, samples)
           select $"{command.Name} -{parameter.Name}: {line}",
    ];

    /// <summary>Values to bind to a parameter, by its type.</summary>
    private static object[] Samples(string command, ParameterMetadata parameter)
    {
        Type type = parameter.ParameterType.IsArray ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set) return InEveryCase(set.ValidValues);
        if (type.IsEnum) return InEveryCase(type.GetEnumNames());
        if (Untouched.Contains(type)) return [];
        if (type == typeof(DateTime)) return Dates;
        if (type == typeof(int) || type == typeof(long)) return Numbers;
        if (type == typeof(TimeSpan)) return ["01:30:00", "1.02:03:04", "1.02:03:04.5", "90"];
        // Only strings: names and paths are never dates or numbers, which the engine would convert to text by the culture.
        if (type == typeof(string)) return ["I\u0131\u0130i", "2026-11-28", "1.5"];
        if (type == typeof(char)) return [";", ",", "\t", ";;"];
        if (type == typeof(Uri)) return ["https://api.example.com/v1"];
        throw new InvalidOperationException($"{command} -{parameter.Name} is a {type}: say here which of its values another culture could change.");
    }

    private static object[] InEveryCase(IEnumerable<string> names) =>
        [.. names.SelectMany(name => new object[] { name, name.ToUpperInvariant(), name.ToLowerInvariant() })];
}
