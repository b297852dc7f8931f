using System.ComponentModel;
using System.Management.Automation;
using FourMe.Import.Hosting;

namespace FourMe.Import.PowerShell;

/// <summary>What all cmdlets share: stopping, disposal, and failures as error records.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FourMeCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Action? _process;
    private ProgressBar? _bar;
    private readonly SaidAdvice _advice = new();

    /// <summary>One for all requests of the cmdlet, however many files or jobs it is about.</summary>
    private readonly RetryBudget _budget = new();

    /// <summary>Ends when the user presses Ctrl+C.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>Only cancels: the pipeline's own thread sees to the rest.</summary>
    protected sealed override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C came at the very moment at which the cmdlet ended.
        }
    }

    /// <inheritdoc />
    protected sealed override void BeginProcessing() => Guard(Begin);

    /// <inheritdoc />
    protected sealed override void ProcessRecord() => Guard(_process ??= Process);

    /// <inheritdoc />
    protected sealed override void EndProcessing()
    {
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

    /// <summary>What the cmdlet answers for when a failure has no target of its own.</summary>
    private protected virtual object? DefaultTarget => null;

    /// <summary>The token of a job that goes on in the service when this command is stopped; null when there is none.</summary>
    private protected virtual string? OpenJob => null;

    /// <summary>Frees what the run holds. PowerShell calls it however the pipeline ends.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _stop.Dispose();
    }

    /// <summary>Whether nothing is to be done but to say what would be, by -WhatIf or by the preference of the caller.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>The one bar of all stages; gone when the command has ended.</summary>
    private protected ProgressBar Bar => _bar ??= new ProgressBar(this);

    /// <summary>Writes an error; what to do about it comes with the first one of its id.</summary>
    private protected void WriteFailure(Failure failure, object? target)
    {
        ClearBar();
        WriteError(failure.ToErrorRecord(target ?? DefaultTarget, _advice.For(failure)));
    }

    /// <summary>
    /// Takes the bar away before rows are written. The console draws it anew below every line, which makes thousands of them so
    /// slow that Ctrl+C seems to do nothing.
    /// </summary>
    private protected void ClearBar() => _bar?.Complete();

    /// <summary>Writes what is wrong with a job. Without access nothing further can work, so that ends the command.</summary>
    private protected void WriteJobFailure(Failure failure, string? token)
    {
        if (failure.Kind is FailureKind.AuthenticationError or FailureKind.PermissionDenied) throw failure.ToException();
        WriteFailure(failure, token);
    }

    /// <summary>
    /// A line for the person at the console, on the information stream. Where nobody watches it is only for those who ask for
    /// that stream.
    /// </summary>
    private protected void Say(string text)
    {
        ClearBar();
        WriteInformation(new HostInformationMessage { Message = text }, Bar.IsWatched ? ["PSHOST"] : []);
    }

    /// <summary>Runs asynchronous work of Core with this thread as the one that writes.</summary>
    private protected T Await<T>(Func<ITransferHost, CancellationToken, Task<T>> work) =>
        WithoutBar(PipelinePump.Run((pump, stop) => work(NewHost(pump), stop), StopToken));

    /// <summary>The same, for work that hands objects to the pipeline while it goes on.</summary>
    private protected void Await(Func<PipelinePump, ITransferHost, CancellationToken, Task> work) =>
        PipelinePump.Run((pump, stop) => work(pump, NewHost(pump), stop), StopToken);

    private T WithoutBar<T>(T result)
    {
        ClearBar();
        return result;
    }

    private TransferRun NewHost(PipelinePump pump) => new(new PumpedHost(this, Bar, pump), _budget);

    /// <summary>No stream of a stopped pipeline takes anything any more; the console does.</summary>
    private void SayStopped(string token)
    {
        try
        {
            Host.UI.WriteLine($"Stopped waiting. The job continues in the service: Wait-FourMeJob {token}");
        }
        catch (Exception)
        {
            // A host without a console: nobody is there to read it.
        }
    }

    private void Guard(Action phase)
    {
        try
        {
            phase();
        }
        catch (FourMeException failed)
        {
            ThrowTerminatingError(failed.Failure.ToErrorRecord(failed.Failure.Token ?? DefaultTarget));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            if (OpenJob is { } token) SayStopped(token);
            throw new PipelineStoppedException();
        }
    }
}
