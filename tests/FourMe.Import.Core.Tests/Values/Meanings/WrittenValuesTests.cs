using FourMe.Import.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace FourMe.Import.Core.Tests.Values.Meanings;

/// <summary>What a format writes counts as the same when an account that normalises values returns it.</summary>
public sealed class WrittenValuesTests
{
    private const int Values = 300;
    private const string Number = "Source ID";

    public static TheoryData<string> Names => SamenessTests.Names;

    [Theory(Timeout = Watchdog.Milliseconds)]
    [MemberData(nameof(Names))]
    public async Task What_was_written_comes_back_as_the_same(string name)
    {
        await using TestAccount account = await TestAccount.StartAsync(options =>
        {
            options.StrictValues = false;
            options.RewritesValues = true;
        });
        (string type, Column column) = name.Split('.', 2) is [var before, var after] ? (before, RecordTypes.Get(before).FindColumn(after)!) : throw new ArgumentException(name);
        Dictionary<string, string> written = Written(column);
        using (var import = new RecordImport(account.Client, type, new RecordOptions { SkipValidation = true }, account.Waiting()))
        {
            foreach ((string number, string cell) in written) Assert.Null(import.Add(Record(type, column, number, cell)));
            await import.SendAsync(account.Host);
        }

        Dictionary<string, string> returned = [];
        await new RecordExport(account.Client, new ExportRequest { Types = [type] }, account.StateFolder)
            .ReadAsync((_, record) => returned.Add(record[Number], record[column.Name]), account.Host);

        Assert.Equal(written.Count, returned.Count);
        CellMeaning meaning = CellMeanings.For(column);
        var context = new MeaningContext { OwnAccount = account.Service.Account };
        Assert.All(written, cell => Assert.True(meaning.Same(cell.Value, returned[cell.Key], context), $"'{cell.Value}' -> '{returned[cell.Key]}'"));
        Assert.Equal(HasFormOfItsOwn(column), written.Any(cell => cell.Value != returned[cell.Key]));
    }

    /// <summary>Whether the account stores values of this column in another form than they are written.</summary>
    private static bool HasFormOfItsOwn(Column column) => column.Kind is not (ColumnKind.Integer or ColumnKind.Date or ColumnKind.Time)
        && !column.Zoneless && (column.Kind != ColumnKind.Enumeration || column.Enumeration == "time_zone");

    /// <summary>Cells written by the column's format, by number. The same in every run.</summary>
    private static Dictionary<string, string> Written(Column column)
    {
        var formatter = new ColumnFormatter(column);
        var context = new FormattingContext();
        Dictionary<string, string> cells = [];
        foreach (object? value in WritableValues.For(column).Sample(Values, new Rnd(20261129), 20))
            if (formatter.Write(value, context, out _) is { } cell && !(column.Requirement != ColumnRequirement.None && string.IsNullOrWhiteSpace(cell))) cells.Add($"{cells.Count + 1}", cell);
        Assert.True(cells.Count > Values / 3, $"{cells.Count} values can be written.");
        return cells;
    }

    private static Dictionary<string, object?> Record(string type, Column column, string number, string cell)
    {
        Dictionary<string, object?> record = new() { ["Source"] = "S", [Number] = number };
        foreach (Column other in RecordTypes.Get(type).Columns)
            if (other.Requirement != ColumnRequirement.None) record[other.Name] = other.Kind is ColumnKind.Enumeration ? "in_production" : $"x{number}@example.com";
        if (type == "calendars") record["Name"] = $"x{number}";
        record[column.Name] = cell;
        return record;
    }
}
