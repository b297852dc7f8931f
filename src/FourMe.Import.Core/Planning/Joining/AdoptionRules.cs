using FourMe.Import.Catalogue;
using FourMe.Import.Mapping;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>Decides which records without a Source are adopted only if they are named in Adopt.</summary>
/// <param name="context">The join.</param>
/// <param name="rolesOf">Returns the baseline of people's roles; null when there is none.</param>
internal sealed class AdoptionRules(JoinContext context, Func<BaselineFile?> rolesOf)
{
    private const string People = "people";
    private const string Roles = "people_roles";
    private const string Person = "Person";
    private const string Specialist = "Specialist";

    private readonly RecordKey _email = RecordKey.Of(RecordKey.Email);
    private HashSet<KeyHash>? _powerful;

    /// <summary>Why a record is not adopted; null when it may be.</summary>
    /// <param name="key">The key of the run's record.</param>
    /// <param name="row">The account's record.</param>
    internal string? Refusal(string key, string[] row)
    {
        if (context.Options.Adopt.Any(named => string.Equals(named, key, StringComparison.OrdinalIgnoreCase))) return null;
        if (IsRetired(row)) return "disabled";
        if (context.Protection.IsUser(row)) return "the user that the token belongs to";
        return HasRole(row) ? "a person with a role beyond Specialist" : null;
    }

    private bool IsRetired(string[] row)
    {
        foreach (Column column in context.Type.Columns.Where(Retirement.IsPossible))
            if (OutOfUse.IsIn(column, context.Columns.Cell(row, column.Name))) return true;
        return false;
    }

    private bool HasRole(string[] row)
    {
        if (context.Type.Name != People) return false;
        string email = context.Columns.Cell(row, RecordKey.Email);
        return email.Length > 0 && (_powerful ??= ReadRoles()).Contains(_email.Hash(email));
    }

    private HashSet<KeyHash> ReadRoles()
    {
        var powerful = new HashSet<KeyHash>();
        if (rolesOf() is not { } roles || RecordTypes.Find(Roles) is not { } type) return powerful;
        var columns = new BaselineColumns(type, roles.Headers);
        int[] places = [.. type.Columns.Where(column => column.Kind == ColumnKind.Boolean && column.Name != Specialist)
            .Select(column => columns.Of(column.Name)).Where(place => place >= 0)];
        foreach (string[] row in roles.Rows(CancellationToken.None))
            if (columns.Cell(row, Person) is { Length: > 0 } person && Array.Exists(places, place => OutOfUse.IsTrue(row[place])))
                powerful.Add(_email.Hash(person));
        return powerful;
    }
}
