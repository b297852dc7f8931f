using FourMe.Import.Core.Tests.Support;
using static FourMe.Import.Core.Tests.Planning.Joining.PlanTrial;

namespace FourMe.Import.Core.Tests.Planning.Joining;

/// <summary>
/// Sources damaged in all the ways seen in practice, for every type with a rule that retires: each plan is held, or retires and clears
/// nothing in the account.
/// </summary>
public sealed class DamagedSourceTests
{
    private const int Records = 60;

    private static readonly Dictionary<string, Func<Dictionary<string, object?>[], RecordType, IEnumerable<Dictionary<string, object?>>>> Damages = new()
    {
        ["sound"] = (all, _) => all,
        ["empty"] = (_, _) => [],
        ["half"] = (all, _) => all.Take(Records / 2),
        ["a column null throughout"] = (all, type) => With(all, Telling(type), _ => null),
        ["case of keys flipped"] = (all, _) => With(all, "Source ID", value => ((string)value!).ToUpperInvariant()),
        ["key property changed"] = (all, _) => With(all, "Source ID", value => "guid-" + value),
        ["filter gone wrong"] = (all, _) => all.Where((_, i) => i % 7 == 0),
        ["everything doubled"] = (all, _) => all.Concat(all),
        ["natural key empty for some"] = (all, type) => IsKey(type)
            ? all.Select((one, i) => i % 30 == 1 ? Changed(one, Natural(type), _ => "") : one) : all,
        ["one unreadable key"] = (all, _) => all.Select((one, i) => i == 5 ? Changed(one, "Source ID", _ => null) : one).Take(Records - 10),
        ["one value everywhere"] = (all, type) => With(all, Telling(type), _ => "the same"),
        ["all out of use"] = (all, type) => With(all, Flag(type), _ => End(type)),
        ["a list cut to one entry"] = (all, type) => Lists(type) is { } list ? With(all, list, value => ((string[])value!)[0]) : [],
    };

    private static readonly string[] WithRule = [.. from type in RecordTypes.All where type.Planning == PlanningKind.Plan && HasRule(type) select type.Name];

    public static TheoryData<string> Types => [.. Flavour.Share(WithRule)];

    [Fact]
    public void The_matrix_has_the_types_that_people_keep_in_step() =>
        Assert.Superset(new HashSet<string> { "people", "cis", "organizations", "sites", "teams" }, WithRule.ToHashSet());

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_damaged_source_is_held_or_takes_nothing_away(string name)
    {
        RecordType type = RecordTypes.Get(name);
        Dictionary<string, object?>[] sound = [.. Enumerable.Range(0, Records).Select(i => Sound(type, i))];
        await using PlanTrial trial = await StartAsync(name, string.Join(',', Header(type)),
            [.. sound.Select((record, i) => Line(type, record, i))]);
        trial.GoodLedger(Records, [.. Columns(type)], [.. sound.Select(record => (string)record["Source ID"]!)]);

        foreach (string damage in Damages.Keys) await CheckAsync(trial, type, sound, damage);
    }

    private static async Task CheckAsync(PlanTrial trial, RecordType type, Dictionary<string, object?>[] sound, string damage)
    {
        Plan plan = await trial.PlanAsync(Damages[damage](sound, type),
            _ => new PlanOptions { Name = PlanTrial.Name, Source = Source, Retire = new Dictionary<string, string> { [Flag(type)] = End(type) } });

        if (damage == "sound") Assert.Equal((PlanState.Ready, (long)Records, 0), (plan.State, plan.Unchanged, trial.Planned.Count));
        bool takes = trial.Planned.Any(planned => planned.Change.Action == ChangeAction.Retire || planned.Change.Cells.Any(cell =>
            cell.Old is { Length: > 0 } && cell.New is { Length: 0 } || (cell.Column == Flag(type) && cell.New == End(type))));
        Assert.True(plan.State == PlanState.Held || !takes, $"{damage}: {plan.Summary}\n{string.Join("\n", trial.Shown)}");
        bool isGrave = damage is "empty" or "half" or "key property changed" or "filter gone wrong" or "all out of use";
        Assert.True(plan.State == PlanState.Held || !isGrave, damage);
        bool isOfSomeRecords = damage is "everything doubled" or "one unreadable key" or "natural key empty for some";
        Assert.True(plan.Retires == 0 || !isOfSomeRecords, damage);
    }

