using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>The word to complete: its text, and its opening quote.</summary>
internal readonly struct TypedWord
{
    private readonly char _quote;

    /// <param name="word">The word from the engine, which closes an open quote and does not escape the text.</param>
    internal TypedWord(string? word)
    {
        Text = word ?? string.Empty;
        if (Text.Length == 0 || !(IsSingleQuote(Text[0]) || IsDoubleQuote(Text[0]))) return;
        _quote = IsSingleQuote(Text[0]) ? '\'' : '"';
        bool isClosed = Text.Length > 1 && (_quote == '"' ? IsDoubleQuote(Text[Text.Length - 1]) : IsSingleQuote(Text[Text.Length - 1]));
        Text = Text.Substring(1, Text.Length - (isClosed ? 2 : 1));
    }

    /// <summary>The text without its quotes.</summary>
    internal string Text { get; }

    /// <summary>A text in the form that replaces the word: in the same quotes, or in quotes if it needs them.</summary>
    internal string Write(string text) => _quote switch
    {
        '"' => Doubled(text),
        _ when _quote == '\'' || !IsBareWord(text) => Single(text),
        _ => text,
    };

    /// <summary>A text in single quotes, in which only quotes are special.</summary>
    internal static string Single(string text) => "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";

    private static string Doubled(string text)
    {
        var written = new System.Text.StringBuilder("\"");
        foreach (char c in text)
        {
            if (c is '`' or '$' || IsDoubleQuote(c)) written.Append('`');
            written.Append(c);
        }
        return written.Append('"').ToString();
    }

    /// <summary>A word that the parser reads as one text in any position.</summary>
    private static bool IsBareWord(string text) =>
        text.Length > 0 && text[0] is not '-' and not '.' && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':');

    // The parser treats typographic quotes like plain ones.
    private static bool IsSingleQuote(char c) => c is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b';

    private static bool IsDoubleQuote(char c) => c is '"' or '\u201c' or '\u201d' or '\u201e';
}
