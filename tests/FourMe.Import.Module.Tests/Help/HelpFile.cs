using System.Text.RegularExpressions;
using System.Xml.Linq;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests.Help;

/// <summary>The help file that Get-Help reads, as it is committed.</summary>
internal static partial class HelpFile
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    internal static string Text { get; } = File.ReadAllText(Repository.PathOf("module", "en-US", "FourMe.Import.dll-Help.xml"));

    internal static IReadOnlyList<HelpEntry> Entries { get; } = [.. XDocument.Parse(Text).Root!.Elements(Command + "command").Select(Read)];

    private static HelpEntry Read(XElement command)
    {
        XElement details = command.Element(Command + "details")!;
        return new HelpEntry
        {
            Name = details.Element(Command + "name")!.Value,
            Synopsis = TextOf(details.Element(Maml + "description")),
            Description = TextOf(command.Element(Maml + "description")),
            Parameters = [.. command.Element(Command + "parameters")!.Elements().Select(Parameter)],
            Examples = [.. command.Element(Command + "examples")!.Elements().Select(Example)],
            Inputs = [.. command.Element(Command + "inputTypes")!.Elements().Select(TypeOf)],
            Outputs = [.. command.Element(Command + "returnValues")!.Elements().Select(TypeOf)],
            Notes = TextOf(command.Element(Maml + "alertSet")!.Element(Maml + "alert")),
            Links = [.. command.Element(Command + "relatedLinks")!.Elements().Select(link => link.Element(Maml + "linkText")!.Value)],
        };
    }

    private static HelpParameter Parameter(XElement parameter) =>
        new(parameter.Element(Maml + "name")!.Value, TextOf(parameter.Element(Maml + "description")), parameter.Element(Dev + "defaultValue")!.Value);

    private static HelpExample Example(XElement example) =>
        new(example.Element(Maml + "title")!.Value.Trim('-', ' '), example.Element(Dev + "code")!.Value, TextOf(example.Element(Dev + "remarks")));

    private static string TypeOf(XElement type) => $"{type.Element(Dev + "type")!.Element(Maml + "name")!.Value}: {TextOf(type.Element(Maml + "description"))}";

    private static string TextOf(XElement? element) => Space().Replace(string.Join(' ', element!.Elements(Maml + "para").Select(paragraph => paragraph.Value)), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
