using FourMe.Import.Text;

namespace FourMe.Import.Runs;

/// <summary>Writes a page. Text is always encoded, and characters that cannot be seen are shown; only markup of our own is not.</summary>
/// <param name="to">Gets the page.</param>
internal sealed class HtmlWriter(TextWriter to)
{
    /// <summary>Longer texts are cut: a value may have 64 KB.</summary>
    internal const int LongestText = 240;

    /// <summary>Number of bytes written so far.</summary>
    internal long Length { get; private set; }

    /// <summary>Writes markup; never text from outside.</summary>
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

    /// <summary>Writes an element with text in it.</summary>
    /// <param name="element">Its name.</param>
    /// <param name="text">The text.</param>
    /// <param name="style">Its class; null for none.</param>
    internal HtmlWriter Element(string element, string? text, string? style = null) =>
        Markup(style is null ? $"<{element}>" : $"<{element} class=\"{style}\">").Text(text).Line($"</{element}>");

    /// <summary>Writes a link to a file beside the page.</summary>
    internal HtmlWriter Link(string file) =>
        Markup("<a href=\"").Text(Uri.EscapeDataString(file), file.Length * 9).Markup("\">").Text(file).Markup("</a>");

    /// <summary>Begins a section with its heading.</summary>
    /// <param name="id">Its anchor.</param>
    /// <param name="heading">The heading.</param>
    internal HtmlWriter Section(string id, string heading) =>
        Markup($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">").Text(heading).Line("</h2>");

    internal HtmlWriter EndSection() => Line("</section>");
}