    private static bool HasRule(RecordType type) => type.FindColumn("Disabled") is not null || StatusEnd(type) is not null;

    private static string Flag(RecordType type) => type.FindColumn("Disabled") is not null ? "Disabled" : "Status";

    private static string End(RecordType type) => type.FindColumn("Disabled") is not null ? "1" : StatusEnd(type)!;

    private static string? StatusEnd(RecordType type) => type.FindColumn("Status") is { Enumeration: { } list } column
        ? Enumerations.Find(list)?.Values.Select(value => value.Key).FirstOrDefault(value => Retirement.IsMeant(column, value)) : null;

    private static string Natural(RecordType type) => type.Name switch
    {
        "people" => "Primary Email", "cis" => "Label", _ => Telling(type),
    };

    /// <summary>A text column that every record has.</summary>
    private static string Telling(RecordType type) => (type.FindColumn("Job Title") ?? type.FindColumn("Name") ?? type.FindColumn("Subject")
        ?? type.FindColumn("Question") ?? type.Columns.First(column => column.Kind is ColumnKind.Text or ColumnKind.Multiline
            && !type.Identifies(column.Name))).Name;

    private static string? Lists(RecordType type) =>
        type.Columns.FirstOrDefault(column => column is { Kind: ColumnKind.ReferenceList, ReadOnly: false, Separator: null, DeprecatedBy: null })?.Name;

    private static IEnumerable<string> Columns(RecordType type) => new[] { "Source", "Source ID", Flag(type), Telling(type), Natural(type), Lists(type) }
        .Concat(type.Columns.Where(column => column.Requirement == ColumnRequirement.Create).Select(column => column.Name))
        .OfType<string>().Distinct();

    private static Dictionary<string, object?> Sound(RecordType type, int number)
    {
        var record = new Dictionary<string, object?>();
        foreach (string name in Columns(type))
        {
            Column column = type.FindColumn(name)!;
            record[name] = name switch
            {
                "Source" => Source,
                "Source ID" => $"key-{number:000}",
                "Disabled" => "0",
                "Primary Email" => $"p{number}@w.com",
                "Status" => Enumerations.Find(column.Enumeration!)!.Values.Select(value => value.Key).First(value => !Retirement.IsMeant(column, value)),
                _ when column.Kind == ColumnKind.ReferenceList => new[] { "First", "Second", "Third" },
                _ when column.Kind is ColumnKind.Text or ColumnKind.Multiline or ColumnKind.Reference or ColumnKind.Unknown => $"{name} {number}",
                _ => ExampleValues.Of(column),
            };
        }
        return record;
    }

    /// <summary>A record as a row of the account's export.</summary>
    private static string Line(RecordType type, Dictionary<string, object?> record, int number)
    {
        IEnumerable<string> cells = Header(type).Select(name => name == "ID"
            ? (1000 + number).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : record.TryGetValue(name, out object? value)
                ? new ColumnFormatter(type.FindColumn(name)!).Write(value, new FormattingContext(), out Failure? _)! : "");
        return string.Join(',', cells.Select(cell => "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""));
    }

    /// <summary>The header of the type's export: all documented columns and those of the test's records.</summary>
    private static IEnumerable<string> Header(RecordType type) =>
        type.Columns.Where(column => column.DeprecatedBy is null).Select(column => column.Name).Concat(Columns(type)).Prepend("ID").Distinct();

    /// <summary>Whether the natural key of the type is mandatory.</summary>
    private static bool IsKey(RecordType type) => type.Identifies(Natural(type))
        || type.FindColumn(Natural(type))!.Requirement == ColumnRequirement.Create;

    private static IEnumerable<Dictionary<string, object?>> With(
        IEnumerable<Dictionary<string, object?>> all, string column, Func<object?, object?> change) =>
        all.Select(one => Changed(one, column, change));

    private static Dictionary<string, object?> Changed(Dictionary<string, object?> one, string column, Func<object?, object?> change) =>
        new(one) { [column] = change(one[column]) };
}
