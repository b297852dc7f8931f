#Requires -Version 7.2
<#
.SYNOPSIS
Draws docs/run.svg: what a person sees who imports the people of samples/people.csv, from a real run against the simulator.
.DESCRIPTION
The module and the simulator have to be built. Times and tokens differ from run to run, so no test compares the picture.
.EXAMPLE
pwsh tools/TerminalPicture.ps1
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$root = Split-Path -Path $PSScriptRoot -Parent
$TestDrive = Join-Path -Path ([System.IO.Path]::GetTempPath()) -ChildPath "picture-$([guid]::NewGuid().ToString('N'))"
$null = New-Item -ItemType Directory -Path $TestDrive
$rendering = $PSStyle.OutputRendering

# The colours in which tables and errors are written, as a dark terminal shows them.
$colours = @{ '31' = '#ff7b72'; '32' = '#7ee787'; '33' = '#e3b341'; '36' = '#79c0ff'; '90' = '#8b949e' }

function ConvertTo-Span {
    # One line of a terminal as SVG: each change of colour begins a new part.
    param([string] $Line)
    $fill = $null
    $parts = foreach ($part in [regex]::Split($Line, '(\x1b\[[\d;]*m)')) {
        if ($part -match '^\x1b\[([\d;]*)m$') {
            $fill = $Matches[1].Split(';').ForEach({ $colours[$_] }) | Where-Object { $_ } | Select-Object -Last 1
            continue
        }
        if (-not $part) { continue }
        $text = [System.Security.SecurityElement]::Escape($part)
        if ($fill) { "<tspan fill=`"$fill`">$text</tspan>" } else { $text }
    }
    $parts -join ''
}

function ConvertTo-Picture {
    param([string[]] $Line)
    $height = 20
    $width = 8.45 * 100 + 40
    $total = $height * $Line.Count + 60
    "<svg xmlns=`"http://www.w3.org/2000/svg`" width=`"$width`" height=`"$total`" viewBox=`"0 0 $width $total`" role=`"img`" aria-label=`"An import at the console`">"
    "<rect width=`"100%`" height=`"100%`" rx=`"8`" fill=`"#0d1117`"/>"
    foreach ($dot in @(20, '#ff5f56'), @(40, '#ffbd2e'), @(60, '#27c93f')) { "<circle cx=`"$($dot[0])`" cy=`"20`" r=`"6`" fill=`"$($dot[1])`"/>" }
    "<g font-family=`"Cascadia Mono, Consolas, Menlo, DejaVu Sans Mono, monospace`" font-size=`"14`" fill=`"#e6edf3`" xml:space=`"preserve`">"
    for ($i = 0; $i -lt $Line.Count; $i++) { "<text x=`"20`" y=`"$(55 + $i * $height)`">$(ConvertTo-Span $Line[$i])</text>" }
    '</g>'
    '</svg>'
}

try {
    . (Join-Path -Path $root -ChildPath 'tests/Pester/common.ps1')
    $PSStyle.OutputRendering = 'Ansi'
    Import-TestedModule
    $simulator = Start-Simulator
    $null = Connect-Simulator $simulator
    Push-Location -LiteralPath (Join-Path -Path $root -ChildPath 'samples')

    $prompt = "`e[90mPS>`e[0m "
    $lines = @(
        $prompt + 'Import-Csv people.csv | Import-FourMeRecords people -Map ./people.psd1 -Source HR'
        $shown = Import-Csv people.csv | Import-FourMeRecords people -Map ./people.psd1 -Source HR -ErrorAction Continue -InformationVariable said 2>&1
        $problems = @($shown | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $shown | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] } | Out-String -Width 100 -Stream
        foreach ($problem in $problems) {
            $text = "$($problem.InvocationInfo.MyCommand): $($problem.ErrorDetails.Message)"
            if ($problem.ErrorDetails.RecommendedAction) { $text += "`n  Recommendation: $($problem.ErrorDetails.RecommendedAction)" }
            $text = $text.Replace($env:FOURME_STATE_HOME, '~/.local/share/FourMe.Import')
            foreach ($paragraph in $text -split "`n") { [regex]::Matches($paragraph, '.{1,98}(?:\s|$)|.{1,98}').Value.ForEach({ "`e[31m$($_.TrimEnd())`e[0m" }) }
        }
        "$($said[-1])" -split '\r?\n'
        ''
        $prompt + '$Error[0].TargetObject | Format-Table FullName, Mail, Company'
        $problems[-1].TargetObject | Format-Table -Property FullName, Mail, Company | Out-String -Width 100 -Stream
        $prompt + 'Export-FourMeRecords people | Select-Object -First 3'
        Export-FourMeRecords people | Select-Object -First 3 | Out-String -Width 100 -Stream
    )
    $picture = ConvertTo-Picture ($lines | ForEach-Object { $_.TrimEnd() })
    [System.IO.File]::WriteAllText((Join-Path -Path $root -ChildPath 'docs/run.svg'), ($picture -join "`n") + "`n")
}
finally {
    Pop-Location
    Stop-Simulator $simulator
    $PSStyle.OutputRendering = $rendering
    Remove-Item -LiteralPath $TestDrive -Recurse -Force
}
