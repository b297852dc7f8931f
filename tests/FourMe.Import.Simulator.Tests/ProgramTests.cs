using System.Diagnostics;
using System.Text.Json;

namespace FourMe.Import.Simulator.Tests;

public sealed class ProgramTests
{
    private const int Watchdog = 30_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = Watchdog)]
    public async Task ItTellsWhereItListensAndStopsWithItsInput()
    {
        using Process program = Start("--urls", "http://127.0.0.1:0", "--json", "--token", "fixed", "--exit-with-stdin");
        using JsonDocument told = JsonDocument.Parse((await program.StandardOutput.ReadLineAsync(Cancellation))!);
        string api = told.RootElement.GetProperty("apiUri").GetString()!;
        using HttpClient client = new();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "fixed");

        string me = await client.GetStringAsync(api + "/me", Cancellation);
        string connect = told.RootElement.GetProperty("connect").GetString()!;
        program.StandardInput.Close();
        await program.WaitForExitAsync(Cancellation);

        Assert.Contains("\"wdc\"", me, StringComparison.Ordinal);
        Assert.Equal($"Connect-FourMe -ApiUri {api} -OAuthUri {told.RootElement.GetProperty("oauthUri")} -Account wdc -Token fixed", connect);
        Assert.Equal(0, program.ExitCode);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ATakenPortIsOneLineAndExitCodeOne()
    {
        await using SimulatedService taken = await SimulatedService.StartAsync(cancellationToken: Cancellation);

        (int exitCode, string[] error) = await RunAsync("--urls", taken.OAuthUri.AbsoluteUri.TrimEnd('/'));

        Assert.Equal(1, exitCode);
        Assert.Contains("address already in use", Assert.Single(error), StringComparison.Ordinal);
    }

    [Theory(Timeout = Watchdog)]
    [InlineData("--bogus")]
    [InlineData("--token")]
    [InlineData("--urls", "http://example.com:80")]
    [InlineData("--urls", "4010")]
    public async Task ABadArgumentIsOneLineAndExitCodeOne(params string[] arguments)
    {
        (int exitCode, string[] error) = await RunAsync(arguments);

        Assert.Equal(1, exitCode);
        Assert.Contains(arguments[^1], Assert.Single(error), StringComparison.Ordinal);
    }

    [Fact(Timeout = Watchdog)]
    public async Task HelpNamesEveryArgument()
    {
        using Process program = Start("--help");
        string help = await program.StandardOutput.ReadToEndAsync(Cancellation);
        await program.WaitForExitAsync(Cancellation);

        Assert.Equal(0, program.ExitCode);
        Assert.All(["--urls", "--oauth-urls", "--storage-urls", "--account", "--token", "--json", "--exit-with-stdin"], name => Assert.Contains(name, help, StringComparison.Ordinal));
    }

    private static async Task<(int ExitCode, string[] Error)> RunAsync(params string[] arguments)
    {
        using Process program = Start(arguments);
        string error = await program.StandardError.ReadToEndAsync(Cancellation);
        await program.WaitForExitAsync(Cancellation);
        return (program.ExitCode, error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static Process Start(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(SimulatedService).Assembly.Location);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
