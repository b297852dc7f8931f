using FourMe.Import.Text;

namespace FourMe.Import.Runs;

/// <summary>
/// Writes a page. Text is encoded, and invisible characters are made visible. Only the module's own markup is written as it is.
/// </summary>
/// <param name="to">Receives the page.</param>
internal sealed class HtmlWriter(TextWriter to)
{
    /// <summary>Maximum length of a text. Longer ones are cut, because a value may have 64 KB.</summary>
    internal const int LongestText = 240;

    /// <summary>Number of bytes written so far.</summary>
    internal long Length { get; private set; }

    /// <summary>Writes markup as it is. Never pass it data.</summary>
    internal HtmlWriter Markup(string markup)
    {
        to.Write(markup);
        Length += markup.Length;
        return this;
    }

    /// <summary>Writes markup on a line of its own.</summary>
    internal HtmlWriter Line(string markup) => Markup(markup).Markup("\n");

    /// <summary>Writes text.</summary>
    internal HtmlWriter Text(string? text, int longest = LongestText)
    {
        foreach (char c in ShownText.Of(text ?? string.Empty, longest))
        {
            string? code = c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\'' => "&#39;", _ => null };
            if (code is null) to.Write(c);
            else to.Write(code);
            Length += code?.Length ?? (c < 0x80 ? 1 : c < 0x800 ? 2 : 3);
        }
        return this;
    }

    /// <summary>Writes an element with text.</summary>
    /// <param name="element">The element name.</param>
    /// <param name="text">The text.</param>
    /// <param name="style">The CSS class; null for none.</param>
    internal HtmlWriter Element(string element, string? text, string? style = null) =>
        Markup(style is null ? $"<{element}>" : $"<{element} class=\"{style}\">").Text(text).Line($"</{element}>");

    /// <summary>Writes a link to a file beside the page.</summary>
    internal HtmlWriter Link(string file) =>
        Markup("<a href=\"").Text(Uri.EscapeDataString(file), file.Length * 9).Markup("\">").Text(file).Markup("</a>");

    /// <summary>Begins a section with a heading.</summary>
    /// <param name="id">Its anchor.</param>
    /// <param name="heading">The heading.</param>
    internal HtmlWriter Section(string id, string heading) =>
        Markup($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">").Text(heading).Line("</h2>");

    internal HtmlWriter EndSection() => Line("</section>");
}
