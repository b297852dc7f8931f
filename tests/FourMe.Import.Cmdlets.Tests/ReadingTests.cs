namespace FourMe.Import.Cmdlets.Tests;

/// <summary>The row does not depend on how an object carries its properties; custom objects are read by a path of their own.</summary>
public sealed class ReadingTests : IDisposable
{
    private const string Custom = "[pscustomobject] @{ 'Primary Email' = 'ann@example.com'; Name = 'Ann'; 'Job Title' = $null; VIP = $true; Other = 1 }";

    private readonly Shell _shell = new();

    public static TheoryData<string, string> Makes => new()
    {
        { "a hashtable", "@{ 'Primary Email' = 'ann@example.com'; Name = 'Ann'; 'Job Title' = $null; VIP = $true; Other = 1 }" },
        { "an ordered dictionary", "[ordered] @{ Name = 'Ann'; 'Primary Email' = 'ann@example.com'; VIP = $true; 'Job Title' = $null }" },
        { "properties in another order", "[pscustomobject] @{ VIP = $true; Name = 'Ann'; 'Primary Email' = 'ann@example.com'; 'Job Title' = $null }" },
        { "properties in another case", "[pscustomobject] @{ VIP = $true; NAME = 'Ann'; 'PRIMARY EMAIL' = 'ann@example.com'; 'job title' = $null }" },
        { "an added property", "[pscustomobject] @{ 'Primary Email' = 'ann@example.com'; 'Job Title' = $null; VIP = $true } | Add-Member -NotePropertyName Name -NotePropertyValue Ann -PassThru" },
        { "a computed property", "[pscustomobject] @{ 'Primary Email' = 'ann@example.com'; 'Job Title' = $null; VIP = $true } | Add-Member -MemberType ScriptProperty -Name Name -Value { 'An' + 'n' } -PassThru" },
        { "an alias of a property", "[pscustomobject] @{ 'Primary Email' = 'ann@example.com'; 'Job Title' = $null; VIP = $true; Called = 'Ann' } | Add-Member -MemberType AliasProperty -Name Name -Value Called -PassThru" },
        { "an object of .NET with added properties", "[version] '1.2' | Add-Member -NotePropertyMembers ([ordered] @{ 'Primary Email' = 'ann@example.com'; Name = 'Ann'; 'Job Title' = $null; VIP = $true }) -PassThru" },
        { "a selection", Custom + " | Select-Object -Property 'Primary Email', Name, 'Job Title', VIP" },
        { "another type name", "[pscustomobject] @{ PSTypeName = 'My.Person'; 'Primary Email' = 'ann@example.com'; Name = 'Ann'; 'Job Title' = $null; VIP = $true }" },
        { "an object that somebody looked into", "$made = " + Custom + "; $null = $made.psobject.Properties['Name'], $made.psbase; $made" },
    };

    public void Dispose() => _shell.Dispose();

    [Theory]
    [MemberData(nameof(Makes))]
    public void GivesTheSameRowByName(string make, string script) => AssertSameRow(make, script, "ConvertTo-FourMeCsv -Type people");

    [Theory]
    [MemberData(nameof(Makes))]
    public void GivesTheSameRowByAMap(string make, string script) =>
        AssertSameRow(make, script, "ConvertTo-FourMeCsv -Type people -Map @{ 'Primary Email' = 'Primary Email'; Name = 'Name'; 'Job Title' = 'Job Title'; VIP = 'VIP' }");

    private void AssertSameRow(string make, string script, string conversion)
    {
        string[] expected = Rows(Custom, conversion), alone = Rows(script, conversion);
        // Objects read before must not affect the next one, nor the other way round.
        string[] among = Rows($"{Custom}; {script}; {Custom}", conversion);

        Assert.Contains("ann@example.com", expected[1]);
        Assert.True(expected.SequenceEqual(alone), $"{make} gave {string.Join('\n', alone)}, not {string.Join('\n', expected)}.");
        Assert.Equal([expected[0], expected[1], expected[1], expected[1]], among);
    }

    private string[] Rows(string script, string conversion) =>
        [.. _shell.Run($"& {{ {script} }} | {conversion} -SkipValidation -WarningAction SilentlyContinue").SelectMany(text => $"{text}".TrimEnd().ReplaceLineEndings("\n").Split('\n'))];
}
