namespace FourMe.Import.Pester.Judging;

internal enum Outcome
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>The verdict on a case or a file, with the reason.</summary>
internal sealed record Verdict(Outcome Outcome, string Text)
{
    internal static Verdict Passed { get; } = new(Outcome.Passed, string.Empty);

    internal static Verdict Failed(IEnumerable<string> lines) => new(Outcome.Failed, string.Join('\n', lines));

    internal static Verdict Skipped(string reason) => new(Outcome.Skipped, reason);

    /// <summary>Reports the verdict to xunit, attaching the output of the process to a failure.</summary>
    internal void Tell(string? outputFile)
    {
        if (Outcome == Outcome.Skipped) Assert.Skip(Text);
        if (Outcome == Outcome.Passed) return;
        if (outputFile is not null && File.Exists(outputFile))
            TestContext.Current.AddAttachment(Path.GetFileName(outputFile), File.ReadAllText(outputFile));
        Assert.Fail(Text);
    }
}
