// Starts a simulated account on this machine, imports 1,000 generated people into it, shows the result and the rows that
// failed, imports them again to show that nothing changes, and brings them back. Needs nothing but the .NET SDK.
using FourMe.Import;
using FourMe.Import.Quickstart;
using FourMe.Import.Simulator;

const int Count = 1000;

await using SimulatedService service = await SimulatedService.StartAsync();
using var client = new FourMeClient(new FourMeClientOptions
{
    Addresses = ServiceAddresses.Custom(service.ApiUri),
    Account = service.Account,
    Credential = FourMeCredential.PersonalToken(service.Token),
});
string state = Directory.CreateTempSubdirectory("FourMe.Quickstart-").FullName;
try
{
    ApiUser user = await client.GetMeAsync();
    Console.WriteLine($"Connected to the simulated account '{service.Account}' as {user.Name}.");
    await ImportAsync($"1. Importing {Count} people, three of them with an organization that does not exist");
    await ImportAsync("2. Importing the same people again");
    await ExportAsync("3. Bringing them back");
    return 0;
}
finally
{
    Directory.Delete(state, recursive: true);
}

async Task ImportAsync(string title)
{
    Console.WriteLine();
    Console.WriteLine(title);
    using var import = new RecordImport(client, "people", options: new ImportOptions { StateFolder = state });
    foreach (Dictionary<string, object?> person in People.Generate(Count))
        if (import.Add(person) is { } refused) Console.WriteLine("   refused before sending: " + refused.Message);
    ImportReport report = await import.SendAsync(new ConsoleHost());
    foreach (ImportResult result in report.Results)
    {
        Console.WriteLine(
            $"   {result.State}: {result.Rows} rows, {result.Created} created, {result.Updated} updated, " +
            $"{result.Unchanged} unchanged, {result.Failures} failures, {result.Errors} errors");
    }
    foreach (Failure failure in report.Failures) Console.WriteLine("   " + failure);
}

async Task ExportAsync(string title)
{
    Console.WriteLine();
    Console.WriteLine(title);
    var export = new RecordExport(client, new ExportRequest { Types = ["people"] }, state);
    int shown = 0;
    long? count = await export.ReadAsync(
        (_, person) =>
        {
            if (person["Source"] == "Quickstart" && shown++ < 3) Console.WriteLine(
                $"   {person["ID"]}  {person["Primary Email"]}  {person["Name"]}");
        },
        new ConsoleHost());
    Console.WriteLine($"   {count} people of the account, {shown} of them imported above");
}
