namespace FourMe.Import.Catalogue;

/// <summary>
/// Which labels of contact details the service documents for which protocol (https://developer.4me.com/v1/contacts/; the
/// labels of chats by their names).
/// </summary>
internal static class ContactLabels
{
    private const string Telephone = "telephone", Email = "email", Website = "website", Chat = "chat";

    private static readonly Dictionary<string, string[]> OfPeople = new(StringComparer.Ordinal)
    {
        [Telephone] = ["fax", "home", "mobile", "work", "skype", "emergency"],
        [Email] = ["personal", "work"],
        [Website] = ["personal", "work"],
        [Chat] = ["chat_workchat", "chat_teams", "chat_slack", "chat_skype"],
    };

    private static readonly Dictionary<string, string[]> OfOrganizations = new(StringComparer.Ordinal)
    {
        [Telephone] = ["fax", "general", "service_desk", "service_desk_fax", "work"],
        [Email] = ["general", "service_desk"],
        [Website] = ["general", "service_desk"],
    };

    /// <summary>Whether the documentation knows the protocol for the type, and not with this label.</summary>
    internal static bool IsUndocumented(string type, string protocol, string label) =>
        Of(type, protocol) is { Count: > 0 } labels && !labels.Contains(label);

    /// <summary>The documented labels; none where the documentation does not speak of the protocol.</summary>
    internal static IReadOnlyList<string> Of(string type, string protocol)
    {
        Dictionary<string, string[]>? labels = type switch
        {
            "people_contact_details" => OfPeople,
            "organizations_contact_details" => OfOrganizations,
            _ => null,
        };
        return labels is not null && labels.TryGetValue(protocol, out string[]? found) ? found : [];
    }
}
