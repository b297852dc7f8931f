namespace FourMe.Import;

/// <summary>How long a part of a run took.</summary>
/// <param name="Name">The part, such as <c>Baseline</c> or <c>Compare</c>. Parts of the same name are added up.</param>
/// <param name="Duration">From its begin to its end.</param>
public sealed record RunStep(string Name, TimeSpan Duration);

/// <summary>A limit that is not the default one.</summary>
/// <param name="Name">The limit, such as <c>MaximumRetire</c>.</param>
/// <param name="Value">What was given.</param>
/// <param name="Default">What would hold otherwise.</param>
public sealed record RunLimit(string Name, string Value, string Default);

/// <summary>That a person agreed to changes that a run applied.</summary>
/// <param name="PlanId">The plan that was looked at.</param>
/// <param name="By">Who agreed: a user of the machine.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in the person's words; null when none were given.</param>
public sealed record RunApproval(string PlanId, string By, DateTimeOffset At, string? Reason)
{
    /// <summary>The limits that the plan was over.</summary>
    public IReadOnlyList<string> Limits { get; init => field = value ?? []; } = [];
}
