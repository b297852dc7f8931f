namespace FourMe.Import.Core.Tests.Planning.Names;

/// <summary>Which record a reference resolves to.</summary>
public sealed class ReferenceNamesTests
{
    [Theory]
    [InlineData("Widget", "#5")]
    [InlineData("Widget Inc", "#5")]
    [InlineData("Gadget", "#6")]
    [InlineData("Twins", null)]
    [InlineData("Nobody", null)]
    [InlineData("widget", null)]
    public void An_organization_is_meant_by_its_present_and_its_former_name(string name, string? record)
    {
        ReferenceNames names = Of("organizations", ["ID", "Name"],
            [["5", "Widget"], ["6", "Gadget"], ["7", "Twins"], ["8", "Twins"]],
            // 'Gadget' is a former name of 5 and the current name of 6.
            [new("5", "Widget Inc"), new("5", "Gadget")]);

        Assert.Equal(record, names.RecordOf("organizations", name));
    }

    [Fact]
    public void People_are_named_by_their_address_whatever_its_case()
    {
        ReferenceNames names = Of("people", ["Name", "Primary Email", "ID"], [["Ann", "Ann@Example.com ", "7"]]);

        Assert.Equal("#7", names.RecordOf("people", "ann@example.com"));
        Assert.Null(names.RecordOf("people", "Ann"));
    }

    [Fact]
    public void A_label_goes_before_a_name()
    {
        ReferenceNames names = Of("cis", ["ID", "Label", "Name"], [["1", "A", "Laptop"], ["2", "B", "A"], ["3", "C", "Laptop"], ["4", "", "Office"]]);

        Assert.Equal("#1", names.RecordOf("cis", "A"));
        Assert.Equal("#4", names.RecordOf("cis", "Office"));
        Assert.Null(names.RecordOf("cis", "Laptop"));
    }

    [Fact]
    public void Tasks_are_named_by_their_id_or_subject()
    {
        ReferenceNames names = Of("tasks", ["ID", "Subject"], [["12", "Build"], ["13", "Test"]]);

        Assert.Equal(("#12", "#12"), (names.RecordOf("tasks", "12"), names.RecordOf("tasks", "Build")));
    }

    [Fact]
    public void Nothing_is_known_of_a_type_without_a_baseline_or_whose_baseline_has_no_ids()
    {
        ReferenceNames names = Of("organizations", ["Name"], [["Widget"]]);

        Assert.Null(names.RecordOf("organizations", "Widget"));
        Assert.Null(names.RecordOf("sites", "Widget"));
    }

    [Fact]
    public void A_renamed_record_is_no_difference_in_a_cell_that_refers_to_it()
    {
        ReferenceNames names = Of("organizations", ["ID", "Name"], [["5", "Widget"], ["6", "Gadget"]], [new("5", "Widget Inc")]);
        CellMeaning meaning = CellMeanings.For(RecordTypes.Get("people").FindColumn("Organization")!);
        var context = new MeaningContext { Names = names, OwnAccount = "wdc" };

        Assert.True(meaning.Same("Widget Inc @wdc", "Widget", context));
        Assert.False(meaning.Same("Gadget", "Widget", context));
        Assert.False(meaning.Same("#5", "Widget", context));
    }

    [Fact]
    public void The_names_of_a_type_are_read_once_and_not_before_one_of_them_is_looked_up()
    {
        int read = 0;
        var names = new ReferenceNames();
        foreach (string type in new[] { "organizations", "sites" })
            names.Add(RecordTypes.Get(type), ["ID", "Name"], () =>
            {
                read++;
                return [["5", "Widget"]];
            }, []);
        names.AddNewNames(RecordTypes.Get("organizations"), [new("6", "Gadget")]);
        Assert.Equal(0, read);

        Assert.Equal("#5", names.RecordOf("organizations", "Widget"));
        Assert.Equal("#6", names.RecordOf("organizations", "Gadget"));
        Assert.True(names.Know("organizations", "Widget"));
        Assert.Equal(1, read);
    }

    private static ReferenceNames Of(string type, string[] headers, string[][] rows, params KeyValuePair<string, string>[] former)
    {
        var names = new ReferenceNames();
        names.Add(RecordTypes.Get(type), headers, () => rows, former);
        return names;
    }
}
