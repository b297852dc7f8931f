using FourMe.Import.Simulator.Imports.Reading;

namespace FourMe.Import.Simulator.Imports.Groups;

/// <summary>The owner of rows, and the owner's earlier rows that a row replaces.</summary>
internal interface IGroupRule
{
    /// <summary>The columns by which the owner's rows are found.</summary>
    string[] OwnerColumns { get; }

    /// <summary>The owner's own cells, shared by all its rows; refuses a row whose owner is not found.</summary>
    IReadOnlyDictionary<string, string> Identify(ImportRow row);

    /// <summary>The set of the owner's rows that this one belongs to and replaces; null when it is only added.</summary>
    string? Scope(Func<string, string> cell);

    /// <summary>Completes the cells of a row that names other records in more than one way.</summary>
    void Complete(Dictionary<string, string> values);
}
