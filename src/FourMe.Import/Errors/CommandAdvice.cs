using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Advice about parameters and cmdlets, by the id of an error or a warning. Core knows no PowerShell, so this is appended to
/// Core's advice.
/// </summary>
internal static class CommandAdvice
{
    private const string JobList = "Get-FourMeJob lists them.";
    private const string NewMap =
        "New-FourMeMap proposes one for your records: Import-Csv people.csv | New-FourMeMap people -OutFile people.psd1. "
            + "Then add -Map ./people.psd1.";
    private const string FileLimits = "Use -MaximumRowCount or -MaximumFileSize.";

    private const string NewPlan = "New-FourMePlan makes one.";

    private static readonly Dictionary<string, string> ById = new(StringComparer.Ordinal)
    {
        // The connection
        [nameof(Failures.NoConnection)] = "Run Connect-FourMe. Get-FourMeConnection lists the connections of this session.",
        [nameof(Failures.ConnectionOfOtherProcess)] =
            "Run Connect-FourMe inside the job or the remote session, for example with the token from a vault or from FOURME_TOKEN.",
        [nameof(Failures.ProxyRefused)] =
            "Connect-FourMe has -ProxyCredential, and -ProxyUseDefaultCredentials for the credentials of the Windows user.",
        [nameof(Failures.MissingCredential)] = "Use -Token or -Credential, or set FOURME_TOKEN, or FOURME_CLIENT_ID and " +
            "FOURME_CLIENT_SECRET.",
        [nameof(Failures.ConnectionFailed)] = "Connect-FourMe -Proxy names a proxy.",
        [nameof(Failures.RequestTimedOut)] = "Connect-FourMe -TimeoutSec allows more time.",
        [nameof(Failures.MalformedAnswer)] = "Connect-FourMe -ApiUri sets the address.",
        [nameof(Failures.UnexpectedRedirect)] = "Connect-FourMe -ApiUri sets the address.",

        // Types, columns, enumerations
        [nameof(Failures.UnknownType)] = "Press Tab after -Type for the list; -AllowUnknownType allows another type.",
        [nameof(Failures.UnknownExportType)] = "Press Tab after -Type for the list.",
        [nameof(Failures.RecordTypeNotFound)] = "Get-FourMeRecordType without a name lists all types.",
        [nameof(Failures.ColumnNotFound)] = "Get-FourMeColumn with only the type lists its columns; wildcards such as *mail* find them " +
            "too.",
        [nameof(Failures.UnknownColumn)] = "-AllowColumn passes it through as text.",
        [nameof(Failures.UnknownEnumeration)] = "Press Tab after Get-FourMeEnumeration for the names; a wildcard such as *.status finds " +
            "several.",
        [nameof(Failures.EnumerationValueNotFound)] =
            "Leave -Value out to see all values, or use a wildcard: -Value *word* finds ids and labels with the word.",
        [nameof(Failures.NoEnumerationColumns)] = "Get-FourMeColumn shows what its columns accept.",
        [nameof(Failures.UnknownEnumerationValue)] = "Get-FourMeEnumeration with the enumeration's name lists them, too.",
        [nameof(Failures.InvalidLanguage)] = "Get-FourMeEnumeration language lists them.",
        [nameof(Failures.RefreshOrOffline)] = "-Refresh asks the service, -Offline does not.",

        // Records and maps
        [nameof(Failures.UnmatchedProperty)] =
            "Select-Object leaves properties out, -Map maps them, -AllowColumn passes them through as text.",
        [nameof(Failures.DuplicateColumn)] = "The map is -Map; the constants are -Static and -Source.",
        [nameof(Failures.WrongDelimiter)] = "Import-Csv has -Delimiter, and so has -Path here.",
        [nameof(Failures.TextInsteadOfRecords)] =
            "Name a CSV file with -Path, or pipe the objects of Import-Csv; ConvertFrom-Csv and ConvertFrom-Json make objects of text. " +
            "Format-Table and Format-List are for the screen: leave them out.",
        [nameof(Failures.FilesNotSent)] = "Select-Object -First ends a pipeline.",
        [nameof(Failures.PropertyAlwaysEmpty)] =
            "Get-MgUser returns it only when -Property names it, Get-ADUser only when -Properties does.",
        [nameof(Failures.NothingToMap)] = "Pipe records in, or name a CSV file with -Path.",
        [nameof(Failures.NoColumns)] = NewMap,
        [nameof(Failures.KeyNeverFound)] = NewMap,
        [nameof(Failures.RequiredNeverFound)] = NewMap,
        [nameof(Failures.MissingKey)] =
            "For records of another system, use -Source and map 'Source ID'. -AllowCreateWithoutKey sends such records anyway: the " +
            "service creates a new record for each.",
        [nameof(Failures.EmptySource)] = "-AllowCreateWithoutKey sends such records anyway.",
        [nameof(Failures.MissingValue)] = "-OnMissing Split leaves the field unchanged for such records.",
        [nameof(Failures.TooManyColumnSets)] = "-Static gives constants; -OnMissing Clear writes empty cells.",
        [nameof(Failures.SecondColumnSet)] = "-OutFile writes files; -OnMissing Clear writes empty cells.",
        [nameof(Failures.OwnerMixedColumns)] = "-OnMissing Clear does so for all columns.",
        [nameof(Failures.OwnerTooLarge)] = FileLimits,
        [nameof(Failures.InvalidBoolean)] = "In -Map, for example: @{ Property = 'Active'; Values = @{ ja = $true; nein = $false } }.",
        [nameof(Failures.TooLong)] = "In -Map, for example: { $_.Property.Substring(0, 128) }.",
        [nameof(Failures.ValueHasNul)] = "In -Map, for example: { $_.Property -replace \"`0\" }.",
        [nameof(Failures.UnsuitableType)] = "In -Map, for example: { $_.Property.Name }.",
        [nameof(Failures.CollectionInSingleColumn)] = "In -Map, for example: { @($_.Property)[0] }.",
        ["ForwardReference"] = "-DeferReference does so.",
        ["LostLetter"] = "Import-Csv has -Encoding, for example 'ansi' (in Windows PowerShell: Default), and so has -Path here.",

        // Files
        [nameof(Failures.FileExists)] = "-Force replaces it.",
        [nameof(Failures.FileInUse)] = "Receive-FourMeJob fetches the file of an export again.",
        [nameof(Failures.FolderNotFound)] = "New-Item -ItemType Directory creates it.",
        [nameof(Failures.FileEncodingInvalid)] =
            "-Encoding ansi is the older encoding of this machine's language; -Encoding windows-1252 names one.",
        [nameof(Failures.FileNotCsv)] =
            "ConvertFrom-Json makes records of JSON, and Import-Excel of the module ImportExcel of a workbook: pipe them in.",
        [nameof(Failures.FileHasNul)] = "-Encoding unicode reads UTF-16.",

        // Imports
        [nameof(Failures.TooLarge)] = FileLimits,
        [nameof(Failures.WaitTimedOut)] = "-Timeout allows more time; -NoWait returns the job at once.",
        [nameof(Failures.NoWaitWithManyFiles)] = "Leave -NoWait out, or use -OnMissing Clear.",
        [nameof(Failures.AlreadySentUnconfirmed)] = "-Force sends it again.",
        [nameof(Failures.WouldDuplicate)] = "-Force imports them.",
        [nameof(Failures.RowsNotTied)] = "Receive-FourMeJob -All writes every row.",

        // Exports
        [nameof(Failures.ExportRateLimited)] = "-Since and -SinceLastRun export only what has changed.",
        [nameof(Failures.XlsxNeedsFile)] = "Add -OutFile or -OutDirectory, or leave -Format Xlsx out.",
        [nameof(Failures.SplitWorkbook)] = "Receive-FourMeJob with -OutDirectory does so.",
        [nameof(Failures.OneStartOnly)] = "Give either -Since or -SinceLastRun.",
        [nameof(Failures.OneTargetOnly)] = "Give either -OutFile or -OutDirectory.",
        [nameof(Failures.ManyTypesNeedDirectory)] = "Use -OutDirectory.",
        [nameof(Failures.NotAnExport)] = "Connect-FourMe -Proxy names a proxy.",
        [nameof(Failures.WatermarkUnreadable)] = "-Full exports everything.",
        [nameof(Failures.WatermarkTooOld)] = "Add -Full.",
        [nameof(Failures.NoPendingRun)] = "-SinceLastRun exports a series.",

        // Baselines
        [nameof(Failures.BaselineChanged)] = "Update-FourMeBaseline -Full takes one.",
        [nameof(Failures.BaselineMissing)] = "Update-FourMeBaseline makes it.",
        [nameof(Failures.BaselineNeedsOneFile)] = "For example: Export-FourMeRecords people -OutFile people.csv -AsBaseline.",
        [nameof(Failures.BaselineNotFound)] = "Get-FourMeBaseline lists them.",
        [nameof(Failures.BaselineShrunk)] = "Update-FourMeBaseline -Force accepts it.",
        [nameof(Failures.BaselineTooOld)] = "Update-FourMeBaseline -Full takes one; -MaximumAge allows an older one.",
        [nameof(Failures.NotABaseline)] = "Export-FourMeRecords -OutFile writes one.",

        // Plans
        [nameof(Failures.PlanNotHeld)] = "Get-FourMePlan -State Held lists those that are held.",
        [nameof(Failures.PlanNotFound)] = "Get-FourMePlan lists them. With -WhatIf no plan is kept.",
        [nameof(Failures.RetireNeedsName)] = "-Name gives it.",
        [nameof(Failures.RetireNeedsSource)] = "-Source gives it.",
        [nameof(Failures.RetireInvalid)] = "Use -Retire @{ Disabled = $true }, or @{ Status = 'removed' } for configuration items.",
        [nameof(Failures.NotAdopted)] = "Use -Adopt with its key.",
        [nameof(Failures.RunNameTaken)] = "-Name and -Source give them; Get-FourMeSync lists the names.",
        [nameof(Failures.NotPlannable)] = "Get-FourMeRecordType shows what can be planned for each type (Planning).",

        // Run names
        [nameof(Failures.RunPaused)] = "Resume-FourMeSync does so; Get-FourMeSync shows who suspended it, and why.",
        [nameof(Failures.SyncNotFound)] = "Get-FourMeSync lists them.",
        [nameof(Failures.LedgerUnreadable)] = "Remove-FourMeSync forgets the run name.",

        // Jobs
        [nameof(Failures.JobNotFound)] = JobList,
        [nameof(Failures.NoJobs)] = JobList,
        [nameof(Failures.WrongAccount)] = "Name it with -Connection.",

        // Plans
        [nameof(Failures.PlanHeld)] = "Get-FourMeChange {plan} shows its changes; Approve-FourMePlan {plan} approves them.",
        [nameof(Failures.PlanApplied)] = NewPlan,
        [nameof(Failures.OutOfDate)] = NewPlan,
        [nameof(Failures.PlanPartlyApplied)] = "Invoke-FourMePlan {plan} sends the rest.",
        [nameof(Failures.PlanNotApplied)] = "Get-FourMePlan -State Applied lists those that were sent.",
        [nameof(Failures.UndoOfUndo)] = "Resume-FourMeSync resumes it.",
        [nameof(Failures.BaselineUnproven)] = "Export-FourMeRecords -AsBaseline writes the side file with the export.",

        // Manifests
        [nameof(Failures.ManifestInvalid)] = "Test-FourMeManifest shows all that is wrong with it.",
        [nameof(Failures.RecordsNotGiven)] = "-Records gives them: -Records @{ people = $users }.",
        [nameof(Failures.HeldBack)] = "Get-FourMePlan lists the plans that are held; Invoke-FourMePlan {plan} sends this one alone.",
        [nameof(Failures.MissingReferences)] = "-Strict, and Strict in the manifest, make the checks strict.",
        [nameof(Failures.ManifestRunNotFound)] = "Press Tab after -Resume for the list.",
    };

    /// <summary>The advice for a failure, from Core and the module; null when there is none.</summary>
    internal static string? Of(Failure failure) => With(failure.Advice, failure.Id)?.Replace("{plan}", failure.Plan);

    /// <summary>A text of Core with the module's addition.</summary>
    /// <param name="text">The text; null when Core has none.</param>
    /// <param name="id">The error's id, or the warning's code.</param>
    internal static string? With(string? text, string id) =>
        !ById.TryGetValue(id, out string? more) ? text : text is null ? more : text + " " + more;
}
