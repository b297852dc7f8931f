namespace FourMe.Import.State;

/// <summary>Measures the steps of a run. Steps of the same name are added up.</summary>
internal sealed class StepTimes(TimeProvider clock)
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, TimeSpan> _times = new(StringComparer.Ordinal);
    private readonly long _began = clock.GetTimestamp();

    /// <summary>Time since the run began.</summary>
    internal TimeSpan Elapsed => clock.GetElapsedTime(_began);

    /// <summary>The steps, in the order in which they ended first.</summary>
    internal IReadOnlyList<RunStep> All => [.. _names.Select(name => new RunStep(name, _times[name]))];

    /// <summary>Measures a step until the returned object is disposed.</summary>
    internal IDisposable Measure(string name) => new Step(this, name, clock);

    /// <summary>Adds a step that was measured elsewhere.</summary>
    internal void Add(string name, TimeSpan duration)
    {
        if (_times.TryGetValue(name, out TimeSpan before)) _times[name] = before + duration;
        else
        {
            _names.Add(name);
            _times.Add(name, duration);
        }
    }

    private sealed class Step(StepTimes times, string name, TimeProvider clock) : IDisposable
    {
        private readonly long _began = clock.GetTimestamp();

        public void Dispose() => times.Add(name, clock.GetElapsedTime(_began));
    }
}
