namespace FourMe.Import.Core.Tests.Planning.Plans;

public sealed class PlanSummaryTests
{
    private static readonly Dictionary<string, string> Disable = new() { ["Disabled"] = "1" };

    [Fact]
    public void A_plan_is_one_line_in_the_words_of_its_type() => Assert.Equal(
        "people: 12 new, 240 changed, 3 adopted, 212 to be disabled (100 allowed), 9,533 unchanged, 14 refused (kept as they are)",
        PlanSummary.Of(New("people") with
        {
            Creates = 12, Updates = 240, Adopts = 3, Retires = 212, Unchanged = 9533, Refused = 14,
            Held = [new HeldLimit("MaximumRetire", 212, 100, 9985), new HeldLimit("MaximumUpdate", 50, 3, 100, "Site")],
        }, Disable));

    [Fact]
    public void Fewer_retirements_than_allowed_are_held_for_those_of_the_last_days_and_the_line_says_so() => Assert.Equal(
        "people: 1 to be disabled (6 in 7 days, 4 allowed), 94 unchanged",
        PlanSummary.Of(New("people") with { Retires = 1, Unchanged = 94, Held = [new HeldLimit("MaximumRetire", 6, 4, 95)] }, Disable));

    [Fact]
    public void What_is_none_is_left_out() =>
        Assert.Equal("people: 3 unchanged", PlanSummary.Of(New("people") with { Unchanged = 3 }, null));

    [Fact]
    public void A_run_without_records_says_so() => Assert.Equal("people: no records", PlanSummary.Of(New("people"), null));

    [Fact]
    public void A_plan_whose_changes_all_failed_does_not_look_like_one_without_records() => Assert.Equal("people: 12 records",
        PlanSummary.Done(New("people") with { Seen = 12, Updates = 12 },
            new Run { Id = "r", Kind = RunKind.Sync, Name = "n", Type = "people", Source = "s", Account = "a", Failed = 12 }, null));

    [Fact]
    public void A_status_is_named_by_its_value() => Assert.Equal(
        "cis: 1 to be taken back into use, 2 to be set to Status 'removed'",
        PlanSummary.Of(New("cis") with { Restores = 1, Retires = 2 }, new Dictionary<string, string> { ["Status"] = "removed" }));

    [Theory]
    [InlineData("Disabled", "1", "people: 1 new, 3 enabled, 2 disabled, 9 unchanged, 5 not sent")]
    [InlineData("Status", "removed", "people: 1 new, 3 taken back into use, 2 set to Status 'removed', 9 unchanged, 5 not sent")]
    public void What_was_applied_is_done_and_not_to_be_done(string column, string value, string expected) => Assert.Equal(expected,
        PlanSummary.Done(New("people") with { Creates = 4, Updates = 1, Restores = 3, Retires = 2, Unchanged = 9 },
            new Run
            {
                Id = "r", Kind = RunKind.Sync, Name = "n", Type = "people", Source = "s", Account = "a",
                Created = 1, Restored = 3, Retired = 2, Failed = 4, NotSent = 5,
            },
            new Dictionary<string, string> { [column] = value }));

    private static Plan New(string type) => new() { Id = "1", Name = "n", Type = type, Source = "s", Account = "a" };
}
