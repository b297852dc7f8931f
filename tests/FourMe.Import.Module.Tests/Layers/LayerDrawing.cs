using System.Text;

namespace FourMe.Import.Module.Tests.Layers;

/// <summary>Draws the table of layers as a Mermaid diagram for docs/architecture.md.</summary>
internal static class LayerDrawing
{
    internal const string Begin = "<!-- layers: made from tests/FourMe.Import.Module.Tests/Layers/LayerTable.cs -->";
    internal const string End = "<!-- end of layers -->";

    internal static string Draw(IReadOnlyList<LayerFolder> folders)
    {
        var drawing = new StringBuilder("```mermaid\nflowchart TD\n");
        foreach (IGrouping<string, LayerFolder> layer in folders.Reverse().GroupBy(folder => folder.Layer))
        {
            drawing.Append($"    subgraph layer_{layer.Key} [{layer.Key}]\n");
            foreach (LayerFolder folder in layer) drawing.Append($"        {folder.Name}\n");
            drawing.Append("    end\n");
        }
        foreach (LayerFolder folder in folders.Reverse())
            foreach (string used in Direct(folder, folders)) drawing.Append($"    {folder.Name} --> {used}\n");
        return drawing.Append("```\n").ToString();
    }

    /// <summary>The transitive reduction: what a folder may use and does not reach through another. The other arrows follow.</summary>
    private static IEnumerable<string> Direct(LayerFolder folder, IReadOnlyList<LayerFolder> folders) =>
        folder.MayUse.Where(used => !folder.MayUse.Any(other => folders.Single(known => known.Name == other).MayUse.Contains(used)));
}
