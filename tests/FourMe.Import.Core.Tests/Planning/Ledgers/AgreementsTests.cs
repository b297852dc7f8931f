using FourMe.Import.Core.Tests.Planning.Limits;

namespace FourMe.Import.Core.Tests.Planning.Ledgers;

/// <summary>What a person agreed to does not count against limits; everything else does.</summary>
public sealed class AgreementsTests
{
    [Fact]
    public void Agreed_changes_do_not_count_again_and_others_do()
    {
        JudgeCase friday = new JudgeCase().With(212, ChangeAction.Retire, "Disabled", "0", "1");
        Assert.Equal("MaximumRetire 212>50 of 1000", friday.Held());
        Agreements agreed = AgreedTo(friday);

        Assert.Equal("", new JudgeCase { Agreed = agreed }.With(212, ChangeAction.Retire, "Disabled", "0", "1").Held());
        Assert.Equal("", new JudgeCase { Agreed = agreed }.With(262, ChangeAction.Retire, "Disabled", "0", "1").Held());
        Assert.Equal("MaximumRetire 51>50 of 1000", new JudgeCase { Agreed = agreed }.With(263, ChangeAction.Retire, "Disabled", "0", "1").Held());
    }

    [Fact]
    public void Who_agreed_to_an_update_did_not_agree_that_the_record_goes_out_of_use()
    {
        PlanLimits limits = new() { Update = Limit.Of(0), Retire = Limit.Of(0) };
        Agreements agreed = AgreedTo(new JudgeCase { Limits = limits }.With(1, ChangeAction.Update, "Job Title", "a", "b"));

        Assert.Equal("", new JudgeCase { Limits = limits, Agreed = agreed }.With(1, ChangeAction.Update, "Job Title", "a", "c").Held());
        Assert.Equal("MaximumRetire 1>0 of 1000",
            new JudgeCase { Limits = limits, Agreed = agreed }.With(1, ChangeAction.Update, "Disabled", "0", "1").Held());
    }

    [Fact]
    public void Who_agreed_that_a_value_goes_did_not_agree_that_another_goes()
    {
        PlanLimits limits = new() { Clear = Limit.Of(0) };
        Agreements agreed = AgreedTo(new JudgeCase { Limits = limits }.With(1, ChangeAction.Update, "Job Title", "Clerk", ""));

        Assert.Equal("", new JudgeCase { Limits = limits, Agreed = agreed }.With(1, ChangeAction.Update, "Job Title", "Clerk", "").Held());
        Assert.Equal("MaximumClear[Job Title] 1>0 of 1000",
            new JudgeCase { Limits = limits, Agreed = agreed }.With(1, ChangeAction.Update, "Job Title", "Lead", "").Held());
        Assert.Equal("MaximumClear[Location] 1>0 of 1000",
            new JudgeCase { Limits = limits, Agreed = agreed }.With(1, ChangeAction.Update, "Location", "Clerk", "").Held());
    }

    [Theory]
    [InlineData("FirstRun", 5, 9, true)]
    [InlineData("NoRecords", 0, 0, true)]
    [InlineData("SourceTooOld", 80, 104, true)]
    [InlineData("MinimumRecords", 800, 800, true)]
    [InlineData("MinimumRecords", 800, 799, false)]
    [InlineData("BaselineShrunk", 800, 801, true)]
    [InlineData("BaselineShrunk", 800, 799, false)]
    [InlineData("KeysMoved", 60, 60, true)]
    [InlineData("KeysMoved", 60, 61, false)]
    [InlineData("Claim", 60, 60, true)]
    [InlineData("Claim", 60, 61, false)]
    [InlineData("MaximumRetire", 60, 60, false)]
    public void A_reason_that_is_not_made_of_changes_is_covered_when_it_is_no_worse(string limit, long agreed, long now, bool covered) =>
        Assert.Equal(covered, new Agreements([Agreement(limits: [new AgreedLimit(limit, agreed, null)])])
            .Cover(new HeldLimit(limit, now, 0, 0)));

    [Fact]
    public void A_column_that_is_empty_is_covered_by_its_name()
    {
        var agreed = new Agreements([Agreement(limits: [new AgreedLimit("ColumnEmpty", 0, "Name")])]);
        Assert.True(agreed.Cover(new HeldLimit("ColumnEmpty", 0, 1, 9, "Name")));
        Assert.False(agreed.Cover(new HeldLimit("ColumnEmpty", 0, 1, 9, "Location")));
    }

    [Fact]
    public void An_agreement_holds_for_seven_days()
    {
        Agreement agreement = Agreement();
        Assert.True(agreement.Holds(agreement.At.AddDays(7).AddSeconds(-1)));
        Assert.False(agreement.Holds(agreement.At.AddDays(7)));
    }

    private static Agreement Agreement(IReadOnlyList<AgreedLimit>? limits = null, IReadOnlyCollection<KeyHash>? marks = null) =>
        new() { PlanId = "p", By = "ann", At = JudgeCase.Now, Limits = limits ?? [], Marks = marks ?? [] };

    private static Agreements AgreedTo(JudgeCase plan) => new([Agreement(
        marks: [.. plan.Changes.SelectMany(change => ChangeMark.All(change, ChangeEffects.Of(change, plan.RecordType, new MeaningContext())))])]);
}
