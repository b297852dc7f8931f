namespace FourMe.Import.PowerShell;

/// <summary>Accepts run names, and objects that have one: those of Get-FourMeSync, plans and runs.</summary>
internal sealed class RunNameTransformAttribute() : NamedIdTransformAttribute("Name");
