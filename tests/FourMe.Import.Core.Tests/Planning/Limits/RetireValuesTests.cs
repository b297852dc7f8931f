namespace FourMe.Import.Core.Tests.Planning.Limits;

/// <summary>The values that retire a record.</summary>
public sealed class RetireValuesTests
{
    [Theory]
    [InlineData("people", "disabled", true, "Disabled", "1")]
    [InlineData("people", "Disabled", "yes", "Disabled", "1")]
    [InlineData("cis", "Status", "Removed", "Status", "removed")]
    [InlineData("cis", "Status", "archived", "Status", "archived")]
    public void Values_become_cells(string type, string column, object value, string name, string cell) =>
        Assert.Equal([new(name, cell)], Read(type, (column, value)));

    [Fact]
    public void Other_columns_may_be_written_with_them() =>
        Assert.Equal([new("Disabled", "1"), new("Manager", "")], Read("people", ("Disabled", 1), ("Manager", null)));

    [Theory]
    [InlineData("people", "Disabled", false, "RetireInvalid")]
    [InlineData("people", "Job Title", "gone", "RetireInvalid")]
    [InlineData("people", "Primary Email", "x@example.com", "RetireInvalid")]
    [InlineData("people", "Created At", "2040-01-01", "RetireInvalid")]
    [InlineData("cis", "Status", "in_production", "RetireInvalid")]
    [InlineData("cis", "Disabled", true, "UnknownColumn")]
    [InlineData("cis", "Status", "gone", "UnknownEnumerationValue")]
    [InlineData("people", "Disabled", "perhaps", "InvalidBoolean")]
    public void What_does_not_take_a_record_out_of_use_is_refused(string type, string column, object value, string id) =>
        Assert.Equal(id, Assert.Throws<FourMeException>(() => Read(type, (column, value))).Failure.Id);

    [Fact]
    public void No_value_at_all_is_refused() => Assert.Equal("RetireInvalid", Assert.Throws<FourMeException>(() => Read("people")).Failure.Id);

    private static IReadOnlyDictionary<string, string> Read(string type, params (string Column, object? Value)[] values) =>
        RetireValues.Read(RecordTypes.Get(type), values.Select(value => new KeyValuePair<string, object?>(value.Column, value.Value)),
            new FormattingContext());
}
