namespace FourMe.Import.Core.Tests.Rows;

/// <summary>A defect that all records share is reported as a failure of the run.</summary>
public sealed class CauseOfRunTests
{
    [Fact]
    public void Properties_that_fill_no_key_are_one_cause()
    {
        using BatchRun run = new("people");
        run.Batch.Begin(["EMail", "Name"]);
        for (int i = 0; i < 3; i++)
        {
            run.Refused(("EMail", "zoe@w.com"), ("Name", "Zoe"));
            Assert.True(run.Batch.IsCauseOfRun);
        }

        run.Complete();
        Failure cause = Assert.IsType<Failure>(run.Batch.CauseOfRun());

        Assert.Equal("KeyNeverFound", cause.Id);
        Assert.StartsWith("None of the 3 records has a key of 'people' (ID, ", cause.Message, StringComparison.Ordinal);
        Assert.EndsWith("The properties are: EMail, Name.", cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_one_record_has_makes_the_others_wrong_themselves()
    {
        using BatchRun run = new("people");
        run.Refused(("Name", "Zoe"));
        Assert.True(run.Batch.IsCauseOfRun);
        run.Add(("Name", "Ann"), ("Primary Email", "ann@w.com"));
        run.Refused(("Name", "Zoe"));

        Assert.False(run.Batch.IsCauseOfRun);
        run.Complete();
        Assert.Null(run.Batch.CauseOfRun());
    }

    [Fact]
    public void A_mapped_property_that_no_record_has_fills_no_key()
    {
        using BatchRun run = new("people", new RecordOptions { Map = [new MapEntry("Primary Email", "mail"), new MapEntry("Name", "Name")] });
        run.Refused(("Name", "Zoe"), ("EMail", "zoe@w.com"));
        Assert.True(run.Batch.IsCauseOfRun);
    }

    [Fact]
    public void A_required_column_that_nothing_fills_is_one_cause()
    {
        using BatchRun run = new("people");
        for (int i = 0; i < 2; i++) run.Refused(("Primary Email", $"{i}@w.com"));
        run.Complete();
        Failure cause = Assert.IsType<Failure>(run.Batch.CauseOfRun());
        Assert.Equal(("RequiredNeverFound", "Name"), (cause.Id, cause.Column));
    }

    [Fact]
    public void A_single_record_speaks_for_itself()
    {
        using BatchRun run = new("people");
        run.Refused(("Primary Email", "zoe@w.com"));
        run.Complete();
        Assert.Null(run.Batch.CauseOfRun());
    }

    [Fact]
    public void Another_mistake_besides_changes_nothing_about_the_cause()
    {
        using BatchRun run = new("people");
        run.Refused(("EMail", "zoe@w.com"), ("Name", "Zoe"), ("VIP", "ja"));
        Assert.True(run.Batch.IsCauseOfRun);
        run.Refused(("EMail", "ann@w.com"), ("Name", "Ann"), ("VIP", "1"));
        Assert.Equal("KeyNeverFound", run.Batch.CauseOfRun()!.Id);
    }

    [Fact]
    public void A_mistake_alone_is_one_of_the_record()
    {
        using BatchRun run = new("people");
        run.Refused(("Primary Email", "zoe@w.com"), ("Name", "Zoe"), ("VIP", "ja"));
        Assert.False(run.Batch.IsCauseOfRun);
    }
}
