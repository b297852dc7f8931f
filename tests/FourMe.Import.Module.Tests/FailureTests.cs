using System.Reflection;
using System.Text.RegularExpressions;
using FourMe.Import.Module.Tests.Metadata;
using FourMe.Import.Module.Tests.Sources;

namespace FourMe.Import.Module.Tests;

/// <summary>The error ids that scripts compare with: one for each failure, never two failures with the same id.</summary>
public partial class FailureTests
{
    internal static readonly string[] Ids =
    [
        .. StagedModule.Modern.Core.GetType("FourMe.Import.Errors.Failures", throwOnError: true)!
            .GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => method.IsAssembly && method.ReturnType.FullName == "FourMe.Import.Failure")
            .Select(method => method.Name),
    ];

    [Fact]
    public void EveryIdStandsForOneFailure()
    {
        Assert.NotEmpty(Ids);
        Rule.HasNoBreach(Ids.GroupBy(id => id, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void EveryIdIsOneWord() => Assert.All(Ids, id => Assert.Matches("^[A-Z][A-Za-z0-9]+$", id));

    [Fact]
    public void AnIdThatIsWrittenOutIsTheNameOfItsMethod()
    {
        var given = from file in SourceFile.CSharp("src", "FourMe.Import.Core", "Errors")
                    where file.Path.Contains("/Failures")
                    from method in Method().Matches(string.Join('\n', file.Lines))
                    from written in WrittenId().Matches(method.Value)
                    select (Method: method.Groups["name"].Value, Id: written.Groups["id"].Value);

        Assert.NotEmpty(given);
        Assert.All(given, pair => Assert.Equal(pair.Method, pair.Id));
    }

    // From the signature of a method to that of the next.
    [GeneratedRegex(@"static Failure (?<name>\w+)\((?:(?!\bstatic Failure ).)*", RegexOptions.Singleline)]
    private static partial Regex Method();

    [GeneratedRegex(@"new(?: Failure)?\(\s*nameof\((?<id>\w+)\)")]
    private static partial Regex WrittenId();
}
