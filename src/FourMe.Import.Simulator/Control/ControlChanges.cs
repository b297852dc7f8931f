using System.Globalization;
using FourMe.Import.Simulator.Gates;
using FourMe.Import.Simulator.Http;
using FourMe.Import.Simulator.Time;

namespace FourMe.Import.Simulator.Control;

/// <summary>The requests of the control API that change something: faults, gates, the clock, options, records, tokens.</summary>
internal sealed class ControlChanges(SimulatorState state)
{
    private SimulatedClock Clock => state.Options.TimeProvider as SimulatedClock
        ?? throw new InvalidOperationException("The service does not run on a clock that can be advanced.");

    /// <summary>Carries out a request.</summary>
    /// <returns>The answer; null when there is no such request.</returns>
    public object? Apply(string method, string[] parts, ControlMessage message) => (method, parts) switch
    {
        ("POST", ["faults"]) => Done(() => QueueFault(message)),
        ("DELETE", ["faults"]) => Done(ClearFaults),
        ("POST", ["gates"]) => Answer("id", HoldGate(message).Id),
        ("POST", ["gates", var id, "release"]) => Done(() => state.Gates.Find(id)?.Release()),
        ("POST", ["clock"]) => Done(() => Clock.Advance(TimeSpan.Parse(message.Required("advance"), CultureInfo.InvariantCulture))),
        ("POST", ["options"]) => Done(() => OptionSetter.Apply(state.Options, message)),
        (_, ["records", ..]) => ChangeRecords(method, parts, message),
        ("POST", ["enumerations"]) => Done(() =>
            state.World.Enumerations.Add(message.Required("name"), message.Required("id"), message.Text("txt"))),
        ("POST", ["tokens"]) => Answer("token", IssueToken(message)),
        ("DELETE", ["tokens", var token]) => Done(() => state.Tokens.Revoke(token)),
        ("POST", ["reset"]) => Done(state.Reset),
        _ => null,
    };

    /// <summary>Changes of records outside of imports, after all imports that were sent before.</summary>
    private object? ChangeRecords(string method, string[] parts, ControlMessage message)
    {
        state.Queue.RunPending();
        return (method, parts) switch
        {
            ("POST", [_, var account, var type]) => Answer("id", state.Others.Add(account, type, message.All())),
            ("PATCH", [_, var account, var type, var id]) => Done(() => state.Others.Change(account, type, id, message.All())),
            ("DELETE", [_, var account, var type, var id]) => Done(() => state.Others.Delete(account, type, id)),
            ("POST", [_, var account, var type, var id, "archive"]) => Done(() => state.Others.Archive(account, type, id)),
            ("POST", [_, var account, var type, var id, "restore"]) => Done(() => state.Others.Restore(account, type, id)),
            _ => null,
        };
    }

    private void QueueFault(ControlMessage message)
    {
        Endpoint endpoint = message.Enum<Endpoint>("endpoint");
        Faults.Fault fault = FaultReader.Read(message);
        if (message.Flag("always", otherwise: false))
            state.Faults.Always(endpoint, fault);
        else
            state.Faults.Next(endpoint, [.. Enumerable.Repeat(fault, (int)message.Number("times", 1))]);
    }

    private void ClearFaults()
    {
        state.Faults.Clear();
        state.Faults.ReleaseHung();
    }

    private Gate HoldGate(ControlMessage message) => state.Gates.Hold(
        message.Enum<Endpoint>("endpoint"), message.Enum("phase", GatePhase.BeforeAnswer), message.Number("afterBytes", 0));

    private string IssueToken(ControlMessage message) => state.Tokens.IssuePersonalToken(
        state.World.Get(message.Required("account")).Id, message.Flag("administrator", otherwise: true));

    private static Dictionary<string, object> Done(Action change)
    {
        change();
        return Answer("ok", true);
    }

    private static Dictionary<string, object> Answer(string name, object value) => new() { [name] = value };
}
