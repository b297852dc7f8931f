namespace FourMe.Import.PowerShell;

/// <summary>What a manifest run needs from its cmdlet.</summary>
internal interface IManifestConsole
{
    /// <summary>The cmdlet.</summary>
    FourMeCommand Cmdlet { get; }

    /// <summary>Cancelled when the user presses Ctrl+C.</summary>
    CancellationToken Stop { get; }

    /// <summary>Whether -WhatIf is set.</summary>
    bool OnlyLooks { get; }

    /// <summary>Runs asynchronous work of Core. Its output is written on the pipeline's thread meanwhile.</summary>
    void Run(Func<ITransferHost, CancellationToken, Task> work);

    /// <summary>Runs asynchronous work of Core that returns a result.</summary>
    T Get<T>(Func<ITransferHost, CancellationToken, Task<T>> work);

    /// <summary>Writes an error.</summary>
    void WriteFailure(Failure failure, object? target);

    /// <summary>Shows the number of records read as progress.</summary>
    void ShowReading(string type, long count);

    /// <summary>Shows a line to a user at the console.</summary>
    void SayLine(string text);

    /// <summary>Whether to apply a plan: asks about held ones, and handles -WhatIf and -Confirm.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="waits">Whether it would wait for another type of the manifest; known only under -WhatIf.</param>
    ManifestAnswer Ask(Plan plan, bool waits);
}

/// <summary>The answer to a plan.</summary>
internal enum ManifestAnswer
{
    /// <summary>Continue as the limits decide.</summary>
    Go,
    /// <summary>A person at the console agrees to the held plan.</summary>
    Agreed,
    /// <summary>Do not apply the plan.</summary>
    Declined,
}
