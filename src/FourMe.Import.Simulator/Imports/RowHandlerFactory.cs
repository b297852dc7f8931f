using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Imports.Groups;
using FourMe.Import.Simulator.Records;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Chooses how the rows of a type are applied.</summary>
internal sealed class RowHandlerFactory(World world, SimulatorOptions options)
{
    private readonly CellRules _rules = new(world.Enumerations);

    public IRowHandler Create(Account account, string typeName, DateTimeOffset now)
    {
        RecordTable table = account.Records.Table(typeName);
        ReferenceResolver references = new(world, account, options);
        RowNormaliser normaliser = new(table.Type, _rules, references, options);
        IGroupRule? rule = typeName switch
        {
            "people_contact_details" or "people_roles" => new OwnedDetails(table.Type, "Person", references),
            "organizations_contact_details" => new OwnedDetails(table.Type, "Organization", references),
            "ci_relations" => new ConfigurationItemRelations(account.Records.Table("cis"), references, options.StrictReferences),
            "calendars" => new CalendarHours(world, table),
            _ => null,
        };
        return rule is null
            ? new Upsert(world, account, table, normaliser, options.ReferencesFollowRecords, now)
            : new GroupReplacement(world, table, normaliser, rule, now);
    }
}
