#Requires -Version 5.1
<#
.SYNOPSIS
Imports twenty people into a simulated account on this machine, twice, and shows what becomes of them.
.DESCRIPTION
Needs what 'build.ps1' leaves; 'build.ps1 -Task Demo' builds it and runs this. Nothing leaves the machine: the account is
a program of this repository that listens on a free port of the loopback address and ends with this script. The jobs are
remembered in a temporary folder, not in that of the user.
#>
[CmdletBinding()]
param()

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$InformationPreference = 'Continue'

$repository = Split-Path -Path $PSScriptRoot -Parent
$module = Join-Path -Path $repository -ChildPath 'out/FourMe.Import/FourMe.Import.psd1'
$program = Get-ChildItem -Path (Join-Path -Path $repository -ChildPath 'src/FourMe.Import.Simulator/bin/*/*/FourMe.Import.Simulator.dll') |
    Sort-Object -Property LastWriteTime -Descending |
    Select-Object -First 1
if (-not $program -or -not (Test-Path -LiteralPath $module)) { throw "Something is not built yet. Run build.ps1 first." }

function Write-Heading {
    param([string] $Text)
    Write-Information -MessageData ([System.Environment]::NewLine + $Text)
}

# Wide enough for the tables, whatever the console is.
function Write-Shown {
    param([Parameter(ValueFromPipeline = $true)] $Shown)
    begin { $all = New-Object -TypeName System.Collections.ArrayList }
    process { $null = $all.Add($Shown) }
    end { Write-Information -MessageData ($all | Out-String -Width 120).Trim() }
}

$start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
$start.FileName = if ($env:DOTNET_HOST_PATH) { $env:DOTNET_HOST_PATH } else { 'dotnet' }
$start.Arguments = "`"$($program.FullName)`" --urls http://127.0.0.1:0 --json --exit-with-stdin"
$start.UseShellExecute = $false
# The open input keeps the program alive: it ends with this script, however this ends.
$start.RedirectStandardInput = $true
$start.RedirectStandardOutput = $true

$stateBefore = $env:FOURME_STATE_HOME
$env:FOURME_STATE_HOME = Join-Path -Path ([System.IO.Path]::GetTempPath()) -ChildPath "FourMe.Import.Demo-$([guid]::NewGuid().ToString('N'))"
$simulator = [System.Diagnostics.Process]::Start($start)
try {
    $line = $simulator.StandardOutput.ReadLine()
    if (-not $line) { throw 'The simulated account did not start.' }
    $world = ConvertFrom-Json -InputObject $line

    Import-Module -Name $module -Force
    $null = Connect-FourMe -ApiUri $world.apiUri -OAuthUri $world.oauthUri -Account $world.account -Token $world.token
    Write-Heading "Connected to the simulated account '$($world.account)' at $($world.apiUri)."

    $import = @{ Type = 'people'; Map = Join-Path -Path $PSScriptRoot -ChildPath 'people.psd1'; Source = 'HR'; ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }
    $people = Import-Csv -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'people.csv') -Encoding UTF8

    Write-Heading "Import-Csv people.csv | Import-FourMeRecords -Type people -Map people.psd1 -Source HR"
    $people | Import-FourMeRecords @import | Write-Shown

    Write-Heading 'The row that failed, as the error names it:'
    $failed = @($problems | Where-Object { "$($_.FullyQualifiedErrorId)" -like 'RowFailed*' })
    $failed | Select-Object -First 1 | ForEach-Object {
        Write-Information -MessageData $_.ErrorDetails.Message
        $_.TargetObject | Format-List | Write-Shown
    }

    Write-Heading 'The same once more: what is there already is left alone.'
    $people | Import-FourMeRecords @import -WarningAction SilentlyContinue | Write-Shown

    Write-Heading 'Export-FourMeRecords -Type people'
    Export-FourMeRecords -Type people | Select-Object -Property Name, 'Primary Email', Organization, Manager -First 5 | Format-Table | Write-Shown

    Write-Heading 'Get-FourMeJob'
    Get-FourMeJob | Write-Shown
}
finally {
    $simulator.StandardInput.Close()
    if (-not $simulator.WaitForExit(5000)) { $simulator.Kill() }
    $simulator.Dispose()
    if (Test-Path -LiteralPath $env:FOURME_STATE_HOME) { Remove-Item -LiteralPath $env:FOURME_STATE_HOME -Recurse -Force }
    $env:FOURME_STATE_HOME = $stateBefore
}
