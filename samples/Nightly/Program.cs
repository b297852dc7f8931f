// Keeps the people of an account in step with a file, for a scheduled task: dotnet run --project samples/Nightly people.json
// FOURME_ACCOUNT and FOURME_TOKEN say which account. The exit code says how the night went; the first one is held (4) until somebody
// agrees to its plan: Approve-FourMePlan (Get-FourMePlan -Latest).Id
using System.Text.Json;
using FourMe.Import;
using FourMe.Import.Nightly;

using var client = new FourMeClient(new FourMeClientOptions
{
    Account = Environment.GetEnvironmentVariable("FOURME_ACCOUNT"),
    Credential = FourMeCredential.PersonalToken(Environment.GetEnvironmentVariable("FOURME_TOKEN") ?? ""),
});
var people = JsonSerializer.Deserialize<List<Dictionary<string, string?>>>(await File.ReadAllTextAsync(args[0])) ?? [];
return await Night.RunAsync(client, people.Select(person => person.ToDictionary(cell => cell.Key, object? (cell) => cell.Value)));
