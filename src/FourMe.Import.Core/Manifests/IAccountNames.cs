namespace FourMe.Import.Manifests;

/// <summary>Looks up names of the account's records.</summary>
internal interface IAccountNames
{
    /// <summary>Loads the current names of a type.</summary>
    /// <returns>False when they cannot be loaded. Names of the type are not reported as missing then.</returns>
    Task<bool> LearnAsync(RecordType type, CancellationToken stop);

    /// <summary>Whether a record has the name. Needs <see cref="LearnAsync"/> first.</summary>
    bool Have(string type, string name);

    /// <summary>All names of a type, as the baseline has them; empty when they are not loaded.</summary>
    IEnumerable<string> All(RecordType type, CancellationToken stop);
}
