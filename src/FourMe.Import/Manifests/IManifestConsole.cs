namespace FourMe.Import.PowerShell;

/// <summary>What a run of a manifest needs of the command that it belongs to.</summary>
internal interface IManifestConsole
{
    /// <summary>The command.</summary>
    FourMeCommand Cmdlet { get; }

    /// <summary>Cancelled when the user presses Ctrl+C.</summary>
    CancellationToken Stop { get; }

    /// <summary>Whether the command only shows what it would do.</summary>
    bool OnlyLooks { get; }

    /// <summary>Runs asynchronous work of Core while the pipeline's thread writes its output.</summary>
    void Run(Func<ITransferHost, CancellationToken, Task> work);

    /// <summary>The same, for work that says something.</summary>
    T Get<T>(Func<ITransferHost, CancellationToken, Task<T>> work);

    /// <summary>Writes an error.</summary>
    void WriteFailure(Failure failure, object? target);

    /// <summary>Shows how many records were read.</summary>
    void ShowReading(string type, long count);

    /// <summary>A line for the user at the console.</summary>
    void SayLine(string text);

    /// <summary>Whether a plan is to be applied: held ones are asked about, and -WhatIf and -Confirm say their part.</summary>
    ManifestAnswer Ask(Plan plan);
}

/// <summary>What a person says to a plan.</summary>
internal enum ManifestAnswer
{
    /// <summary>It goes on as the limits say.</summary>
    Go,
    /// <summary>It is held, and a person at the console agrees.</summary>
    Agreed,
    /// <summary>It is not to be applied.</summary>
    Declined,
}
