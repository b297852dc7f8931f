using FourMe.Import.Files;
using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>References sent in a second job: only for the rows that the first job imported.</summary>
public class DeferredReferencesTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_row_that_failed_in_the_first_job_is_not_in_the_second()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.RowRule = Refusing("Bob"));
        using RecordImport import = NewImport(account, ("ann@example.com", "Ann"), ("bob@example.com", "Bob"), ("cat@example.com", "Cat"));

        ImportReport report = await import.SendAsync(account.Host);

        Assert.Equal(["ImportFailedRows", "RowFailed"], report.Failures.Select(failure => failure.Id));
        Assert.Equal([3L, 2], report.Results.Select(result => result.Rows));
        Assert.Equal(["ann@example.com", "cat@example.com"], account.Service.Imports[1].ReadRows().Select(row => row["Primary Email"]));
        Assert.Equal("cat@example.com", account.Service.Records("wdc", "people").Single(person => person["Name"] == "Ann")["Manager"]);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Where_no_row_went_in_there_is_no_second_job()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.RowRule = Refusing("Bob"));
        using RecordImport import = NewImport(account, ("bob@example.com", "Bob"));

        ImportReport report = await import.SendAsync(account.Host);

        Assert.Single(account.Posts);
        Assert.Equal(["ImportFailedRows", "RowFailed"], report.Failures.Select(failure => failure.Id));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task What_was_held_back_is_among_the_failed_rows_of_the_second_file()
    {
        await using TestAccount account = await TestAccount.StartAsync(options => options.RowRule = (type, row) => row["Primary Email"] switch
        {
            "bob@example.com" => new RowVerdict("No bobs"),
            "cat@example.com" when row.ContainsKey("Manager") => new RowVerdict("No manager for cats"),
            _ => null,
        });
        using var spool = new SpoolSink(TemporaryFolders.New());
        using var deferred = new SpoolSink(TemporaryFolders.New());
        using var batch = new RecordBatch(RecordTypes.Get("people"), new RecordOptions { DeferReferences = true }, spool, deferred);
        foreach (string name in new[] { "Ann", "Bob", "Cat", "Dan" })
            Assert.Empty(batch.Add(new DictionaryReader(), Person(name.ToLowerInvariant() + "@example.com", name)));
        Assert.Empty(batch.Complete());
        string folder = Directory.CreateTempSubdirectory().FullName;
        string failed = Path.Combine(folder, "failed.csv");
        string[] numbered = [Path.Combine(folder, "failed.1.csv"), Path.Combine(folder, "failed.2.csv")];
        var session = new ImportSession(account.Client, RecordTypes.Get("people"), account.Waiting(), account.Host);
        var sequence = new ImportSequence(session, [.. spool.Files, .. deferred.Files], 0)
        {
            DeferredFrom = 1,
            FailedRows = new FailedRowsOutput(count => count == 1 ? [failed] : numbered),
        };

        var rows = new List<long>();
        while (sequence.Next is { } next)
        {
            rows.Add(next.Rows);
            await sequence.SendNextAsync(TransferRun.Of(account.Host), TestContext.Current.CancellationToken);
        }

        Assert.Equal([4L, 3], rows);
        Assert.Equal(
            ["Primary Email|Name|Error|Error Id", "bob@example.com|Bob|The service refused it: No bobs.|RowFailed"], FailedRowsFiles.Lines(numbered[0]));
        Assert.Equal(
            ["Primary Email|Manager|Error|Error Id", "bob@example.com|cat@example.com|The service refused it: No bobs.|RowFailed",
                "cat@example.com|cat@example.com|The service refused it: No manager for cats.|RowFailed"],
            FailedRowsFiles.Lines(numbered[1]));
        Assert.False(File.Exists(failed));
        Directory.Delete(folder, recursive: true);
    }

    private static Func<string, IReadOnlyDictionary<string, string>, RowVerdict?> Refusing(string name) =>
        (_, row) => row.TryGetValue("Name", out string? found) && found == name ? new RowVerdict("Refused") : null;

    private static Dictionary<string, object?> Person(string email, string name) =>
        new() { ["Primary Email"] = email, ["Name"] = name, ["Manager"] = "cat@example.com" };

    private static RecordImport NewImport(TestAccount account, params (string Email, string Name)[] people)
    {
        var import = new RecordImport(account.Client, "people", new RecordOptions { DeferReferences = true }, account.Waiting());
        foreach ((string email, string name) in people) Assert.Null(import.Add(Person(email, name)));
        return import;
    }
}
