namespace FourMe.Import.Planning;

/// <summary>Saves the state of a plan while it is applied.</summary>
/// <param name="plans">The plans of the state folder.</param>
/// <param name="file">The plan as it was opened.</param>
internal sealed class PlanStateWriter(PlanStore plans, PlanFile file)
{
    private PlanState _state = file.Plan.State;

    /// <summary>Whether another process has changed the state since the plan was opened.</summary>
    internal bool IsOutdated => plans.Get(file.Plan.Id).Plan.State != _state;

    /// <summary>Saves the state, unless the plan has it already.</summary>
    internal void Save(PlanState state)
    {
        if (_state == state) return;
        plans.Save(file.Header with { Plan = file.Plan with { State = state } });
        _state = state;
    }

    /// <summary>Marks the plan that this one has undone, if any, so that it cannot be applied or undone again.</summary>
    internal void MarkUndone()
    {
        if (file.Header.Undoes is { } id && plans.Find(id) is { } undone)
            plans.Save(undone.Header with { Plan = undone.Plan with { State = PlanState.Undone } });
    }
}
