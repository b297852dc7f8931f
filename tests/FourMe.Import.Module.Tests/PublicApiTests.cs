using FourMe.Import.Module.Tests.Metadata;
using FourMe.Import.Module.Tests.PublicApi;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests;

/// <summary>
/// The public API of Core and of the cmdlets: a change shows as a difference of a text file. After an intended change, run this class with
/// FOURME_WRITE_DOCS=1 and commit the file.
/// </summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("FourMe.Import.Core")]
    [InlineData("FourMe.Import")]
    public void ThePublicSideIsTheOneThatWasAgreedTo(string assembly)
    {
        string path = Repository.PathOf("tests", "FourMe.Import.Module.Tests", "PublicApi", assembly + ".txt");
        string text = ApiText.Of(StagedModule.Modern.Load(assembly));
        if (Environment.GetEnvironmentVariable("FOURME_WRITE_DOCS") == "1") File.WriteAllText(path, text);

        Assert.Contains("class ", text);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
