#Requires -Version 7.4
<#
.SYNOPSIS
Makes the help of the module from its pages: Markdown in docs/en-US becomes MAML and about topics in en-US.
.DESCRIPTION
People write the words of a page; this script keeps in step what the cmdlets know better: the syntax, and the block of facts
below each parameter. A new parameter gets its heading and a gap to be filled. Of a block only DefaultValue is written by
hand, since metadata does not have it.

The same pages give the same bytes. What comes out is committed, so that a build needs neither PowerShell nor PlatyPS.
.PARAMETER Module
The manifest of the staged module.
.PARAMETER Source
The folder of the pages.
.PARAMETER Destination
The folder of the help files.
.EXAMPLE
./build.ps1 -Task Help
.OUTPUTS
The files of help.
#>
[CmdletBinding()]
[OutputType([System.IO.FileInfo])]
param(
    [string] $Module = (Join-Path -Path $PSScriptRoot -ChildPath '../out/FourMe.Import/FourMe.Import.psd1'),

    [string] $Source = (Join-Path -Path $PSScriptRoot -ChildPath '../docs/en-US'),

    [string] $Destination = (Join-Path -Path $PSScriptRoot -ChildPath '../module/en-US')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module -Name Microsoft.PowerShell.PlatyPS -RequiredVersion 1.0.3
. (Join-Path -Path $PSScriptRoot -ChildPath 'Help/Pages.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Help/Maml.ps1')

$null = New-Item -ItemType Directory -Path $Destination -Force
$cmdlets = (Import-Module -Name $Module -Force -PassThru).ExportedCmdlets.Values | Sort-Object -Property Name

$pages = foreach ($cmdlet in $cmdlets) {
    $page = Join-Path -Path $Source -ChildPath "$($cmdlet.Name).md"
    if (-not (Test-Path -LiteralPath $page)) { throw "There is no page '$page'." }
    Update-Page -Path $page -Cmdlet $cmdlet
    $page
}
# The name under which Get-Help looks for the help of a cmdlet: that of the assembly, in a culture's folder beside the manifest.
$file = Join-Path -Path $Destination -ChildPath ($cmdlets.HelpFile | Select-Object -Unique)
Export-Maml -Page $pages -Path $file
Get-Item -LiteralPath $file

$topics = Join-Path -Path $PSScriptRoot -ChildPath 'AboutTopics.ps1'
if (Test-Path -LiteralPath $topics) { & $topics -Source $Source -Destination $Destination }
