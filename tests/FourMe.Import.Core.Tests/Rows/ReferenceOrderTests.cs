namespace FourMe.Import.Core.Tests.Rows;

public sealed class ReferenceOrderTests
{
    [Fact]
    public void References_to_later_records_are_counted_in_one_warning()
    {
        using BatchRun run = new("people");
        run.Add(("Primary Email", "report1@x"), ("Name", "1"), ("Manager", "Boss@x"));
        run.Add(("Primary Email", "report2@x"), ("Name", "2"), ("Manager", "boss@x "));
        run.Add(("Primary Email", "boss@x"), ("Name", "B"), ("Manager", "elsewhere@x"));
        run.Add(("Primary Email", "report3@x"), ("Name", "3"), ("Manager", "boss@x"));
        run.Complete();
        string said = Assert.Single(run.Warnings);
        Assert.StartsWith("2 records refer to one of 'people' that comes later in the run, for example to 'boss@x'", said);
        Assert.Contains("defer the references", said);
    }

    [Fact]
    public void A_reference_to_the_record_itself_or_an_earlier_one_is_nothing_to_say()
    {
        using BatchRun run = new("people");
        run.Add(("Primary Email", "boss@x"), ("Name", "B"), ("Manager", "boss@x"));
        run.Add(("Primary Email", "report@x"), ("Name", "R"), ("Manager", "boss@x"));
        run.Complete();
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void Deferred_references_go_into_files_of_their_own_with_the_key()
    {
        using BatchRun run = new("people", new RecordOptions { DeferReferences = true });
        run.Add(("Primary Email", "a@x"), ("Name", "A"), ("Manager", "b@x"), ("Source", "AD"), ("Source ID", "1"));
        run.Add(("Primary Email", "b@x"), ("Name", "B"));
        run.Add(("Primary Email", "c@x"), ("Name", "C"), ("Manager", ""));
        run.Complete();
        Assert.Equal(["Primary Email,Source,Source ID,Name|a@x,AD,1,A", "Primary Email,Name|b@x,B|c@x,C"], run.Texts);
        Assert.Equal(["Source,Source ID,Manager|AD,1,b@x", "Primary Email,Manager|c@x,"], run.DeferredFiles.Select(BatchRun.Text));
        Assert.Equal(3, run.DeferredFiles[1].Numbers.InputNumber(1));
        Assert.Empty(run.Warnings);
    }
}
