using FourMe.Import.Tests;

namespace FourMe.Import.Core.Tests.Faults;

/// <summary>The document agrees with the tests.</summary>
public class MatrixDocumentTests
{
    /// <summary>Environment variable: 1 rewrites the document.</summary>
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
