using System.Collections;
using System.Management.Automation;
using FourMe.Import.Catalogue;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>
/// The enumerations for completion: the last ones read over the connection, of any age, and the shipped ones. The service is
/// not contacted.
/// </summary>
internal static class KnownEnumerations
{
    /// <param name="bound">The parameters on the command line.</param>
    internal static EnumerationLists ListsFor(IDictionary bound)
    {
        FourMeConnection? connection = PSValue.Base(bound["Connection"]) switch
        {
            FourMeConnection given => given,
            string name => ConnectionTable.Current.Find(name),
            _ => ConnectionTable.Current.Default,
        };
        if (connection is null) return EnumerationLists.Shipped;
        var source = new EnumerationSource(connection.Client, StateFolder.Path, PSValue.Base(bound["Language"]) as string);
        return source.Cached?.WithShipped() ?? EnumerationLists.Shipped;
    }

    /// <summary>The lists chosen by -Name, or by -Type and -Column.</summary>
    internal static IEnumerable<Enumeration> Chosen(IDictionary bound)
    {
        EnumerationLists lists = ListsFor(bound);
        if (PSValue.Base(bound["Type"]) is not string name) return Words(bound["Name"])
            .SelectMany(word => EnumerationChoice.Named(lists, word)).Distinct();
        return RecordTypes.Find(name) is { } type
            ? Words(bound["Column"]).SelectMany(word => EnumerationChoice.ColumnsOf(type, word))
                .Select(column => lists.Find(column.Enumeration!)).OfType<Enumeration>().Distinct()
            : [];
    }

    /// <summary>The distinct ids of lists, with their labels.</summary>
    internal static IEnumerable<Candidate> IdsOf(IEnumerable<Enumeration> lists) => lists
        .SelectMany(list => list.Values)
        .GroupBy(value => value.Key, StringComparer.Ordinal)
        .Select(same => new Candidate(same.Key, same.Select(value => value.Value).FirstOrDefault(label => label is { Length: > 0 })));

    private static string[] Words(object? bound) => PSValue.Base(bound) switch
    {
        string word => [word],
        IEnumerable words => [.. words.Cast<object?>().Select(word => PSValue.Base(word)?.ToString()).OfType<string>()],
        _ => ["*"],
    };
}
