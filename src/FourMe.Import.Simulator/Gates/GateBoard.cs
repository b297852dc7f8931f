using System.Globalization;

namespace FourMe.Import.Simulator.Gates;

/// <summary>The gates of a service. With them a test knows that a request has arrived, and decides when it continues.</summary>
public sealed class GateBoard
{
    private readonly Lock _lock = new();
    private readonly List<Gate> _gates = [];
    private int _lastId;

    /// <summary>Holds the requests of an address until the gate is released or disposed.</summary>
    /// <param name="endpoint">The address.</param>
    /// <param name="phase">Where the requests are held.</param>
    /// <param name="afterBytes">For the two body phases: after how many bytes at least.</param>
    public Gate Hold(Endpoint endpoint, GatePhase phase = GatePhase.BeforeAnswer, long afterBytes = 0)
    {
        lock (_lock)
        {
            Gate gate = new(++_lastId, endpoint, phase, afterBytes, Remove);
            _gates.Add(gate);
            return gate;
        }
    }

    /// <summary>Releases every gate.</summary>
    public void ReleaseAll()
    {
        foreach (Gate gate in Snapshot())
            gate.Release();
    }

    /// <summary>A held gate by its id; null when there is none.</summary>
    internal Gate? Find(string id) => Array.Find(Snapshot(), gate => gate.Id.ToString(CultureInfo.InvariantCulture) == id);

    internal async Task PassAsync(Endpoint endpoint, GatePhase phase, long bytes, CancellationToken clientGone)
    {
        foreach (Gate gate in Snapshot())
        {
            if (gate.Endpoint == endpoint && gate.Phase == phase && bytes >= gate.AfterBytes)
                await gate.PassAsync(clientGone);
        }
    }

    /// <summary>The number of bytes until the next gate of a body phase; null when there is none.</summary>
    internal long? NextStop(Endpoint endpoint, GatePhase phase, long bytes)
    {
        long[] stops = [.. Snapshot().Where(gate => gate.Endpoint == endpoint && gate.Phase == phase).Select(gate => gate.AfterBytes)];
        return stops.Length == 0 ? null : Math.Max(0, stops.Min() - bytes);
    }

    private Gate[] Snapshot()
    {
        lock (_lock)
            return [.. _gates];
    }

    private void Remove(Gate gate)
    {
        lock (_lock)
            _gates.Remove(gate);
    }
}
