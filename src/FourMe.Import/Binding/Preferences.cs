using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>The preference variables that could change the result of a script block of a map.</summary>
internal static class Preferences
{
    /// <summary>PowerShell's defaults.</summary>
    private static readonly KeyValuePair<string, object>[] Usual =
    [
        new("WarningPreference", ActionPreference.Continue),
        new("InformationPreference", ActionPreference.SilentlyContinue),
        new("VerbosePreference", ActionPreference.SilentlyContinue),
        new("DebugPreference", ActionPreference.SilentlyContinue),
        new("ProgressPreference", ActionPreference.Continue),
    ];

    /// <summary>The variables that the caller has set so that a block could stop, prompt or write differently; usually none.</summary>
    internal static PSVariable[] ToPin(SessionState session)
    {
        var pinned = new List<PSVariable>();
        foreach (KeyValuePair<string, object> usual in Usual)
            if (Get(session, usual.Key) is { } set && !IsHarmless(set)) pinned.Add(new PSVariable(usual.Key, usual.Value));
        if (LanguagePrimitives.IsTrue(Get(session, "WhatIfPreference"))) pinned.Add(new PSVariable("WhatIfPreference", value: false));
        if ($"{Get(session, "ConfirmPreference")}" is not ("" or "High" or "None")) pinned.Add(new PSVariable("ConfirmPreference",
            ConfirmImpact.High));
        if (Get(session, "OFS") is not null) pinned.Add(new PSVariable("OFS", " "));
        return [.. pinned];
    }

    private static object? Get(SessionState session, string name) => PSValue.Unwrap(session.PSVariable.GetValue(name, null));

    private static bool IsHarmless(object set) => $"{set}" is "Continue" or "SilentlyContinue" or "Ignore" or "0" or "2";
}
