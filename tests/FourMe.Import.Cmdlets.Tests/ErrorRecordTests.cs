using System.Management.Automation;
using FourMe.Import.PowerShell;

namespace FourMe.Import.Cmdlets.Tests;

public sealed class ErrorRecordTests : IDisposable
{
    private readonly Shell _shell = new();

    public static TheoryData<FailureKind> Kinds => [.. Enum.GetValues<FailureKind>()];

    public void Dispose() => _shell.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryKindOfFailureHasThePowerShellCategoryOfItsName(FailureKind kind)
    {
        var failure = new Failure("SomeId", kind, "What happened.", "What to do.", cause: null);

        ErrorRecord record = failure.ToErrorRecord("the object");

        Assert.Equal(kind.ToString(), record.CategoryInfo.Category.ToString());
        Assert.Equal("SomeId", record.FullyQualifiedErrorId);
        Assert.Equal("the object", record.TargetObject);
        Assert.Equal("What happened.", record.ErrorDetails.Message);
        Assert.Equal("What to do.", record.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void ARefusedRecordIsAnErrorWithTheObjectAsItsTarget()
    {
        (IReadOnlyList<PSObject> output, IReadOnlyList<ErrorRecord> errors) = _shell.Try(
            "$args[0], $args[1] | ConvertTo-FourMeCsv -Type people", Person("ann@example.com", "true"), Person("bob@example.com", "perhaps"));

        ErrorRecord error = Assert.Single(errors);
        Assert.StartsWith("InvalidBoolean", error.FullyQualifiedErrorId);
        Assert.Equal("bob@example.com", ((PSObject)error.TargetObject).Properties["Primary Email"].Value);
        Assert.Contains(output, text => $"{text}".Contains("ann@example.com"));
        Assert.DoesNotContain(output, text => $"{text}".Contains("bob@example.com"));
    }

    [Theory]
    [InlineData("1 | ConvertTo-FourMeCsv -Type peple", "UnknownType")]
    [InlineData("1 | ConvertTo-FourMeCsv -Type people -Map /no/such/map.psd1", "FileNotFound")]
    [InlineData("Export-FourMeRecords people -Connection nowhere", "ParameterArgumentTransformationError")]
    public void WhatEndsACmdletHasItsStableId(string script, string id) =>
        Assert.StartsWith(id + ",", Assert.Single(_shell.Try(script).Errors).FullyQualifiedErrorId);

    private static PSObject Person(string email, string vip)
    {
        var person = new PSObject();
        person.Properties.Add(new PSNoteProperty("Primary Email", email));
        person.Properties.Add(new PSNoteProperty("Name", "Ann"));
        person.Properties.Add(new PSNoteProperty("VIP", vip));
        return person;
    }
}
