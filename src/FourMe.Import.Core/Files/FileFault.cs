namespace FourMe.Import.Files;

/// <summary>Exceptions of the file system: those of the disk, and those of permissions.</summary>
internal static class FileFault
{
    internal static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
