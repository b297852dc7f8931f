namespace FourMe.Import.Module.Tests.Help;

/// <summary>The help of a cmdlet as plain text, read from a page or from its entry in the help file.</summary>
internal sealed record HelpEntry
{
    internal required string Name { get; init; }

    internal required string Synopsis { get; init; }

    internal required string Description { get; init; }

    internal required IReadOnlyList<HelpParameter> Parameters { get; init; }

    internal required IReadOnlyList<HelpExample> Examples { get; init; }

    /// <summary>The input types, each with its description.</summary>
    internal required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The output types, each with its description.</summary>
    internal required IReadOnlyList<string> Outputs { get; init; }

    internal required string Notes { get; init; }

    internal required IReadOnlyList<string> Links { get; init; }
}

/// <summary>A parameter in help.</summary>
internal sealed record HelpParameter(string Name, string Text, string DefaultValue);

/// <summary>An example in help; its code keeps its lines.</summary>
internal sealed record HelpExample(string Title, string Code, string Remarks);
