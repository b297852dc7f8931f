using System.Xml;

namespace FourMe.Import.Core.Tests.Values;

public sealed class XmlCellTests
{
    [Theory]
    [InlineData("<m>ann@x</m>", "ann@x")]
    [InlineData("<m type='work'>ann@x</m>", "ann@x")]
    [InlineData("<m type='work'/>", "")]
    [InlineData("<m><![CDATA[a & b]]></m>", "a & b")]
    public void An_element_is_written_as_its_text(string xml, string cell)
    {
        Assert.Equal(cell, Written.Cell(ColumnKind.Text, Element(xml)));
        Assert.Equal(cell, Written.Cell(ColumnKind.ReferenceList, new object[] { Element(xml) }));
    }

    [Fact]
    public void An_attribute_is_written_as_its_value() =>
        Assert.Equal("work", Written.Cell(ColumnKind.Text, Element("<m type='work'/>").Attributes["type"]!));

    [Fact]
    public void An_element_with_elements_in_it_is_refused()
    {
        XmlElement several = Element("<m><a>1</a><b>2</b></m>");

        Assert.Equal("UnsuitableType", Written.Refused(ColumnKind.Text, several).Id);
        Assert.Equal("UnsuitableType", Written.Refused(ColumnKind.ReferenceList, several).Id);
    }

    private static XmlElement Element(string xml)
    {
        var document = new XmlDocument();
        document.LoadXml(xml);
        return document.DocumentElement!;
    }
}
