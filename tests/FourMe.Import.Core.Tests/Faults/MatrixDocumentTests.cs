using FourMe.Import.Tests;

namespace FourMe.Import.Core.Tests.Faults;

/// <summary>What the document says is what the tests hold.</summary>
public class MatrixDocumentTests
{
    /// <summary>Set to 1, the document is written anew.</summary>
    private const string Switch = "FOURME_WRITE_DOCS";

    [Fact]
    public void The_tables_of_the_document_are_those_of_the_matrix()
    {
        string path = Repository.PathOf("docs", "reliability.md");
        string document = File.ReadAllText(path);
        string updated = MatrixDocument.Update(document);
        if (Environment.GetEnvironmentVariable(Switch) == "1") File.WriteAllText(path, updated);
        else Assert.Equal(updated, document);
    }
}
