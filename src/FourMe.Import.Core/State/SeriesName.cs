namespace FourMe.Import.State;

/// <summary>The key of a series of exports.</summary>
/// <param name="Host">Host of the API.</param>
/// <param name="Account">The account; empty for the account of the API user.</param>
/// <param name="Types">The record types in alphabetical order, separated by commas.</param>
/// <param name="StateName">The user's name for the series; empty for none.</param>
internal sealed record SeriesName(string Host, string Account, string Types, string StateName)
{
    private const char Separator = '|';

    internal static SeriesName Of(FourMeClient client, IEnumerable<string> types, string stateName) =>
        new(client.Options.Addresses.Api.Authority, client.Options.Account ?? string.Empty, Joined(types), stateName);

    /// <summary>Parses the text of <see cref="ToString"/>; null when it has another format.</summary>
    internal static SeriesName? Read(string name) =>
        name.Split([Separator], 4) is { Length: 4 } parts ? new SeriesName(parts[0], parts[1], parts[2], parts[3]) : null;

    /// <summary>Whether these are the types of the series.</summary>
    internal bool IsOf(IEnumerable<string> types) => Joined(types) == Types;

    /// <inheritdoc />
    public override string ToString() => string.Join(Separator.ToString(), Host, Account, Types, StateName);

    private static string Joined(IEnumerable<string> types) => ExportRequest.ListOf(types.OrderBy(type => type, StringComparer.Ordinal));
}
