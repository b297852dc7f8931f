using System.ComponentModel;
using System.Management.Automation;
using FourMe.Import.Catalogue;
using FourMe.Import.Hosting;
using FourMe.Import.State;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell;

/// <summary>Base of all cmdlets: stopping, disposal, and failures as error records.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FourMeCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Action? _process;
    private ProgressBar? _bar;
    private bool _isOver;
    private readonly SaidAdvice _advice = new();

    /// <summary>One budget for all requests of the cmdlet, for any number of files and jobs.</summary>
    private readonly RetryBudget _budget = new();

    /// <summary>Cancelled when the user presses Ctrl+C.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>Only cancels; the pipeline's thread does the rest.</summary>
    protected sealed override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C was pressed at the moment when the cmdlet ended.
        }
    }

    /// <inheritdoc />
    protected sealed override void BeginProcessing() => Guard(Begin);

    /// <inheritdoc />
    protected sealed override void ProcessRecord() => Guard(_process ??= Process);

    /// <inheritdoc />
    protected sealed override void EndProcessing()
    {
        _isOver = true;
        Guard(End);
        _bar?.Complete();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private protected virtual void Begin() { }

    private protected virtual void Process() { }

    private protected virtual void End() { }

    /// <summary>Called when a failure ends the command, before the error is written.</summary>
    private protected virtual void OnFailure(Failure failure) { }

    /// <summary>The error target for a failure without one.</summary>
    private protected virtual object? DefaultTarget => null;

    /// <summary>The token of a job that continues in the service when this command is stopped; null when there is none.</summary>
    private protected virtual string? OpenJob => null;

    /// <summary>Releases the resources of the run. PowerShell calls it however the pipeline ends.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _stop.Dispose();
    }

    /// <summary>Whether the command only shows what it would do, by -WhatIf or by the caller's preference.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>The progress bar of all stages; removed when the command ends.</summary>
    private protected ProgressBar Bar => _bar ??= new ProgressBar(this);

    /// <summary>Writes an error; only the first of its id has the advice.</summary>
    private protected void WriteFailure(Failure failure, object? target)
    {
        ClearBar();
        WriteError(failure.ToErrorRecord(target ?? DefaultTarget, _advice.For(failure)));
    }

    /// <summary>
    /// Removes the bar before rows are written. The console redraws it below every line, which makes thousands of lines so slow
    /// that Ctrl+C seems to do nothing.
    /// </summary>
    private protected void ClearBar() => _bar?.Complete();

    /// <summary>Writes the failure of a job. Without access nothing else can work, so that ends the command.</summary>
    private protected void WriteJobFailure(Failure failure, string? token)
    {
        if (failure.Kind is FailureKind.AuthenticationError or FailureKind.PermissionDenied) throw failure.ToException();
        WriteFailure(failure, token);
    }

    /// <summary>
    /// A line for the user at the console, on the information stream. In an unattended session only those who request the
    /// stream see it.
    /// </summary>
    private protected void Say(string text)
    {
        ClearBar();
        WriteInformation(new HostInformationMessage { Message = text }, Bar.IsWatched ? ["PSHOST"] : []);
    }

    /// <summary>Writes a warning. Names, headers, the service and scripts may contain control characters, which are made visible.</summary>
    internal new void WriteWarning(string text) => base.WriteWarning(ShownText.OfLines(text));

    /// <summary>Writes a verbose line, with control characters made visible as in <see cref="WriteWarning"/>.</summary>
    internal new void WriteVerbose(string text) => base.WriteVerbose(ShownText.OfLines(text));

    /// <summary>Warns that a run could not be written to the history. Null does nothing.</summary>
    private protected void SayUnrecorded(string? problem)
    {
        if (problem is not null) WriteWarning(problem);
    }

    /// <summary>Runs asynchronous work of Core while this thread writes its output.</summary>
    private protected T Await<T>(Func<ITransferHost, CancellationToken, Task<T>> work) =>
        WithoutBar(PipelinePump.Run((pump, stop) => work(NewHost(pump), stop), StopToken));

    /// <summary>Runs asynchronous work of Core that emits objects meanwhile.</summary>
    private protected void Await(Func<PipelinePump, ITransferHost, CancellationToken, Task> work) =>
        PipelinePump.Run((pump, stop) => work(pump, NewHost(pump), stop), StopToken);

    private T WithoutBar<T>(T result)
    {
        ClearBar();
        return result;
    }

    private TransferRun NewHost(PipelinePump pump) => new(new PumpedHost(this, Bar, pump), _budget);

    /// <summary>The streams of a stopped pipeline accept nothing; the console does.</summary>
    private void SayStopped(string token)
    {
        try
        {
            Host.UI.WriteLine($"Stopped waiting. The job continues in the service: Wait-FourMeJob {token}");
        }
        catch (Exception)
        {
            // A host without a console: there is no reader.
        }
    }

    /// <summary>
    /// Writes waiting errors to the console after another command of the pipeline has failed: the pipeline accepts no more output, and the
    /// errors would be lost.
    /// </summary>
    private protected void SayUnwritten(IReadOnlyList<Failure> failures)
    {
        if (_isOver || Stopping || failures.Count == 0) return;
        try
        {
            Host.UI.WriteErrorLine(failures[0].Message);
            if (failures.Count > 1)
                Host.UI.WriteErrorLine($"{Counted.Of(failures.Count - 1, "further record")} refused for the same reason.");
        }
        catch (Exception)
        {
            // A host without a console: there is no reader.
        }
    }

    private protected static EnumerationSource EnumerationsOf(FourMeConnection connection) => new(connection.Client, StateFolder.Path);

    /// <summary>Asks the service for the account's lists; without them checks use the available ones.</summary>
    private protected EnumerationLists? ReadEnumerations(FourMeConnection connection)
    {
        try
        {
            return Await(EnumerationsOf(connection).ReadAsync);
        }
        catch (FourMeException failed)
        {
            WriteVerbose($"The enumerations of the account cannot be read: {failed.Message}");
            return null;
        }
    }

    private void Guard(Action phase)
    {
        bool isWhole = false;
        try
        {
            phase();
            isWhole = true;
        }
        catch (FourMeException failed)
        {
            OnFailure(failed.Failure);
            ThrowTerminatingError(failed.Failure.ToErrorRecord(failed.Failure.Token ?? DefaultTarget));
        }
        // The second one comes from a stream that was written to after Ctrl+C.
        catch (Exception stopped) when (stopped is OperationCanceledException or PipelineStoppedException && _stop.IsCancellationRequested)
        {
            if (OpenJob is { } token) SayStopped(token);
            throw new PipelineStoppedException();
        }
        finally
        {
            _isOver |= !isWhole;
        }
    }
}
