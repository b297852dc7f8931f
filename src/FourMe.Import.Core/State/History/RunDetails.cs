using FourMe.Import.Text;

namespace FourMe.Import;

/// <summary>The duration of a step of a run.</summary>
/// <param name="Name">The step, such as <c>Baseline</c> or <c>Compare</c>. Steps of the same name are added up.</param>
/// <param name="Duration">The duration.</param>
public sealed record RunStep(string Name, TimeSpan Duration)
{
    /// <summary>The step and its duration in one line.</summary>
    public override string ToString() => $"{ShownText.Of(Name)} {Duration:hh\\:mm\\:ss}";
}

/// <summary>A limit that differs from the default.</summary>
/// <param name="Name">The limit, such as <c>MaximumRetire</c>.</param>
/// <param name="Value">The given value.</param>
/// <param name="Default">The default value.</param>
public sealed record RunLimit(string Name, string Value, string Default)
{
    /// <summary>The limit and its values in one line.</summary>
    public override string ToString() => ShownText.Of($"{Name} {Value} (default {Default})");
}

/// <summary>A person's agreement to changes that a run applied.</summary>
/// <param name="PlanId">Id of the plan that the person reviewed.</param>
/// <param name="By">Who agreed: a user of the machine.</param>
/// <param name="At">When the person agreed.</param>
/// <param name="Reason">The reason the person gave; null when none was given.</param>
public sealed record RunApproval(string PlanId, string By, DateTimeOffset At, string? Reason)
{
    /// <summary>The limits that the plan exceeded.</summary>
    public IReadOnlyList<string> Limits { get; init => field = value ?? []; } = [];

    /// <summary>Who agreed, to what and why, in one line.</summary>
    public override string ToString() => ShownText.Of(
        $"{By}: {string.Join(", ", Limits)}{(string.IsNullOrEmpty(Reason) ? string.Empty : $" ({Reason})")}");
}
