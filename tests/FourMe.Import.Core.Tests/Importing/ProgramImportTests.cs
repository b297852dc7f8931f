using FourMe.Import.Core.Tests.Support;
using FourMe.Import.Simulator;

namespace FourMe.Import.Core.Tests.Importing;

/// <summary>A program gets the same as the cmdlet: file limits, and the account's own enumerations.</summary>
public class ProgramImportTests
{
    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_limit_of_rows_makes_several_jobs()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using var import = new RecordImport(account.Client, "people", options: new ImportOptions { StateFolder = account.StateFolder, MaximumRowCount = 2 });
        for (int number = 1; number <= 5; number++)
            Assert.Null(import.Add(new Dictionary<string, object?> { ["Primary Email"] = $"person{number}@example.com", ["Name"] = "Person" }));

        ImportReport report = await import.SendAsync(account.Host);

        Assert.True(report.Succeeded);
        Assert.Equal([2L, 2, 1], report.Results.Select(result => result.Rows));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_limit_of_bytes_makes_several_jobs()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using var import = new RecordImport(account.Client, "people", options: new ImportOptions { StateFolder = account.StateFolder, MaximumFileSize = 100 });
        for (int number = 1; number <= 4; number++)
            Assert.Null(import.Add(new Dictionary<string, object?> { ["Primary Email"] = $"person{number}@example.com", ["Name"] = "Person" }));

        ImportReport report = await import.SendAsync(account.Host);

        Assert.True(report.Succeeded);
        Assert.True(report.Results.Count > 1);
        Assert.Equal(4, report.Results.Sum(result => result.Rows));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_value_that_only_the_account_knows_is_taken_once_its_lists_were_read()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        account.Service.AddEnumerationValue("ci.status", "borrowed");
        var record = new Dictionary<string, object?> { ["Label"] = "pc-1", ["Name"] = "PC", ["Status"] = "borrowed", ["Product"] = "PC", ["Source"] = "S", ["Source ID"] = "1" };
        using (var before = new RecordImport(account.Client, "cis", options: account.Waiting())) Assert.Equal("UnknownEnumerationValue", before.Add(record)?.Id);
        using var import = new RecordImport(account.Client, "cis", options: account.Waiting());

        await import.ReadEnumerationsAsync(account.Host);

        Assert.Null(import.Add(record));
        Assert.Single(account.Requests(Endpoint.Enumerations));
        // The enumerations are cached for a day: the next import needs no request.
        using var after = new RecordImport(account.Client, "cis", options: account.Waiting());
        Assert.Null(after.Add(record));
        Assert.Single(account.Requests(Endpoint.Enumerations));
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_options_of_one_import_are_those_of_the_next()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        var options = new RecordOptions { Map = [new MapEntry("Primary Email", "mail"), new MapEntry("Name", "name")] };
        foreach (string mail in (string[])["a@example.com", "b@example.com"])
        {
            using var import = new RecordImport(account.Client, "people", options, account.Waiting());
            Assert.Null(import.Add(new Dictionary<string, object?> { ["mail"] = mail, ["name"] = "Ann" }));
            Assert.True((await import.SendAsync(account.Host)).Succeeded);
        }
        Assert.Equal(2, account.Posts.Count);
    }
}
