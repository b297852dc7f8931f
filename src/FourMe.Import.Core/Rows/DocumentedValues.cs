using FourMe.Import.Catalogue;
using FourMe.Import.Hosting;
using FourMe.Import.Text;

namespace FourMe.Import.Rows;

/// <summary>
/// Values that are valid by themselves, but not documented in this combination or in their list. The documented lists lag
/// behind the service, so this is only a warning.
/// </summary>
internal sealed class DocumentedValues(RecordType type, PlanSlots slots, Notices notices)
{
    private const string LanguageList = "person.do_not_translate_languages";

    private readonly RowColumn _protocol = new("Contact Protocol", slots);
    private readonly RowColumn _label = new("Contact Label", slots);
    private readonly RowColumn _languages = new("Do Not Translate Languages", slots);

    internal void Check(string?[] cells, long number)
    {
        if (_label.IsThere && _protocol.IsThere) CheckContact(_protocol.In(cells), _label.In(cells), number);
        if (_languages.IsThere && _languages.In(cells) is { Length: > 0 } languages) CheckLanguages(languages, number);
    }

    private void CheckContact(string? protocol, string? label, long number)
    {
        if (string.IsNullOrEmpty(protocol) || string.IsNullOrEmpty(label)
            || !ContactLabels.IsUndocumented(type.Name, protocol!, label!)) return;
        string subject = protocol + " " + label;
        if (!notices.IsNews("ContactLabel", subject)) return;
        IReadOnlyList<string> documented = ContactLabels.DocumentedFor(type.Name, protocol!);
        string right = string.Join(", ", documented);
        notices.Once(new Notice("ContactLabel",
            $"The label '{label}' is not documented for the protocol '{protocol}' in '{type.Name}' (record {number}); the service may " +
                $"refuse it. Documented: {right}.")
        { Row = number, Column = _label.Name, Suggestion = NearestName.Of(label!, documented) ?? right }, subject);
    }

    private void CheckLanguages(string languages, long number)
    {
        if (Enumerations.Find(LanguageList) is not { } list) return;
        foreach (string item in languages.Split(','))
        {
            string language = item.Trim();
            if (language.Length == 0 || list.IdOf(language) is not null || !notices.IsNews("UnknownLanguage", language)) continue;
            string? nearest = list.Nearest(language);
            notices.Once(new Notice("UnknownLanguage",
                $"'{language}' in '{_languages.Name}' (record {number}) is not in the documented list of " +
                    $"languages.{(nearest is null ? string.Empty : $" Did you mean '{nearest}'?")}")
            { Row = number, Column = _languages.Name, Suggestion = nearest }, language);
        }
    }
}
