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
    public void What_is_none_is_left_out() =>
        Assert.Equal("people: 3 unchanged", PlanSummary.Of(New("people") with { Unchanged = 3 }, null));

    [Fact]
    public void A_run_without_records_says_so() => Assert.Equal("people: no records", PlanSummary.Of(New("people"), null));

    [Fact]
    public void A_status_is_named_by_its_value() => Assert.Equal(
        "cis: 1 to be taken back into use, 2 to be set to Status 'removed'",
        PlanSummary.Of(New("cis") with { Restores = 1, Retires = 2 }, new Dictionary<string, string> { ["Status"] = "removed" }));

    private static Plan New(string type) => new() { Id = "1", Name = "n", Type = type, Source = "s", Account = "a" };
}
