namespace FourMe.Import;

/// <summary>Something that a plan found out and does not send.</summary>
/// <param name="Id">One word for scripts to compare with, such as <c>Vanished</c> or <c>KeyTaken</c>.</param>
/// <param name="Key">The record it is about, by its Source ID or another key; '' when it is about a column or the run.</param>
/// <param name="Message">A sentence for a person.</param>
public sealed record PlanNote(string Id, string Key, string Message);
