using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Http;

/// <summary>The fixed lists; they need no token.</summary>
internal sealed class EnumerationsHandler(FixedLists enumerations) : IEndpointHandler
{
    private const string English = "en";

    private static readonly string[] LanguageHeaders = ["X-Xurrent-Language", "X-4me-Language"];

    public Endpoint Endpoint => Endpoint.Enumerations;

    public Task HandleAsync(HttpContext context, string argument)
    {
        string language = argument.Length > 0
            ? argument
            : LanguageHeaders.Select(name => context.Request.Headers[name].ToString()).FirstOrDefault(value => value.Length > 0) ?? English;
        // An unknown language in the path is no address; in a header the documentation is silent, English is sent.
        if (!IsLanguage(language))
        {
            if (argument.Length > 0)
                return context.SendMessageAsync(404, "Not Found");
            language = English;
        }

        return context.SendJsonAsync(200, enumerations.All.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Select(value =>
                new Dictionary<string, string> { ["id"] = value.Key, ["txt"] = Label(value.Key, value.Value, language) }).ToArray()));
    }

    private bool IsLanguage(string language) => language == English || enumerations.All["language"].ContainsKey(language);

    // Only the English labels are known. Those of other languages contain the language's code, so that tests can tell them apart.
    private static string Label(string id, string? label, string language)
    {
        string text = label ?? $"{char.ToUpperInvariant(id[0])}{id[1..].Replace('_', ' ')}";
        return language.StartsWith(English, StringComparison.Ordinal) ? text : $"{text} ({language})";
    }
}
