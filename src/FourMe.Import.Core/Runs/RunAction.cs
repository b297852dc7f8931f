namespace FourMe.Import.Runs;

/// <summary>Something that a person can do about a run.</summary>
/// <param name="Text">The advice, as a sentence.</param>
/// <param name="Commands">Commands to copy.</param>
internal sealed record RunAction(string Text, params IReadOnlyList<string> Commands);
