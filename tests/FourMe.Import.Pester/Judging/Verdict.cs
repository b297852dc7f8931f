namespace FourMe.Import.Pester.Judging;

internal enum Outcome
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>What a case or a file comes to, and why.</summary>
internal sealed record Verdict(Outcome Outcome, string Text)
{
    internal static Verdict Passed { get; } = new(Outcome.Passed, string.Empty);

    internal static Verdict Failed(IEnumerable<string> lines) => new(Outcome.Failed, string.Join('\n', lines));

    internal static Verdict Skipped(string reason) => new(Outcome.Skipped, reason);

    /// <summary>Says the verdict to xunit, with the output of the process attached to a failure.</summary>
    internal void Tell(string? outputFile)
    {
        if (Outcome == Outcome.Skipped) Assert.Skip(Text);
        if (Outcome == Outcome.Passed) return;
        if (outputFile is not null && File.Exists(outputFile))
            TestContext.Current.AddAttachment(Path.GetFileName(outputFile), File.ReadAllText(outputFile));
        Assert.Fail(Text);
    }
}
