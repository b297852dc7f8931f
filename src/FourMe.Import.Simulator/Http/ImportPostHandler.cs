using FourMe.Import.Simulator.Catalogue;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator.Http;

/// <summary>Accepts an upload and gives it a token.</summary>
internal sealed class ImportPostHandler(SimulatorState state, Gatekeeper gatekeeper) : IEndpointHandler
{
    private readonly UploadReader _reader = new(state.Options.MaxUploadBytes);

    public Endpoint Endpoint => Endpoint.ImportPost;

    public async Task HandleAsync(HttpContext context, string argument)
    {
        if (await gatekeeper.AdmitAsync(context, asAdministrator: true) is not { } admission)
            return;
        Upload? upload;
        try
        {
            upload = await _reader.ReadAsync(context.Request, context.RequestAborted);
        }
        catch (InvalidDataException exception)
        {
            await context.SendMessageAsync(400, exception.Message);
            return;
        }

        if (upload is null)
        {
            await context.SendMessageAsync(400, "A multipart/form-data body is expected");
            return;
        }

        RecordType? type = upload.Fields.TryGetValue("type", out string? name) ? state.World.Catalogue.FindImportType(name) : null;
        if (await RefuseAsync(context, upload, name, type))
        {
            upload.File?.Dispose();
            return;
        }

        ImportJob job = state.Imports.Accept(new ImportUpload(admission.Account, type!, upload.File!, upload.FileName,
            upload.FileContentType));
        await context.SendJsonAsync(200, new Dictionary<string, string> { ["token"] = job.Token });
    }

    // No answer specific to imports is documented for these; they take the general shape for invalid fields.
    private static async Task<bool> RefuseAsync(HttpContext context, Upload upload, string? name, RecordType? type)
    {
        if (upload.IsTooLarge)
            await context.SendMessageAsync(413, "Request Entity Too Large");
        else if (string.IsNullOrEmpty(name))
            await context.SendInvalidAsync("type", "Type can't be blank");
        else if (type is null)
            await context.SendInvalidAsync("type", "Type is not included in the list");
        else if (upload.File is null)
            await context.SendInvalidAsync("file", "File can't be blank");
        else
            return false;
        return true;
    }
}
