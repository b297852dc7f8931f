namespace FourMe.Import.Manifests;

/// <summary>A problem of a manifest.</summary>
/// <param name="Failure">The failure. Its text names the place.</param>
/// <param name="Entry">The entry of Types, from 1; 0 for the manifest itself.</param>
/// <param name="Type">The record type of the entry; null when unknown.</param>
/// <param name="Word">The word of the manifest that is wrong; null when none can be named.</param>
internal sealed record ManifestFinding(Failure Failure, int Entry = 0, string? Type = null, string? Word = null);
