namespace FourMe.Import.Module.Tests.Layers;

/// <summary>
/// Which folder of Core may use which others. The only definition: the tests compare the compiled assembly with it, and the diagram in
/// docs/architecture.md is generated from it.
/// </summary>
/// <remarks>
/// One line per folder: its layer, its name, and what it may use. The name of a layer means all its folders. A folder may only name folders
/// above it, so no two can use each other.
/// </remarks>
internal static class LayerTable
{
    private const string Text = """
        Base     Compatibility <
        Base     Text          < Compatibility
        Base     Errors        < Compatibility Text
        Base     Files         < Compatibility Text Errors
        Base     Hosting       < Compatibility Text Errors
        Records  Csv           < Base
        Records  Catalogue     < Base
        Records  Values        < Base Catalogue
        Records  Mapping       < Base Catalogue Values
        Records  Rows          < Base Csv Catalogue Values Mapping
        Records  Spool         < Base Csv Rows
        Service  Http          < Base
        Service  Downloading   < Base Http
        Service  Service       < Base Catalogue Http Downloading
        State    State         < Base Records Service
        Top      Importing     < Base Records Service State
        Top      Exporting     < Base Records Service State
        Top      Planning      < Base Records Service State Importing Exporting
        Top      Runs          < Base Records Service State Importing Exporting Planning
        Top      Manifests     < Base Records Service State Importing Exporting Planning
        """;

    /// <summary>The folders, each after those that it may use.</summary>
    internal static IReadOnlyList<LayerFolder> Folders { get; } = Read(Text);

    /// <summary>Reads a table of this form.</summary>
    internal static IReadOnlyList<LayerFolder> Read(string table)
    {
        var folders = new List<LayerFolder>();
        foreach (string line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = line.Split('<');
            string[] head = sides[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] named = sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // A layer of one folder has its name.
            string[] used = [.. named.SelectMany(name => Meant(folders, name)).Distinct()];
            folders.Add(new LayerFolder(head[0], head[1], used));
        }
        return folders;
    }

    private static IEnumerable<string> Meant(List<LayerFolder> before, string name)
    {
        string[] meant = [.. before.Where(folder => folder.Layer == name || folder.Name == name).Select(folder => folder.Name)];
        return meant.Length > 0 ? meant : throw new FormatException($"'{name}' does not stand before the line that names it.");
    }
}

/// <summary>A line of the table.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Name">The folder below src/FourMe.Import.Core.</param>
/// <param name="MayUse">The folders that it may use.</param>
internal sealed record LayerFolder(string Layer, string Name, IReadOnlyList<string> MayUse);
