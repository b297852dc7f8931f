namespace FourMe.Import.Nightly;

/// <summary>One night: the account gets what the source has, and who is gone from it is disabled.</summary>
internal static class Night
{
    internal static async Task<int> RunAsync(FourMeClient client, IEnumerable<Dictionary<string, object?>> people, string? state = null)
    {
        var retire = new Dictionary<string, string> { ["Disabled"] = "1" };
        using var sync = new RecordSync(client, "people",
            options: new PlanOptions { Name = "HR nightly", Source = "HR", Retire = retire, StatePath = state });
        if (await sync.BeginAsync())
            foreach (Dictionary<string, object?> person in people)
                if (sync.Add(person) is { } refused) Console.Error.WriteLine(refused.Message);
        Run run = await sync.CompleteAsync();
        foreach (Failure failure in run.Failures) Console.Error.WriteLine(failure.Message);
        return run.ExitCode;
    }
}
