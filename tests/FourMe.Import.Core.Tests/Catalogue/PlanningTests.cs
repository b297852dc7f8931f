namespace FourMe.Import.Core.Tests.Catalogue;

/// <summary>What a plan can do for each type of the catalogue.</summary>
public class PlanningTests
{
    /// <summary>The types that cannot be planned in full, by the beginning of the reason.</summary>
    private static readonly Dictionary<string, string[]> Expected = new()
    {
        ["Rows replace"] = ["calendars", "ci_relations", "organizations_contact_details", "people_contact_details", "people_roles"],
        ["Records have no Source"] =
            ["agile_board_columns", "app_offering_automation_rules", "app_offering_scopes", "sla_notification_rules", "trusted_organizations", "ui_extensions"],
        ["The service exports no"] =
        [
            "reservation_offerings", "reservations", "rfc_types", "service_offering_rfc_type_activity_rates", "slas_financial_details_rfc_type_activities",
            "waiting_for_customer_follow_ups", "waiting_for_customer_rules", "workflow_types",
        ],
        ["Rows of this type are only added"] = ["notes"],
        ["Its columns are not documented"] =
        [
            "product_backlogs", "project_task_template_assignments", "scrum_workspaces", "service_offerings", "short_urls", "sla_coverage_groups",
            "sla_notification_schemes", "slas_activities", "survey_responses", "surveys",
        ],
        ["The service documents no key"] =
        [
            "email_templates", "organizations_time_allocations", "product_backlog_items", "project_task_assignments", "service_offering_activity_rates",
            "service_offering_effort_class_rates", "service_offering_ssr_rates", "slas_charges", "slas_financial_details", "sprint_backlog_items",
            "standard_service_requests", "task_approvals", "task_template_approvals", "translations",
        ],
    };

    public static TheoryData<string> Types => [.. RecordTypes.Names];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_says_what_a_plan_can_do_and_why_not_more(string name)
    {
        RecordType type = RecordTypes.Get(name);
        string? reason = Expected.Where(group => group.Value.Contains(name)).Select(group => group.Key).SingleOrDefault();

        if (reason is null)
        {
            Assert.Equal((PlanningKind.Plan, null), (type.Planning, type.PlanningReason));
            Assert.Contains(type.Keys, key => key is ["Source", "Source ID"]);
            Assert.NotNull(type.ExportName);
            return;
        }
        Assert.StartsWith(reason, type.PlanningReason, StringComparison.Ordinal);
        PlanningKind kind = reason switch
        {
            "Rows replace" => PlanningKind.PlanByOwner,
            "Records have no Source" => PlanningKind.PlanByKey,
            _ => PlanningKind.NoPlan,
        };
        Assert.Equal(kind, type.Planning);
    }

    [Theory]
    [InlineData("people", "ID,Source,Source ID,Name", PlanningKind.Plan)]
    [InlineData("people", "ID,Source,Name", PlanningKind.PlanByKey)]
    [InlineData("people", "primary email,Name", PlanningKind.PlanByKey)]
    [InlineData("people", "Name,Source", PlanningKind.NoPlan)]
    [InlineData("surveys", "ID,Name,Source,Source ID", PlanningKind.Plan)]
    [InlineData("surveys", "ID,Name", PlanningKind.PlanByKey)]
    [InlineData("surveys", "Name,Colour", PlanningKind.NoPlan)]
    [InlineData("people_roles", "Person,Specialist", PlanningKind.PlanByOwner)]
    [InlineData("people_roles", "Specialist", PlanningKind.NoPlan)]
    [InlineData("ci_relations", "CI Label,Relation Type", PlanningKind.PlanByOwner)]
    [InlineData("notes", "ID,Source,Source ID", PlanningKind.NoPlan)]
    [InlineData("rfc_types", "ID,Source,Source ID", PlanningKind.NoPlan)]
    [InlineData("translations", "Locale,Key", PlanningKind.NoPlan)]
    public void The_header_of_the_export_decides_in_the_end(string type, string header, PlanningKind kind)
    {
        PlanningChoice choice = PlanningChoice.Of(RecordTypes.Get(type), header.Split(','));

        Assert.Equal(kind, choice.Kind);
        Assert.Equal(kind == PlanningKind.Plan, choice.Reason is null);
    }

    [Fact]
    public void A_type_outside_the_catalogue_cannot_be_planned()
    {
        Assert.Equal(PlanningKind.NoPlan, RecordTypes.Get("novelties", allowUnknown: true).Planning);
    }
}
