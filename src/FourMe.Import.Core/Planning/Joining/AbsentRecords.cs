namespace FourMe.Import.Planning;

/// <summary>
/// Records of the account that have the run's Source and are missing from the run. They are retired only when all of this is certain: the
/// ledger knows them, every key in the run could be read, nothing protects them, and they were missing often enough.
/// </summary>
internal sealed class AbsentRecords(JoinContext context, ChangeMaker maker)
{
    private const string TakenBack = "It is still missing, but somebody has taken it back into use.";

    private readonly string _source = context.Source;

    /// <summary>Number of records claimed for the ledger.</summary>
    internal long Claimed { get; private set; }

    /// <summary>Decides about a record with Source and Source ID.</summary>
    internal void Take(string[] row)
    {
        if (context.OnlySome || _source.Length == 0 || context.Columns.Cell(row, RecordKey.Source).Trim() != _source) return;
        string key = context.Columns.Cell(row, RecordKey.SourceId).Trim();
        bool isKnown = context.Known.TryFindAbsent(key, out KnownRecords.Absent absent);
        if (context.Retire?.AreIn(row) == true) return;
        string? name = context.NameOf(row);
        if (context.Others.ThatHas(key) is { } other) context.Note(PlanNotes.ClaimedByOther(key, name, other));
        else if (isKnown) Retire(key, name, row, absent);
        else if (context.Options.Claim) Claim(key, name, row);
        else context.Note(PlanNotes.Unclaimed(key, name));
    }

    private void Claim(string key, string? name, string[] row)
    {
        Claimed++;
        context.Writer.Seen(new SeenRecord(key, context.IdOf(row) ?? string.Empty, SeenHow.Claimed));
        context.Note(PlanNotes.Claimed(key, name));
    }

    private void Retire(string key, string? name, string[] row, KnownRecords.Absent absent)
    {
        if (context.Retire is not { } cells || context.Rows.HasUnreadableKey) return;
        int after = context.Options.RetireAfter;
        if (context.Protection.Of(row) is { } because) context.Note(PlanNotes.Protected(key, name, because));
        // The record was restored in the account by somebody, and is still missing from the source.
        else if (absent.IsRetired) context.Found.Add(maker.Retire(key, row, cells.Changes(row), TakenBack));
        else if (absent.Missed < after) context.Note(PlanNotes.Missing(key, name, absent.Missed, after));
        else context.Found.Add(maker.Retire(key, row, cells.Changes(row), null));
    }
}
