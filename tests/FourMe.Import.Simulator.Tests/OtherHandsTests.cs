using System.Net;
using System.Text;
using System.Text.Json;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Tests;

/// <summary>Manual changes to records, from this process and from outside.</summary>
public sealed class OtherHandsTests : SimulatorTest
{
    private const string Ines = "ines.prado@widget.com";

    private string Id => Record("people", "Primary Email", Ines)["ID"];

    [Fact(Timeout = Watchdog)]
    public async Task AChangeByHandIsInTheNextPartialExportAndAnOldRecordIsNot()
    {
        Clock.Advance(TimeSpan.FromHours(1));
        string from = Clock.GetUtcNow().AddMinutes(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        Service.ChangeRecord("wdc", "people", Id, new Dictionary<string, string> { ["Job Title"] = "By hand" });

        string text = await ExportedTextAsync(("type", "people"), ("from", from));

        Assert.Contains("By hand", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact(Timeout = Watchdog)]
    public async Task ADeletedRecordIsGoneAndItsAddressIsFree()
    {
        string id = Id;
        Service.DeleteRecord("wdc", "people", id);

        Assert.DoesNotContain(Service.Records("wdc", "people"), person => person["ID"] == id);
        Assert.Equal(1, (await ImportAsync("people", $"ID,Job Title\n{id},X\n")).Results.Failures);
        Assert.Equal(1, (await ImportAsync("people", $"Primary Email,Name\n{Ines},Inês\n")).Results.Created);
        Assert.Throws<ArgumentException>(() => Service.DeleteRecord("wdc", "people", id));
    }

    [Fact(Timeout = Watchdog)]
    public async Task AnArchivedRecordIsInNoExportAndNothingFindsItUntilItComesBack()
    {
        string id = Id;
        Service.ArchiveRecord("wdc", "people", id);

        Assert.DoesNotContain(Ines, await ExportedTextAsync(("type", "people")), StringComparison.Ordinal);
        Assert.Equal(1, (await ImportAsync("people", $"ID,Job Title\n{id},X\n")).Results.Failures);
        ImportJob referring = await ImportAsync("people", $"Primary Email,Name,Manager\nnew@example.com,New,{Ines}\n");
        Assert.Contains("could not be found", Assert.Single(referring.Issues).Message, StringComparison.Ordinal);

        Service.RestoreRecord("wdc", "people", id);
        Assert.Equal(id, Id);
        Assert.Throws<ArgumentException>(() => Service.RestoreRecord("wdc", "people", id));
    }

    [Fact(Timeout = Watchdog)]
    public async Task ARecordAddedByHandIsFoundByItsSource()
    {
        string id = Service.AddRecord("wdc", "sites", new Dictionary<string, string> { ["Name"] = "Depot", ["Source"] = "ERP", ["Source ID"] = "1" });

        ImportJob job = await ImportAsync("sites", "Source,Source ID,Name\nERP,1,Depot South\n");

        Assert.Equal(1, job.Results.Updated);
        Assert.Equal(id, Record("sites", "Name", "Depot South")["ID"]);
    }

    [Fact(Timeout = Watchdog)]
    public async Task AllOfItCanBeDoneFromAnotherProcess()
    {
        string id = (await SendAsync(HttpMethod.Post, "records/wdc/sites", """{"Name":"Depot"}""")).GetProperty("id").GetString()!;
        await SendAsync(HttpMethod.Patch, $"records/wdc/sites/{id}", """{"City":"Lisboa"}""");
        Assert.Equal("Lisboa", Record("sites", "Name", "Depot")["City"]);

        await SendAsync(HttpMethod.Post, $"records/wdc/sites/{id}/archive");
        Assert.DoesNotContain(Service.Records("wdc", "sites"), site => site["ID"] == id);
        await SendAsync(HttpMethod.Post, $"records/wdc/sites/{id}/restore");
        Assert.Equal(id, Record("sites", "Name", "Depot")["ID"]);

        await SendAsync(HttpMethod.Delete, $"records/wdc/sites/{id}");
        await SendAsync(HttpMethod.Delete, $"records/wdc/sites/{id}", expected: HttpStatusCode.BadRequest);
        await SendAsync(HttpMethod.Post, $"records/wdc/sites/{id}/vanish", expected: HttpStatusCode.NotFound);
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string body = "", HttpStatusCode expected = HttpStatusCode.OK)
    {
        using HttpRequestMessage request = new(method, new Uri(Service.ApiUri, $"/simulator/{path}")) { Content = new StringContent(body, Encoding.UTF8) };
        using HttpResponseMessage answer = await Client.SendAsync(request, Cancellation);
        Assert.Equal(expected, answer.StatusCode);
        return await JsonAsync(answer);
    }
}
