using System.Runtime.InteropServices;
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
        SimulatorOptions options = new()
        {
            TimeProvider = SimulatedClock.Running(),
            ApiPort = arguments.ApiPort,
            OAuthPort = oauthPort,
            StoragePort = storagePort,
            Account = arguments.Account,
            Token = arguments.Token,
            SeedDemoData = !arguments.IsEmpty,
        };
        foreach ((string type, int rows) in arguments.GeneratedExports)
            options.GeneratedExport(type, rows);
        await using SimulatedService service = await SimulatedService.StartAsync(options);
        Task stopped = StoppedAsync(arguments.ExitsWithInput);
        Console.WriteLine(arguments.IsJson ? Announcement.Json(service) : Announcement.Text(service));
        await stopped;
    }

    private static async Task StoppedAsync(bool withInput)
    {
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        // Console input cannot be awaited, so a separate thread waits for its end.
        Task input = withInput
            ? Task.Factory.StartNew(() => Console.In.ReadToEnd(), TaskCreationOptions.LongRunning)
            : stopped.Task;
        await Task.WhenAny(stopped.Task, input);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopped.TrySetResult();
        }
    }
}
