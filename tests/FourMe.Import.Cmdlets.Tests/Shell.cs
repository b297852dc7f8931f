using System.Management.Automation;
using System.Management.Automation.Runspaces;
using FourMe.Import.PowerShell.Commands;

namespace FourMe.Import.Cmdlets.Tests;

/// <summary>A session of PowerShell in this process, with the module's cmdlets.</summary>
internal sealed class Shell : IDisposable
{
    private readonly Runspace _runspace;

    internal Shell()
    {
        _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        _runspace.Open();
        using var import = Pipeline();
        import.AddCommand("Import-Module").AddParameter("Assembly", new[] { typeof(ConvertToFourMeCsvCommand).Assembly }).Invoke();
        Assert.False(import.HadErrors, string.Join('\n', import.Streams.Error));
    }

    /// <summary>Runs a script; an error fails the test.</summary>
    /// <param name="script">The script, which reads <paramref name="input"/> as <c>$args</c>.</param>
    /// <param name="input">Its arguments.</param>
    internal IReadOnlyList<PSObject> Run(string script, params object?[] input)
    {
        (IReadOnlyList<PSObject> output, IReadOnlyList<ErrorRecord> errors) = Try(script, input);
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        return output;
    }

    /// <summary>Runs a script and returns its output and its errors, including a terminating one.</summary>
    internal (IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors) Try(string script, params object?[] input)
    {
        using var pipeline = Pipeline();
        pipeline.AddScript(script);
        foreach (object? argument in input) pipeline.AddArgument(argument);
        var output = new PSDataCollection<PSObject>();
        try
        {
            pipeline.Invoke<PSObject, PSObject>(null, output, null);
            return ([.. output], [.. pipeline.Streams.Error]);
        }
        catch (RuntimeException ended)
        {
            return ([.. output], [.. pipeline.Streams.Error, ended.ErrorRecord]);
        }
    }

    public void Dispose() => _runspace.Dispose();

    private System.Management.Automation.PowerShell Pipeline()
    {
        var pipeline = System.Management.Automation.PowerShell.Create();
        pipeline.Runspace = _runspace;
        return pipeline;
    }
}
