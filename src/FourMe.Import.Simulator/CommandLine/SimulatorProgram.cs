using FourMe.Import.Simulator.Time;

namespace FourMe.Import.Simulator.CommandLine;

/// <summary>The simulator as a program of its own.</summary>
internal static class SimulatorProgram
{
    public static async Task<int> RunAsync(string[] commandLine)
    {
        try
        {
            SimulatorArguments arguments = SimulatorArguments.Parse(commandLine);
            if (arguments.IsHelp)
                Console.WriteLine(SimulatorArguments.Help);
            else
                await ServeAsync(arguments);
            return 0;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException)
        {
            await Console.Error.WriteLineAsync(exception.Message.ReplaceLineEndings(" "));
            return 1;
        }
    }

    private static async Task ServeAsync(SimulatorArguments arguments)
    {
        (int oauthPort, int storagePort) = PortChooser.Choose(arguments);
        await using SimulatedService service = await SimulatedService.StartAsync(new SimulatorOptions
        {
            TimeProvider = SimulatedClock.Running(),
            ApiPort = arguments.ApiPort,
            OAuthPort = oauthPort,
            StoragePort = storagePort,
            Account = arguments.Account,
            Token = arguments.Token,
            SeedDemoData = !arguments.IsEmpty,
        });
        Task stopped = Stopped(arguments.ExitsWithInput);
        Console.WriteLine(arguments.IsJson ? Announcement.Json(service) : Announcement.Text(service));
        await stopped;
    }

    private static Task Stopped(bool withInput)
    {
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopped.TrySetResult();
        };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => stopped.TrySetResult();
        // Console input cannot be awaited: a thread of its own waits for its end.
        return withInput
            ? Task.WhenAny(stopped.Task, Task.Factory.StartNew(() => Console.In.ReadToEnd(), TaskCreationOptions.LongRunning))
            : stopped.Task;
    }
}
