#Requires -Version 5.1
<#
.SYNOPSIS
Makes the two forms in which the module is delivered: a versioned folder for a module path, and a .nupkg for a gallery.
.DESCRIPTION
Works on what a build has staged and needs no network. The same input gives the same bytes: entries are in order and
bear one fixed time.
.PARAMETER Module
The staged module.
.PARAMETER Destination
Where to put <name>/<version>/ and <name>.<version>.nupkg.
.PARAMETER RepositoryUri
The page of the repository, such as https://github.com/owner/name. The packaged manifest and the package name it as the
project's page, and the icon as the tag of this version has it. Without it they have no icon, and a warning says so: an
address that nobody can open would be worse than none.
.OUTPUTS
The folder and the package.
#>
[CmdletBinding()]
[OutputType([System.IO.DirectoryInfo], [System.IO.FileInfo])]
param(
    [Parameter(Mandatory)]
    [string] $Module,

    [Parameter(Mandatory)]
    [string] $Destination,

    # It goes into a manifest, between quotes.
    [ValidatePattern('^https://[\w.-]+(:\d+)?(/[\w.-]+)+/?$')]
    [string] $RepositoryUri
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.IO.Compression

$name = 'FourMe.Import'
$manifest = Import-PowerShellDataFile -Path (Join-Path -Path $Module -ChildPath "$name.psd1")
$gallery = $manifest.PrivateData.PSData
$version = if ($gallery['Prerelease']) { "$($manifest.ModuleVersion)-$($gallery['Prerelease'])" } else { $manifest.ModuleVersion }

function Copy-Module {
    # A module path wants the plain version, without a prerelease label.
    $folder = Join-Path -Path $Destination -ChildPath "$name/$($manifest.ModuleVersion)"
    if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
    $null = New-Item -ItemType Directory -Path $folder -Force
    Copy-Item -Path (Join-Path -Path $Module -ChildPath '*') -Destination $folder -Recurse
    if ($RepositoryUri) { Write-Address -ManifestPath (Join-Path -Path $folder -ChildPath "$name.psd1") }
    # Finds a root module or format file that the manifest names and the folder lacks.
    $null = Test-ModuleManifest -Path (Join-Path -Path $folder -ChildPath "$name.psd1")
    Get-Item -LiteralPath $folder
}

function Write-Address {
    # Text, not Update-ModuleManifest: that writes the day into the file, and the same input shall give the same bytes.
    param([string] $ManifestPath)
    $project = $RepositoryUri.TrimEnd('/')
    $line = [regex] "(?m)^( *)ProjectUri( *)= '[^']*'"
    $text = [System.IO.File]::ReadAllText($ManifestPath)
    if ($line.Matches($text).Count -ne 1) { throw "'$ManifestPath' has no line, or several, of the form: ProjectUri = '...'" }
    $addresses = "`$1ProjectUri`$2= '$project'`n`$1IconUri   `$2= '$project/raw/v$version/docs/icon.png'"
    [System.IO.File]::WriteAllText($ManifestPath, $line.Replace($text, $addresses))
}

function ConvertTo-XmlText {
    param([string] $Text)
    [System.Security.SecurityElement]::Escape($Text)
}

function Get-PackageTag {
    # The tags by which the gallery finds a module by its commands.
    $commands = $manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" }
    @($gallery['Tags']) + 'PSModule' + 'PSIncludes_Cmdlet' + $commands -join ' '
}

function Get-Nuspec {
    $optional = foreach ($pair in @('LicenseUri', 'licenseUrl'), @('ProjectUri', 'projectUrl'), @('IconUri', 'iconUrl')) {
        if ($gallery[$pair[0]]) { "    <$($pair[1])>$(ConvertTo-XmlText $gallery[$pair[0]])</$($pair[1])>" }
    }
    @(
        '<?xml version="1.0" encoding="utf-8"?>'
        '<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">'
        '  <metadata>'
        "    <id>$name</id>"
        "    <version>$version</version>"
        "    <authors>$(ConvertTo-XmlText $manifest.Author)</authors>"
        "    <owners>$(ConvertTo-XmlText $manifest.CompanyName)</owners>"
        '    <requireLicenseAcceptance>false</requireLicenseAcceptance>'
        $optional
        "    <description>$(ConvertTo-XmlText $manifest.Description)</description>"
        "    <releaseNotes>$(ConvertTo-XmlText $gallery['ReleaseNotes'])</releaseNotes>"
        "    <copyright>$(ConvertTo-XmlText $manifest.Copyright)</copyright>"
        "    <tags>$(ConvertTo-XmlText (Get-PackageTag))</tags>"
        '  </metadata>'
        '</package>'
    ) -join "`n"
}

function Get-Relationship {
    @(
        '<?xml version="1.0" encoding="utf-8"?>'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        "  <Relationship Id=`"manifest`" Type=`"http://schemas.microsoft.com/packaging/2010/07/manifest`" Target=`"/$name.nuspec`" />"
        "  <Relationship Id=`"properties`" Type=`"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties`" Target=`"/$propertiesPart`" />"
        '</Relationships>'
    ) -join "`n"
}

function Get-CoreProperty {
    @(
        '<?xml version="1.0" encoding="utf-8"?>'
        '<coreProperties xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "  <dc:creator>$(ConvertTo-XmlText $manifest.Author)</dc:creator>"
        "  <dc:description>$(ConvertTo-XmlText $manifest.Description)</dc:description>"
        "  <dc:identifier>$name</dc:identifier>"
        "  <version>$version</version>"
        '</coreProperties>'
    ) -join "`n"
}

function Get-ContentType {
    param([string[]] $Part)
    # The rules of the format give a part its type by extension; one without needs a line of its own.
    $extensions = $Part | ForEach-Object { [System.IO.Path]::GetExtension($_).TrimStart('.').ToLowerInvariant() } | Where-Object { $_ } | Sort-Object -Unique
    @(
        '<?xml version="1.0" encoding="utf-8"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />'
        '  <Default Extension="psmdcp" ContentType="application/vnd.openxmlformats-package.core-properties+xml" />'
        '  <Default Extension="nuspec" ContentType="application/octet" />'
        $extensions | ForEach-Object { "  <Default Extension=`"$_`" ContentType=`"application/octet`" />" }
        $Part | Where-Object { -not [System.IO.Path]::GetExtension($_) } | ForEach-Object { "  <Override PartName=`"/$_`" ContentType=`"application/octet`" />" }
        '</Types>'
    ) -join "`n"
}

function Add-Part {
    param([System.IO.Compression.ZipArchive] $Archive, [string] $Part, [byte[]] $Content)
    $entry = $Archive.CreateEntry($Part, [System.IO.Compression.CompressionLevel]::Optimal)
    $entry.LastWriteTime = [System.DateTimeOffset] '2000-01-01T00:00:00Z'
    $stream = $entry.Open()
    try { $stream.Write($Content, 0, $Content.Length) } finally { $stream.Dispose() }
}

function Compress-Module {
    param([string] $Folder)
    $parts = [System.Collections.Generic.SortedDictionary[string, byte[]]]::new([System.StringComparer]::Ordinal)
    foreach ($file in Get-ChildItem -LiteralPath $Folder -Recurse -File -Force) {
        $part = $file.FullName.Substring($Folder.Length + 1).Replace('\', '/')
        $parts[$part] = [System.IO.File]::ReadAllBytes($file.FullName)
    }
    $types = Get-ContentType -Part @($parts.Keys)
    $utf8 = [System.Text.UTF8Encoding]::new($false)
    $parts["$name.nuspec"] = $utf8.GetBytes((Get-Nuspec))
    $parts['_rels/.rels'] = $utf8.GetBytes((Get-Relationship))
    $parts[$propertiesPart] = $utf8.GetBytes((Get-CoreProperty))
    $parts['[Content_Types].xml'] = $utf8.GetBytes($types)

    $package = Join-Path -Path $Destination -ChildPath "$name.$version.nupkg"
    $file = [System.IO.File]::Create($package)
    try {
        $archive = [System.IO.Compression.ZipArchive]::new($file, [System.IO.Compression.ZipArchiveMode]::Create)
        try { foreach ($part in $parts.Keys) { Add-Part -Archive $archive -Part $part -Content $parts[$part] } } finally { $archive.Dispose() }
    }
    finally {
        $file.Dispose()
    }
    Get-Item -LiteralPath $package
}

$propertiesPart = "package/services/metadata/core-properties/$($manifest.GUID -replace '-').psmdcp"
$null = New-Item -ItemType Directory -Path $Destination -Force
$Destination = (Resolve-Path -LiteralPath $Destination).ProviderPath
if (-not $RepositoryUri) { Write-Warning -Message 'The package has no icon and does not name its repository: give -RepositoryUri, such as https://github.com/owner/name.' }
$folder = Copy-Module
# With its addresses.
$gallery = (Import-PowerShellDataFile -Path (Join-Path -Path $folder.FullName -ChildPath "$name.psd1")).PrivateData.PSData
$folder
Compress-Module -Folder $folder.FullName
