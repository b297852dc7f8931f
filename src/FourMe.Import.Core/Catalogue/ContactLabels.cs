namespace FourMe.Import.Catalogue;

/// <summary>
/// The labels of contact details that the service documents for each protocol (https://developer.4me.com/v1/contacts/; the
/// labels of chats by name).
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

    /// <summary>Whether the protocol is documented for the type, but not with this label.</summary>
    internal static bool IsUndocumented(string type, string protocol, string label) =>
        DocumentedFor(type, protocol) is { Count: > 0 } labels && !labels.Contains(label);

    /// <summary>The documented labels; empty when the protocol is not documented.</summary>
    internal static IReadOnlyList<string> DocumentedFor(string type, string protocol)
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
