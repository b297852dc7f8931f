namespace FourMe.Import.Core.Tests.Planning.Limits;

/// <summary>What limits allow: numbers, percentages, floors, and texts that are not limits.</summary>
public sealed class LimitTests
{
    [Theory]
    // A number is used as it is.
    [InlineData("0", 1000, 0)]
    [InlineData("7", 1000, 7)]
    [InlineData("7", 0, 7)]
    // A percentage is rounded down.
    [InlineData("5%", 1000, 50)]
    [InlineData("5%", 1019, 50)]
    [InlineData("5%", 1020, 51)]
    [InlineData("2.5%", 1000, 25)]
    [InlineData("2.5%", 999, 24)]
    // At least 3.
    [InlineData("5%", 79, 3)]
    [InlineData("5%", 80, 4)]
    [InlineData("5%", 6, 3)]
    // Never more than half.
    [InlineData("5%", 5, 2)]
    [InlineData("5%", 1, 0)]
    [InlineData("5%", 0, 0)]
    [InlineData("60%", 100, 50)]
    [InlineData("100%", 7, 3)]
    // 0 % allows nothing.
    [InlineData("0%", 1000, 0)]
    // With both, the smaller result applies.
    [InlineData("5%, 100", 1999, 99)]
    [InlineData("5%, 100", 2000, 100)]
    [InlineData("5%, 100", 9000, 100)]
    [InlineData("100,5%", 100, 5)]
    [InlineData("5%, 0", 1000, 0)]
    [InlineData(" 5 % ", 1000, 50)]
    public void A_limit_allows_this_many(string text, long records, long allowed) => Assert.Equal(allowed, Limit.Parse(text).Allowed(records));

    [Theory]
    [InlineData(40, 20)]
    [InlineData(104, 20)]
    [InlineData(105, 21)]
    [InlineData(0, 20)]
    [InlineData(10, 20)]
    public void A_higher_floor_is_not_cut_at_half(long records, long allowed) =>
        Assert.Equal(allowed, new PlanLimits().CreateInForce.Allowed(records));

    [Theory]
    [InlineData("")]
    [InlineData("five")]
    [InlineData("-1")]
    [InlineData("-5%")]
    [InlineData("101%")]
    [InlineData("%")]
    [InlineData("1,000")]
    [InlineData("5%, 6%")]
    [InlineData("5%, 6, 7")]
    [InlineData("1.5")]
    [InlineData("5%,")]
    [InlineData("99999999999999999999")]
    [InlineData("0x10")]
    public void What_is_no_limit_is_refused(string text) =>
        Assert.Equal("InvalidLimit", Assert.Throws<FourMeException>(() => Limit.Parse(text)).Failure.Id);

    [Fact]
    public void Of_several_limits_the_smaller_number_and_the_smaller_percentage_count() =>
        Assert.Equal("5%, 7", Limit.Of(9).And(Limit.OfPercent(6)).And(Limit.Of(7)).And(Limit.OfPercent(5)).ToString());

    [Fact]
    public void A_number_below_nothing_is_refused()
    {
        Assert.Equal("InvalidLimit", Assert.Throws<FourMeException>(() => Limit.Of(-1)).Failure.Id);
        Assert.Equal("InvalidLimit", Assert.Throws<FourMeException>(() => Limit.OfPercent(100.1m)).Failure.Id);
    }

    [Fact]
    public void A_limit_about_which_nothing_was_said_allows_nothing() => Assert.Equal(0, default(Limit).Allowed(1000));

    [Theory]
    [InlineData("5%, 100")]
    [InlineData("2.5%")]
    [InlineData("7")]
    public void A_limit_reads_as_it_is_written(string text)
    {
        Limit limit = Limit.Parse(text);
        Assert.Equal(text, limit.ToString());
        Assert.Equal(limit, Limit.Parse(limit.ToString()));
    }

    [Fact]
    public void The_defaults_are_those_of_the_page()
    {
        var limits = new PlanLimits();
        Assert.Equal(["5%, 100", "10%", "20%", "30%", "20%", "0", "90%"], new[]
        {
            limits.RetireInForce, limits.ClearInForce, limits.UpdateInForce, limits.ColumnUpdateInForce, limits.CreateInForce,
            limits.AdoptInForce, limits.MinimumRecordsInForce,
        }.Select(limit => limit.ToString()));
    }

    [Fact]
    public void An_update_limit_that_is_given_stands_for_the_whole_and_for_each_column()
    {
        var limits = new PlanLimits { Update = Limit.Of(9) };
        Assert.Equal((9, 9), (limits.UpdateInForce.Allowed(1000), limits.ColumnUpdateInForce.Allowed(1000)));
    }
}
