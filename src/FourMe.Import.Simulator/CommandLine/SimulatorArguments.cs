using System.Globalization;

namespace FourMe.Import.Simulator.CommandLine;

/// <summary>The command line of the program.</summary>
internal sealed record SimulatorArguments
{
    public const string Help = """
        Starts a simulated account of the 4me/Xurrent service on this machine.

          --urls <address>          REST address, http://127.0.0.1:4010 unless given; port 0 takes a free one
          --oauth-urls <address>    OAuth address; the next free port unless given
          --storage-urls <address>  address of log and export files; the next free port unless given
          --account <id>            the default account, wdc unless given
          --token <token>           the personal access token; a random one unless given
          --export <type>=<rows>    exports of the type are made up, with so many rows; may be given again
          --empty                   starts without the demo records
          --json                    prints one line of JSON instead of text
          --exit-with-stdin         stops when standard input closes
          --help                    prints this
        """;

    public int ApiPort { get; private init; } = 4010;

    public int? OAuthPort { get; private init; }

    public int? StoragePort { get; private init; }

    public string Account { get; private init; } = "wdc";

    public string? Token { get; private init; }

    public IReadOnlyList<KeyValuePair<string, int>> GeneratedExports { get; private init; } = [];

    public bool IsEmpty { get; private init; }

    public bool IsJson { get; private init; }

    public bool ExitsWithInput { get; private init; }

    public bool IsHelp { get; private init; }

    /// <summary>Reads a command line; throws <see cref="ArgumentException"/> with one plain sentence.</summary>
    public static SimulatorArguments Parse(IReadOnlyList<string> arguments)
    {
        SimulatorArguments parsed = new();
        for (int index = 0; index < arguments.Count; index++)
        {
            string name = arguments[index];
            parsed = name switch
            {
                "--urls" => parsed with { ApiPort = PortOf(Value()) },
                "--oauth-urls" => parsed with { OAuthPort = PortOf(Value()) },
                "--storage-urls" => parsed with { StoragePort = PortOf(Value()) },
                "--account" => parsed with { Account = Value() },
                "--token" => parsed with { Token = Value() },
                "--export" => parsed with { GeneratedExports = [.. parsed.GeneratedExports, ExportOf(Value())] },
                "--empty" => parsed with { IsEmpty = true },
                "--json" => parsed with { IsJson = true },
                "--exit-with-stdin" => parsed with { ExitsWithInput = true },
                "--help" or "-h" => parsed with { IsHelp = true },
                _ => throw new ArgumentException($"Unknown argument '{name}'; --help lists what there is."),
            };

            string Value() => index + 1 < arguments.Count ? arguments[++index] : throw new ArgumentException($"{name} needs a value.");
        }

        return parsed;
    }

    private static KeyValuePair<string, int> ExportOf(string text) =>
        text.Split('=') is [{ Length: > 0 } type, var rows]
            && int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? new(type, count)
            : throw new ArgumentException($"'{text}' is not of the form people=100000.");

    // The simulator uses plain HTTP, so it only listens on this machine.
    private static int PortOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            && uri is { Scheme: "http", Host: "127.0.0.1" or "localhost", AbsolutePath: "/" }
            ? uri.Port
            : throw new ArgumentException($"'{address}' is no address of the form http://127.0.0.1:4010.");
}
