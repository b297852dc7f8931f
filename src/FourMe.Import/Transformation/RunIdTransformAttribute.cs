namespace FourMe.Import.PowerShell;

/// <summary>Accepts runs, and whatever else names a run, where ids of runs are wanted.</summary>
internal sealed class RunIdTransformAttribute() : NamedIdTransformAttribute("RunId", "Id");
