#Requires -Version 7.2
<#
.SYNOPSIS
Writes the blocks of docs/views.md anew, from a run against the simulator.
.DESCRIPTION
Run it after a change of a view, and look at the difference before it is committed. The module and the simulator have to
be built. tests/Pester/Views.Tests.ps1 fails as long as the document shows something else than the module.
.EXAMPLE
pwsh tools/Views.ps1
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$root = Split-Path -Path $PSScriptRoot -Parent
$document = Join-Path -Path $root -ChildPath 'docs/views.md'
$TestDrive = Join-Path -Path ([System.IO.Path]::GetTempPath()) -ChildPath "views-$([guid]::NewGuid().ToString('N'))"
$null = New-Item -ItemType Directory -Path $TestDrive
$rendering = $PSStyle.OutputRendering
try {
    . (Join-Path -Path $root -ChildPath 'tests/Pester/common.ps1')
    . (Join-Path -Path $root -ChildPath 'tests/Pester/ViewBlocks.ps1')
    $PSStyle.OutputRendering = 'PlainText'
    Import-TestedModule
    $simulator = Start-Simulator
    $blocks = Get-ViewBlock $simulator
    $text = [System.IO.File]::ReadAllText($document)
    foreach ($name in $blocks.Keys) {
        $place = [regex] "(?s)(<!-- view: $name -->\n``````text\n).*?(\n``````)"
        if (-not $place.IsMatch($text)) { throw "docs/views.md has no place '<!-- view: $name -->' for this block." }
        $text = $place.Replace($text, { param($match) $match.Groups[1].Value + $blocks[$name] + $match.Groups[2].Value }, 1)
    }
    [System.IO.File]::WriteAllText($document, $text)
}
finally {
    Stop-Simulator $simulator
    $PSStyle.OutputRendering = $rendering
    Remove-Item -LiteralPath $TestDrive -Recurse -Force
}
