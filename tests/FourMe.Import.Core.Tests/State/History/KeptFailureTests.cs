using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.State.History;

/// <summary>What the history records of a failure: keys and the service's messages, never a value from the input.</summary>
public class KeptFailureTests
{
    private const string Secret = "the-value-itself";

    [Fact]
    public void The_services_message_stays_as_it_came()
    {
        KeptFailure kept = KeptFailure.Of(Failures.RowFailed(45, "ann@example.com", "Manager can't be found"));

        Assert.Equal(("RowFailed", "ann@example.com", 45L), (kept.Id, kept.Key, kept.Row));
        Assert.Contains("Manager can't be found", kept.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_failure_of_a_records_own_says_its_value()
    {
        Failure[] failures =
        [
            Failures.InvalidBoolean("VIP", Secret), Failures.InvalidDate("Employed Since", Secret), Failures.InvalidInteger("Rating", Secret),
            Failures.UnknownEnumerationValue("Locale", Secret, "locale", ["en-US"]), Failures.ValueNotListed("VIP", Secret, ["yes"]),
            Failures.LineBreakInListItem("Teams", Secret), Failures.ExpressionFailed("Name", new InvalidOperationException(Secret)),
            Failures.DuplicateKey(Secret, 3), Failures.LookupFailed("Manager", new KeyNotFoundException(Secret)),
        ];

        foreach (Failure failure in failures)
        {
            KeptFailure kept = KeptFailure.Of(failure.At(45, "ann@example.com"));
            Assert.DoesNotContain(Secret, kept.Message, StringComparison.Ordinal);
            Assert.Equal("ann@example.com", kept.Key);
            if (failure.Column is not null) Assert.Contains($"'{failure.Column}'", kept.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Several_things_wrong_with_one_record_are_one_failure()
    {
        Failure both = Failure.OfRecord([Failures.InvalidBoolean("VIP", Secret).At(1), Failures.RequiredEmpty("Name", "people").At(1)]);

        Assert.Equal("Invalid boolean: 'VIP'; Required empty: 'Name'", KeptFailure.Of(both).Message);
    }

    [Fact]
    public void Text_that_was_taken_for_records_is_not_kept() =>
        Assert.Equal("Text instead of records", KeptFailure.Of(Failures.TextInsteadOfRecords(Secret)).Message);

    [Fact]
    public void A_long_message_is_cut_between_characters()
    {
        KeptFailure kept = KeptFailure.Of(Failures.RowFailed(1, null, new string('x', 1974) + string.Concat(Enumerable.Repeat("😀", 2000))));

        Assert.True(kept.Message.Length <= 2003);
        Assert.False(char.IsHighSurrogate(kept.Message[^4]));
    }

    [Fact]
    public void Of_many_failures_the_first_are_kept_and_all_are_counted()
    {
        var tally = new FailureTally();
        for (int i = 0; i < FailureTally.Most + 10; i++) tally.Add(Failures.RowFailed(i + 1, null, "no"));

        Assert.Equal(FailureTally.Most + 10, tally.Count);
        Assert.Equal(FailureTally.Most, tally.Kept.Count);
        Assert.Same(tally.Kept[0].Message, tally.Kept[^1].Message);
    }
}
