using System.Net;
using System.Net.NetworkInformation;

namespace FourMe.Import.Simulator.CommandLine;

/// <summary>Finds the ports for the hosts whose addresses were not given: the next free ones.</summary>
internal static class PortChooser
{
    public static (int OAuth, int Storage) Choose(SimulatorArguments arguments)
    {
        int api = arguments.ApiPort;
        // Without a start port the system chooses. Under Wine it does not always know which ports are in use.
        HashSet<int> taken = api == 0
            ? []
            : [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port)];
        taken.UnionWith([api, arguments.OAuthPort ?? 0, arguments.StoragePort ?? 0]);
        int oauth = arguments.OAuthPort ?? NextFree(api, taken);
        int storage = arguments.StoragePort ?? NextFree(api, taken);
        return (oauth, storage);
    }

    private static int NextFree(int after, HashSet<int> taken)
    {
        if (after == 0)
            return 0;
        int port = after + 1;
        while (port <= IPEndPoint.MaxPort && !taken.Add(port))
            port++;
        return port <= IPEndPoint.MaxPort ? port : 0;
    }
}
