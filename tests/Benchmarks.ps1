#Requires -Version 7.4
<#
.SYNOPSIS
Measures the module against what people would use instead, prints the table and writes it to docs/performance.md.
.DESCRIPTION
Both sides of a line run in one process, warmed up alike, in turns; the figures are medians. Memory is the peak of a
PowerShell of its own. Nothing here is a test: no figure fails anything. Build first, in Release: the solution.

More than 300 lines: a table of lines that are each some lines of script; what they share stands above them.
.PARAMETER Job
Only the lines whose names match; wildcards allowed. docs/performance.md is written only when all lines are run.
.PARAMETER Rounds
How often each side runs; its median counts.
.PARAMETER Rows
Number of objects in the lines that are about speed.
.PARAMETER LargeRows
Number of rows in the lines that are about memory.
.PARAMETER Compare
Say which lines are worse than those of docs/performance.md by more than a fifth, and leave that page as it is.
.EXAMPLE
tests/Benchmarks.ps1
.EXAMPLE
tests/Benchmarks.ps1 -Job csv*, export* -Rounds 5
.EXAMPLE
tests/Benchmarks.ps1 -Compare
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingWriteHost', '', Justification = 'Lines for the person in front of it; the results are the output.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'The lines of the table, which are script blocks, use them.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingPositionalParameters', '', Justification = 'A line of the table reads like one.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Nobody is there to be asked.')]
param(
    [string[]] $Job = '*',
    [ValidateRange(1, 100)] [int] $Rounds = 7,
    [int] $Rows = 100000,
    [int] $LargeRows = 1000000,
    [int[]] $Growth = @(10000, 100000, 1000000, 5000000),
    [switch] $Compare
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# 'pwsh -File' hands a list over as one text.
$Job = @($Job | ForEach-Object { $_.Split(',') } | ForEach-Object { $_.Trim() })

$root = Split-Path -Path $PSScriptRoot -Parent
$TestDrive = (New-Item -ItemType Directory -Path (Join-Path ([System.IO.Path]::GetTempPath()) "FourMe.Benchmarks-$([guid]::NewGuid().ToString('N'))")).FullName
. $PSScriptRoot/Pester/common.ps1
$floors = Join-Path $root 'tests/FourMe.Import.Floors/bin/Release/net8.0/FourMe.Import.Floors.dll'
$coreBenchmarks = Join-Path $root 'tests/FourMe.Import.Benchmarks/bin/Release/net10.0/FourMe.Import.Benchmarks.dll'
foreach ($file in $floors, $coreBenchmarks) { if (-not (Test-Path -LiteralPath $file)) { throw "'$file' is not there. Build first: dotnet build -c Release FourMeImport.sln" } }
Import-TestedModule
Import-Module -Name $floors

function Get-Median {
    param([double[]] $Figure)
    $sorted = @($Figure | Sort-Object)
    $sorted[[math]::Floor(($sorted.Count - 1) / 2)]
}

$sync = Get-Command -Name sync -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1

# Runs several scripts in turns and returns the median of each in milliseconds, by name.
function Measure-Side {
    param([System.Collections.IDictionary] $Side, [int] $Count = $Rounds, [int] $WarmUp = 3)
    $taken = @{}
    foreach ($name in $Side.Keys) { $taken[$name] = [System.Collections.Generic.List[double]]::new() }
    for ($round = -$WarmUp; $round -lt $Count; $round++) {
        foreach ($name in $Side.Keys) {
            [System.GC]::Collect()
            [System.GC]::WaitForPendingFinalizers()
            # Taking a file away from a disk costs as much as to write it, and belongs to nobody's figure.
            Remove-Item -Path (Join-Path $TestDrive 'written-*')
            if ($sync) { & $sync }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $null = & $Side[$name]
            $watch.Stop()
            if ($round -ge 0) { $taken[$name].Add($watch.Elapsed.TotalMilliseconds) }
        }
    }
    $medians = @{}
    foreach ($name in $Side.Keys) { $medians[$name] = Get-Median $taken[$name] }
    $medians
}

function New-Line {
    param([string] $Name, [string] $Against, [double] $Ours, [double] $Theirs, [string] $Unit = 'ms', [double] $Figure, [string] $Target, [bool] $Met)
    [pscustomobject]@{ Job = $Name; Ours = "$([math]::Round($Ours)) $Unit"; Against = $Against; Theirs = $(if ($Theirs -gt 0) { "$([math]::Round($Theirs)) $Unit" } else { '' })
        Figure = [math]::Round($Figure, 2); Target = $Target; Met = $Met }
}

function New-TimesFaster {
    param([string] $Name, [string] $Against, [double] $Ours, [double] $Theirs, [double] $AtLeast)
    New-Line -Name $Name -Against $Against -Ours $Ours -Theirs $Theirs -Figure ($Theirs / $Ours) -Target "at least $AtLeast times as fast" -Met ($Theirs / $Ours -ge $AtLeast)
}

function New-TimesAsLong {
    param([string] $Name, [string] $Against, [double] $Ours, [double] $Theirs, [double] $AtMost)
    New-Line -Name $Name -Against $Against -Ours $Ours -Theirs $Theirs -Figure ($Ours / $Theirs) -Target "at most $AtMost times its time" -Met ($Ours / $Theirs -le $AtMost)
}

function New-AtMost {
    param([string] $Name, [string] $Against, [double] $Ours, [double] $Theirs, [string] $Unit, [double] $AtMost)
    New-Line -Name $Name -Against $Against -Ours $Ours -Theirs $Theirs -Unit $Unit -Figure ($Ours - $Theirs) -Target "at most $AtMost $Unit more" -Met ($Ours - $Theirs -le $AtMost)
}

# Runs a script in a PowerShell of its own; it returns an object, to which the process's peak memory is added.
function Invoke-Measured {
    param([string] $Script)
    $file = Join-Path $TestDrive "measured-$([guid]::NewGuid().ToString('N')).ps1"
    $module = Get-TestedModulePath
    @"
`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'; `$WarningPreference = 'SilentlyContinue'
`$env:FOURME_STATE_HOME = '$env:FOURME_STATE_HOME'
`$module = '$module'; `$floors = '$floors'; `$TestDrive = '$TestDrive'
`$me = [System.Diagnostics.Process]::GetCurrentProcess()
`$result = & { $Script }
`$me.Refresh()
[pscustomobject]@{ Result = `$result; PeakMB = `$me.PeakWorkingSet64 / 1MB } | ConvertTo-Json -Depth 5 -Compress
"@ | Set-Content -LiteralPath $file
    $said = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File $file
    if ($LASTEXITCODE -ne 0) { throw "A measured PowerShell failed: $said" }
    $said | Select-Object -Last 1 | ConvertFrom-Json
}

# The service takes and gives without looking: what is measured is the module.
function Start-BenchmarkService {
    param([string[]] $ArgumentList = @())
    $simulator = Start-Simulator -ArgumentList (@('--empty') + $ArgumentList)
    Add-SimulatorFault $simulator ImportPost @{ fault = 'respond'; status = 200; body = '{"token":"unread"}'; always = $true }
    Add-SimulatorFault $simulator ImportGet @{ fault = 'respond'; status = 200; body = '{"state":"done","results":{"created":1,"failures":0,"errors":0}}'; always = $true }
    $simulator
}

function Get-ConnectText {
    param($Simulator)
    "Import-Module -Name `$module; Import-Module -Name `$floors; `$null = Connect-FourMe -ApiUri '$($Simulator.apiUri)' -OAuthUri '$($Simulator.oauthUri)' -Account '$($Simulator.account)' -Token '$($Simulator.token)' -SkipCheck"
}

function Measure-ImportMemory {
    param($Simulator, [int] $Count, [switch] $SkipValidation)
    Invoke-Measured @"
$(Get-ConnectText $Simulator)
`$watch = [System.Diagnostics.Stopwatch]::StartNew()
`$null = New-FloorRecord $Count | Import-FourMeRecords people -Source AD $(if ($SkipValidation) { '-SkipValidation' })
`$watch.Elapsed.TotalMilliseconds
"@
}

function Measure-ExportMemory {
    param([int] $Count)
    $simulator = Start-BenchmarkService -ArgumentList '--export', "people=$Count"
    try {
        Invoke-Measured @"
$(Get-ConnectText $simulator)
`$watch = [System.Diagnostics.Stopwatch]::StartNew()
Export-FourMeRecords people | Out-Null
`$watch.Elapsed.TotalMilliseconds
"@
    }
    finally { Stop-Simulator $simulator }
}

function Get-LargeFile {
    param([int] $MegaBytes = 130)
    $path = Join-Path $TestDrive 'large.csv'
    if (Test-Path -LiteralPath $path) { return $path }
    $null = New-FloorRecord 100000 | ConvertTo-FourMeCsv people -Source AD -OutFile "$path.part"
    $rows = [int] [math]::Ceiling($MegaBytes * 1MB / ((Get-Item -LiteralPath "$path.part").Length / 100000))
    $null = New-FloorRecord $rows | ConvertTo-FourMeCsv people -Source AD -OutFile $path
    $path
}

$properties = 'Primary Email', 'Name', 'Source ID', 'Organization', 'Job Title', 'Support ID', 'Authentication ID', 'Employee ID', 'Site', 'Location', 'Information', 'Disabled'

$people = $null
function Get-Person {
    # As a script makes them, not as the floor does: the engine's own way to build a custom object.
    if (-not $script:people) {
        $script:people = [object[]]::new($Rows)
        for ($i = 0; $i -lt $Rows; $i++) {
            $script:people[$i] = [pscustomobject]@{
                'Primary Email' = "person$i@example.com"; Name = "Person Number $i"; 'Source ID' = "E$i"; Organization = 'Widget Data Center'
                'Job Title' = 'Engineer, senior'; 'Support ID' = "S$($i % 1000)"; 'Authentication ID' = "auth-$i"; 'Employee ID' = "$i"; Site = 'Houston'
                Location = "Room $($i % 500)"; Information = "Notes on $i"; Disabled = $i % 7 -eq 0
            }
        }
    }
    , $script:people
}

$lines = [ordered]@{}

$lines['csv'] = {
    $people = Get-Person
    $ours = Join-Path $TestDrive 'written-ours.csv'; $theirs = Join-Path $TestDrive 'written-theirs.csv'
    $took = Measure-Side ([ordered]@{
        ours = { $people | ConvertTo-FourMeCsv people -Source AD -OutFile $ours }
        csv = { $people | Export-Csv -LiteralPath $theirs }
        floor = { $people | Read-Floor $properties }
    })
    New-TimesFaster "$Rows objects with 12 properties to a file, all checks on" 'Export-Csv of the same objects' $took.ours $took.csv 1.5
    New-TimesAsLong 'the same' 'a compiled cmdlet that reads the same 12 properties and drops them' $took.ours $took.floor 1.6
}

$lines['csv-array'] = {
    $people = Get-Person
    $ours = Join-Path $TestDrive 'written-ours.csv'; $theirs = Join-Path $TestDrive 'written-theirs.csv'
    $took = Measure-Side ([ordered]@{
        array = { ConvertTo-FourMeCsv people -Source AD -InputObject $people -OutFile $ours }
        pipeline = { $people | ConvertTo-FourMeCsv people -Source AD -OutFile $ours }
        csv = { $people | Export-Csv -LiteralPath $theirs }
    })
    New-TimesFaster 'the same objects as an array for -InputObject' 'Export-Csv of the same objects' $took.array $took.csv 3
    New-TimesFaster 'the same' 'the same objects through the pipeline' $took.array $took.pipeline 1.25
}

$lines['csv-class'] = {
    # As a directory module gives them: a .NET class, and properties added at run time.
    if (-not ('BenchmarkUser' -as [type])) {
        Add-Type -TypeDefinition 'public class BenchmarkUser { public string Name { get; set; } public string Mail { get; set; } public System.Guid ObjectGuid { get; set; } public bool Enabled { get; set; } public string Sam { get; set; } }'
    }
    $added = 'title', 'company', 'office', 'room', 'number'
    $map = @{ 'Primary Email' = 'Mail'; Name = 'Name'; 'Source ID' = 'ObjectGuid'; VIP = 'Enabled'; 'Support ID' = 'Sam'; 'Job Title' = 'title'; Organization = 'company'; Site = 'office'; Location = 'room'; 'Employee ID' = 'number' }
    $ofClass = [object[]]::new($Rows); $custom = [object[]]::new($Rows)
    for ($i = 0; $i -lt $Rows; $i++) {
        $user = [psobject] [BenchmarkUser]@{ Name = "Person $i"; Mail = "person$i@example.com"; ObjectGuid = [guid]::NewGuid(); Enabled = $true; Sam = "p$i" }
        foreach ($name in $added) { $user.PSObject.Properties.Add([System.Management.Automation.PSNoteProperty]::new($name, "$name $($i % 500)")) }
        $ofClass[$i] = $user
        $custom[$i] = [pscustomobject]@{
            Name = $user.Name; Mail = $user.Mail; ObjectGuid = $user.ObjectGuid; Enabled = $true; Sam = $user.Sam
            title = $user.title; company = $user.company; office = $user.office; room = $user.room; number = $user.number
        }
    }
    $ours = Join-Path $TestDrive 'written-ours.csv'; $theirs = Join-Path $TestDrive 'written-theirs.csv'
    $took = Measure-Side ([ordered]@{
        class = { $ofClass | ConvertTo-FourMeCsv people -Source AD -Map $map -OutFile $ours }
        custom = { $custom | ConvertTo-FourMeCsv people -Source AD -Map $map -OutFile $theirs }
    }) -Count ([math]::Min($Rounds, 5))
    New-TimesAsLong "$Rows objects of a .NET class with 5 properties added at run time, a map of 10 names" 'custom objects with the same properties' $took.class $took.custom 1.2
}

# What is not a custom object, each kind with the same ten properties: made once, as its producer makes it.
function Get-NetObject {
    param([string] $Kind)
    $names = 'PrimaryEmail', 'Name', 'SourceID', 'Organization', 'JobTitle', 'SupportID', 'AuthenticationID', 'EmployeeID', 'Site', 'Location'
    if (-not ('BenchmarkPerson' -as [type])) {
        Add-Type -TypeDefinition "public class BenchmarkPerson { $($names.ForEach({ "public string $_ { get; set; }" })) }"
    }
    $table = [System.Data.DataTable]::new()
    foreach ($name in $names) { $null = $table.Columns.Add($name) }
    $made = [object[]]::new($Rows)
    for ($i = 0; $i -lt $Rows; $i++) {
        $values = [ordered]@{
            PrimaryEmail = "person$i@example.com"; Name = "Person Number $i"; SourceID = "E$i"; Organization = 'Widget Data Center'; JobTitle = 'Engineer, senior'
            SupportID = "S$($i % 1000)"; AuthenticationID = "auth-$i"; EmployeeID = "$i"; Site = 'Houston'; Location = "Room $($i % 500)"
        }
        $made[$i] = switch ($Kind) {
            'a .NET class' { [BenchmarkPerson] $values }
            'an ordered hashtable' { $values }
            'a hashtable' { [hashtable] $values }
            'a row of a DataTable' { , $table.Rows.Add([object[]] @($values.Values)) }
            'a CIM instance' {
                $instance = [Microsoft.Management.Infrastructure.CimInstance]::new('Benchmark_Person')
                foreach ($name in $names) {
                    $instance.CimInstanceProperties.Add([Microsoft.Management.Infrastructure.CimProperty]::Create($name, $values[$name], 'String', 'None'))
                }
                $instance
            }
        }
    }
    , $made
}

$lines['csv-net'] = {
    $ours = Join-Path $TestDrive 'written-ours.csv'; $theirs = Join-Path $TestDrive 'written-theirs.csv'
    foreach ($kind in 'a .NET class', 'an ordered hashtable', 'a hashtable', 'a row of a DataTable', 'a CIM instance') {
        try { $objects = Get-NetObject $kind }
        catch { Write-Host "There is no $($kind -replace '^an? ') here: $("$_".Split("`n")[0])"; continue }
        $took = Measure-Side ([ordered]@{
            ours = { $objects | ConvertTo-FourMeCsv people -Source AD -OutFile $ours }
            csv = { $objects | Export-Csv -LiteralPath $theirs }
        }) -Count ([math]::Min($Rounds, 5)) -WarmUp 2
        New-TimesFaster "$Rows objects that are each $kind, with 10 properties" 'Export-Csv of the same objects' $took.ours $took.csv 1
    }
}

$lines['csv-map'] = {
    $people = Get-Person
    $ours = Join-Path $TestDrive 'written-ours.csv'; $theirs = Join-Path $TestDrive 'written-theirs.csv'
    $map = [ordered]@{}; $some = [ordered]@{}
    foreach ($name in $properties[0..9]) {
        $map[$name] = $name
        $some[$name] = if ($some.Count -in 1, 4, 7) { [scriptblock]::Create("`$_.'$name'") } else { $name }
    }
    # Each word of a map at least once, and each entry has one.
    $translated = @{}; $found = @{}
    foreach ($i in 0..999) { $found["S$i"] = "Support $i" }
    foreach ($i in 0..499) { $translated["Room $i"] = "Floor $($i % 20)" }
    $words = [ordered]@{
        'Primary Email'     = @{ Property = 'Primary Email'; Trim = $true }
        'Name'              = @{ Property = 'Display Name', 'Name' }
        'Source ID'         = @{ Property = 'Source ID'; Trim = $true }
        'Organization'      = @{ Property = 'Organization'; Values = @{ 'Widget Data Center' = 'Widget DC'; 'Widget' = 'Widget Ltd.' } }
        'Job Title'         = @{ Property = 'Job Title', 'Location'; Format = '{0} ({1})' }
        'Support ID'        = @{ Property = 'Support ID'; Lookup = $found }
        'Authentication ID' = @{ Property = 'Authentication ID'; WhenMissing = 'Leave' }
        'Location'          = @{ Property = 'Location'; Values = $translated; Otherwise = 'elsewhere' }
        'Site'              = @{ Property = 'Site', 'Location' }
        'Disabled'          = @{ Property = 'Disabled'; Not = $true }
    }
    $calculated = foreach ($name in $properties[0..9]) { @{ Name = $name; Expression = [scriptblock]::Create("`$_.'$name'") } }
    $took = Measure-Side ([ordered]@{
        names = { $people | ConvertTo-FourMeCsv people -Source AD -Map $map -OutFile $ours }
        words = { $people | ConvertTo-FourMeCsv people -Source AD -Map $words -OutFile $ours }
        scripts = { $people | ConvertTo-FourMeCsv people -Source AD -Map $some -OutFile $ours }
        select = { $people | Select-Object -Property $calculated | Export-Csv -LiteralPath $theirs }
    }) -Count ([math]::Min($Rounds, 5)) -WarmUp 1
    New-TimesFaster 'the same with a map of 10 property names' 'Select-Object with 10 calculated properties, then Export-Csv' $took.names $took.select 10
    New-TimesFaster 'the same with 10 entries that trim, choose, join, negate, translate and look up' 'likewise' $took.words $took.select 8
    New-TimesFaster 'the same with 3 of the 10 as script blocks' 'likewise' $took.scripts $took.select 4
}

$lines['export'] = {
    $csv = Join-Path $TestDrive 'download.csv'
    $null = (Get-Person) | ConvertTo-FourMeCsv people -OutFile $csv -Force -WarningAction SilentlyContinue
    $simulator = Start-BenchmarkService
    try {
        $null = Connect-Simulator $simulator
        Add-SimulatorFault $simulator ExportFile @{ fault = 'respond'; status = 200; body = [System.IO.File]::ReadAllText($csv); contentType = 'text/csv'; always = $true }
        $exported = Export-FourMeRecords people -NoWait | Wait-FourMeJob
        $took = Measure-Side ([ordered]@{
            ours = { $exported | Receive-FourMeJob | Out-Null }
            csv = { Import-Csv -LiteralPath $csv | Out-Null }
            floor = { Write-Floor $Rows $properties -TypeName FourMe.Record.people | Out-Null }
        })
    }
    finally { Stop-Simulator $simulator }
    New-TimesFaster "download to objects, $Rows rows of 12 columns" 'Import-Csv of the same file from disk' $took.ours $took.csv 1.11
    New-TimesAsLong 'the same' 'a compiled cmdlet that emits as many objects of 12 constant properties and the same type name' $took.ours $took.floor 1.3
}

$lines['memory'] = {
    $simulator = Start-BenchmarkService
    try {
        $few = (Measure-ImportMemory $simulator 10000).PeakMB
        $many = (Measure-ImportMemory $simulator $LargeRows).PeakMB
        New-AtMost "peak memory of importing $LargeRows rows, all checks on" 'of importing 10000' $many $few 'MB' 80
        $few = (Measure-ImportMemory $simulator 10000 -SkipValidation).PeakMB
        $many = (Measure-ImportMemory $simulator $LargeRows -SkipValidation).PeakMB
        New-AtMost 'the same with -SkipValidation' 'of importing 10000' $many $few 'MB' 24
    }
    finally { Stop-Simulator $simulator }
    New-AtMost "peak memory of exporting $LargeRows rows to objects" 'of exporting 10000' (Measure-ExportMemory $LargeRows).PeakMB (Measure-ExportMemory 10000).PeakMB 'MB' 24
}

$lines['upload'] = {
    $large = Get-LargeFile
    $curl = (Get-Command -Name curl -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1).Source
    if (-not $curl) { Write-Host 'There is no curl here.'; return }
    $simulator = Start-BenchmarkService
    try {
        $null = Connect-Simulator $simulator
        # The half second before a job is first asked about is no part of the upload.
        $took = Measure-Side ([ordered]@{
            ours = { Import-FourMeRecords people -Path $large -SkipValidation -NoWait -Force -WarningAction SilentlyContinue }
            curl = { & $curl -s -H "Authorization: Bearer $($simulator.token)" -H "X-Xurrent-Account: $($simulator.account)" -F type=people -F "file=@$large" "$($simulator.apiUri)/import" }
        })
        New-TimesAsLong 'upload of a 130 MB file by -Path -SkipValidation' 'curl -F of it to the same server' $took.ours $took.curl 1.25
        $small = Join-Path $TestDrive 'small.csv'
        Get-Content -LiteralPath $large -TotalCount 2 | Set-Content -LiteralPath $small
        $peak = foreach ($file in $small, $large) {
            (Invoke-Measured "$(Get-ConnectText $simulator)`n`$null = Import-FourMeRecords people -Path '$file' -SkipValidation -NoWait -Force").PeakMB
        }
        New-AtMost 'peak memory of it' 'of a file with one row' $peak[1] $peak[0] 'MB' 32
    }
    finally { Stop-Simulator $simulator }
}

$lines['rewrite'] = {
    $large = Get-LargeFile
    $ours = Join-Path $TestDrive 'written-ours.csv'; $theirs = Join-Path $TestDrive 'written-theirs.csv'
    $took = Measure-Side ([ordered]@{
        ours = { ConvertTo-FourMeCsv people -Path $large -OutFile $ours }
        floor = { Copy-Floor $large $theirs }
    })
    New-TimesAsLong 'reading, checking and rewriting it by -Path' 'a bare CsvHelper read and write of the file' $took.ours $took.floor 1.5
}

# The account's side of a plan: the records with an ID, one in a hundred at another place.
function Get-Baseline {
    param([int] $Count)
    $path = Join-Path $TestDrive "baseline-$Count.csv"
    $null = New-FloorRecord $Count -Exported | ConvertTo-FourMeCsv people -Source AD -OutFile $path -Force
    $path
}

# Time and memory of a pipeline of records in a process of its own.
function Measure-Record {
    param($Simulator, [int] $Count, [string] $Command)
    Invoke-Measured @"
$(Get-ConnectText $Simulator)
`$watch = [System.Diagnostics.Stopwatch]::StartNew()
`$null = New-FloorRecord $Count | $Command
`$watch.Elapsed.TotalMilliseconds
"@
}

$lines['plan'] = {
    # The time of Compare-Object grows with the square of the records: 100,000 would take a quarter of an hour.
    $compared = [math]::Min($Rows, 20000)
    $simulator = Start-BenchmarkService
    try {
        $took = @{}
        foreach ($count in $compared, $Rows, $LargeRows | Sort-Object -Unique) {
            $baseline = Get-Baseline $count
            $plan = "New-FourMePlan people -Name benchmark -Source AD -BaselinePath '$baseline' -StatePath (Join-Path `$TestDrive 'plan-$count')"
            $took[$count] = Measure-Record $simulator $count $plan
            if ($count -lt $Rows) { continue }
            $csv = Measure-Record $simulator $count "ConvertTo-FourMeCsv people -Source AD -OutFile (Join-Path `$TestDrive 'plan-$count.csv')"
            New-TimesAsLong "plan of $count records against as many, of which 1 % differ" 'ConvertTo-FourMeCsv of the same records' $took[$count].Result $csv.Result 3
            if ($count -eq $LargeRows) {
                New-AtMost 'peak memory of it, for each record' 'ConvertTo-FourMeCsv of the same records' (($took[$count].PeakMB - $csv.PeakMB) * 1MB / $count) 0 'B' 64
            }
        }
        $objects = Invoke-Measured @"
Import-Module -Name `$floors
`$wanted = @(New-FloorRecord $compared); `$there = @(Import-Csv -LiteralPath '$(Get-Baseline $compared)')
`$watch = [System.Diagnostics.Stopwatch]::StartNew()
`$null = Compare-Object -ReferenceObject `$there -DifferenceObject `$wanted -Property @(`$wanted[0].PSObject.Properties.Name)
`$watch.Elapsed.TotalMilliseconds
"@
        New-TimesFaster "plan of $compared records against as many, of which 1 % differ" 'Compare-Object of the records in memory' $took[$compared].Result $objects.Result 20
    }
    finally { Stop-Simulator $simulator }
}

# A scheduled task of its own: time from the start of the process to its exit.
function Measure-Night {
    param([string] $Script)
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $got = Invoke-Measured $Script
    [pscustomobject]@{ Milliseconds = $watch.Elapsed.TotalMilliseconds; PeakMB = $got.PeakMB; Result = $got.Result }
}

$lines['night'] = {
    $simulator = Start-Simulator -ArgumentList '--empty'
    try {
        # The organization and the site of the people are not there.
        Set-SimulatorOption $simulator @{ strictReferences = $false }
        $connect = Get-ConnectText $simulator
        $sync = "$connect; New-FloorRecord $Rows | Sync-FourMeRecords people -Name benchmark -Source AD -WarningAction SilentlyContinue | ForEach-Object { `"`$(`$_.Outcome)`" }"
        $import = Measure-Night "$connect; (New-FloorRecord $Rows | Import-FourMeRecords people -Source AD).State"
        if ($import.Result -ne 'done') { throw "The records did not get into the account: $($import.Result)." }
        # Exports of what has changed overlap by five minutes. A night is long after the import, so nothing of it has changed lately.
        $null = Invoke-Simulator $simulator 'clock' -Method Post -Body @{ advance = '00:10:00' }
        # Somebody has to agree to the first plan of a name; then the first night takes what is there into its ledger.
        $plan = "New-FloorRecord $Rows | New-FourMePlan people -Name benchmark -Source AD -WarningAction SilentlyContinue"
        $null = Measure-Night "$connect; $plan | Approve-FourMePlan -Reason benchmark -Confirm:`$false | Invoke-FourMePlan -Confirm:`$false; 1"
        $null = Measure-Night $sync
        $nights = foreach ($round in 1..3) { Measure-Night $sync }
        $bare = foreach ($round in 1..3) { Measure-Night '1' }
        $night = Get-Median $nights.Milliseconds; $start = Get-Median $bare.Milliseconds
        Write-Host "The nights: $($nights.Result -join ', ')."
        New-AtMost "a night without a change for $Rows people, from start to exit" 'a PowerShell that does nothing' $night $start 'ms' 3000
        New-TimesFaster 'the same' 'an import of all of them' $night $import.Milliseconds 2
        New-AtMost 'peak memory of it' 'a PowerShell that does nothing' (Get-Median $nights.PeakMB) (Get-Median $bare.PeakMB) 'MB' 100
    }
    finally { Stop-Simulator $simulator }
}

$lines['small'] = {
    # The service is done after a second, as it is with a few records.
    $simulator = Start-BenchmarkService
    try {
        $null = Connect-Simulator $simulator
        $one = Get-Person | Select-Object -First 1
        $taken = for ($round = -1; $round -lt $Rounds; $round++) {
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $null = $one | Import-FourMeRecords people -Source AD
            if ($round -ge 0) { $watch.Elapsed.TotalMilliseconds }
        }
    }
    finally { Stop-Simulator $simulator }
    New-AtMost 'import of one record' 'a service that is done at once' (Get-Median $taken) 0 'ms' 500
}

$lines['first-object'] = {
    $simulator = Start-BenchmarkService -ArgumentList '--export', "people=$Rows"
    try {
        $null = Connect-Simulator $simulator
        $exported = Export-FourMeRecords people -NoWait | Wait-FourMeJob
        $null = $exported | Receive-FourMeJob | Select-Object -First 1
        $taken = for ($round = 0; $round -lt $Rounds; $round++) {
            # The first gate holds the first byte, the second all that follows a small part of the file.
            $first = Add-SimulatorGate $simulator ExportFile AnswerBody 0
            $rest = Add-SimulatorGate $simulator ExportFile AnswerBody 65536
            $shell = [powershell]::Create()
            $null = $shell.AddScript({
                param($Module, $Simulator, $Token)
                Import-Module -Name $Module
                $null = Connect-FourMe -ApiUri $Simulator.apiUri -OAuthUri $Simulator.oauthUri -Account $Simulator.account -Token $Simulator.token -SkipCheck
                Receive-FourMeJob -Token $Token | Select-Object -First 1 | ForEach-Object { [System.Diagnostics.Stopwatch]::GetTimestamp() }
            }).AddArgument((Get-TestedModulePath)).AddArgument($simulator).AddArgument($exported.Token)
            $running = $shell.BeginInvoke()
            Wait-SimulatorGate $simulator $first
            $begin = [System.Diagnostics.Stopwatch]::GetTimestamp()
            Open-SimulatorGate $simulator $first
            $seen = $shell.EndInvoke($running)
            Open-SimulatorGate $simulator $rest
            $shell.Dispose()
            [System.Diagnostics.Stopwatch]::GetElapsedTime($begin, $seen[0]).TotalMilliseconds
        }
    }
    finally { Stop-Simulator $simulator }
    New-AtMost 'first object out of an export' 'first byte of the download' (Get-Median $taken) 0 'ms' 100
}

$lines['stop'] = {
    $simulator = Start-Simulator
    $phases = [ordered]@{
        'reading records'  = @{ Script = 'New-FloorRecord 100000000 | Import-FourMeRecords people -Source AD' }
        'writing a file'   = @{ Script = 'New-FloorRecord 100000000 | ConvertTo-FourMeCsv people -Source AD -OutFile $out' }
        'uploading'        = @{ Script = 'New-FloorRecord 20000 | Import-FourMeRecords people -Source AD'; Endpoint = 'ImportPost'; Phase = 'RequestBody'; After = 65536 }
        'waiting'          = @{ Script = 'New-FloorRecord 10 | Import-FourMeRecords people -Source AD'; Endpoint = 'ImportGet'; Phase = 'BeforeAnswer' }
        'waiting to export' = @{ Script = 'Export-FourMeRecords people'; Endpoint = 'ExportGet'; Phase = 'BeforeAnswer' }
        'downloading'      = @{ Script = 'Export-FourMeRecords people'; Endpoint = 'ExportFile'; Phase = 'AnswerBody' }
    }
    try {
        foreach ($phase in $phases.Keys) {
            $what = $phases[$phase]
            $taken = for ($round = 0; $round -lt $Rounds; $round++) {
                $gate = if ($what.Contains('Endpoint')) { Add-SimulatorGate $simulator $what.Endpoint $what.Phase ([long] $what['After']) }
                $out = Join-Path $TestDrive "stopped-$([guid]::NewGuid().ToString('N')).csv"
                $script = "param(`$floors, `$simulator, `$out) Import-Module -Name `$floors; `$null = Connect-FourMe -ApiUri `$simulator.apiUri -OAuthUri `$simulator.oauthUri -Account `$simulator.account -Token `$simulator.token -SkipCheck; $($what.Script)"
                $session = Start-Session $script -ArgumentList $floors, $simulator, $out
                if ($gate) { Wait-SimulatorGate $simulator $gate } else { Start-Sleep -Milliseconds 700 }
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                $null = Stop-Session $session
                $watch.Elapsed.TotalMilliseconds
                if ($gate) { Open-SimulatorGate $simulator $gate }
            }
            New-AtMost "stop while $phase" 'Ctrl+C' (Get-Median $taken) 0 'ms' 250
        }
    }
    finally { Stop-Simulator $simulator }
}

$lines['load'] = {
    $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'Empty')).FullName
    Add-Type -TypeDefinition 'public static class Nothing { }' -OutputAssembly (Join-Path $folder 'Empty.dll')
    New-ModuleManifest -Path (Join-Path $folder 'Empty.psd1') -RootModule Empty.dll -ModuleVersion 1.0 -FunctionsToExport @() -CmdletsToExport @() -AliasesToExport @()
    $taken = @{ ours = @(); empty = @(); tab = @() }
    # Such short times vary more than others, and a process costs little.
    for ($round = -1; $round -lt 3 * $Rounds; $round++) {
        foreach ($side in 'ours', 'empty') {
            $path = if ($side -eq 'ours') { '$module' } else { "'$folder/Empty.psd1'" }
            $tab = if ($side -eq 'ours') { @'
# The engine's own first completion is not the module's.
$null = TabExpansion2 -inputScript 'Get-Command -Verb Ad' -cursorColumn 20
$line = 'Import-FourMeRecords -Type peo'
$watch.Restart()
$found = TabExpansion2 -inputScript $line -cursorColumn $line.Length
if ($found.CompletionMatches.Count -eq 0) { throw 'Nothing was completed.' }
$watch.Elapsed.TotalMilliseconds
'@ } else { '0' }
            $got = (Invoke-Measured "`$watch = [System.Diagnostics.Stopwatch]::StartNew(); Import-Module -Name $path; `$watch.Elapsed.TotalMilliseconds`n$tab").Result
            if ($round -lt 0) { continue }
            $taken[$side] += $got[0]
            if ($side -eq 'ours') { $taken.tab += $got[1] }
        }
    }
    New-AtMost 'Import-Module' 'an empty compiled module' (Get-Median $taken.ours) (Get-Median $taken.empty) 'ms' 50
    New-AtMost 'first Tab on -Type after import' 'the key' (Get-Median $taken.tab) 0 'ms' 15
}

$lines['key-check'] = {
    $dotnet = if ($env:DOTNET_HOST_PATH) { $env:DOTNET_HOST_PATH } else { 'dotnet' }
    $got = & $dotnet $coreBenchmarks keys 10000000 | ConvertFrom-Json
    $line = New-AtMost 'duplicate-key check over 10000000 rows' 'the idle process' ($got.bytes / 1MB) 0 'MB' 300
    $line.Met = $line.Met -and $got.falseAlarms -eq 0 -and $got.missed -eq 0
    $line.Target += ', no false alarm'
    $line
}

function Test-Chosen {
    param([string] $Name)
    foreach ($pattern in $Job) { if ($Name -like $pattern) { return $true } }
    $false
}

function Get-Growth {
    $simulator = Start-BenchmarkService
    try {
        foreach ($count in $Growth) {
            $import = Measure-ImportMemory $simulator $count
            $export = Measure-ExportMemory $count
            [pscustomobject]@{ Rows = $count; ImportSeconds = [math]::Round($import.Result / 1000, 2); ImportPeakMB = [math]::Round($import.PeakMB)
                ExportSeconds = [math]::Round($export.Result / 1000, 2); ExportPeakMB = [math]::Round($export.PeakMB) }
        }
    }
    finally { Stop-Simulator $simulator }
}

function ConvertTo-Table {
    param([object[]] $Row)
    $names = @($Row[0].PSObject.Properties.Name)
    "| $($names -join ' | ') |"
    "| $(($names | ForEach-Object { '---' }) -join ' | ') |"
    foreach ($one in $Row) { "| $(($names | ForEach-Object { $one.$_ }) -join ' | ') |" }
}

function Get-Machine {
    $cpu = if ($IsLinux) { (Select-String -LiteralPath /proc/cpuinfo -Pattern '^model name\s*:\s*(.+)$' | Select-Object -First 1).Matches.Groups[1].Value } else { $env:PROCESSOR_IDENTIFIER }
    "$([System.Runtime.InteropServices.RuntimeInformation]::OSDescription), $([System.Environment]::ProcessorCount) cores ($cpu), " +
    "PowerShell $($PSVersionTable.PSVersion), $([System.Runtime.InteropServices.RuntimeInformation]::FrameworkDescription)"
}

# The lines of docs/performance.md: the figure by job and what it is measured against.
function Get-Documented {
    $known = @{}
    foreach ($row in [System.IO.File]::ReadAllLines((Join-Path $root 'docs/performance.md'))) {
        $cells = @($row.Trim().Trim('|').Split('|').ForEach({ $_.Trim() }))
        if ($cells.Count -eq 7 -and $cells[4] -match '^-?[\d.]+$') { $known["$($cells[0]) / $($cells[2]) / $($cells[5])"] = [double]::Parse($cells[4], [cultureinfo]::InvariantCulture) }
    }
    $known
}

# The lines that are worse by more than a fifth; a wait or a few megabytes that are hardly more than nothing do not count.
function Compare-Line {
    param([object[]] $Table)
    $known = Get-Documented
    foreach ($line in $Table) {
        $before = $known["$($line.Job) / $($line.Against) / $($line.Target)"]
        if ($null -eq $before) { Write-Host "new: $($line.Job) / $($line.Against)"; continue }
        $isRatio = $line.Target -match 'times'
        $worse = if ($line.Target -like 'at least*') { $line.Figure -lt $before / 1.2 }
        else { $line.Figure -gt $before * 1.2 -and ($isRatio -or $line.Figure - $before -gt 5) }
        if ($worse) { Write-Host "WORSE: $($line.Figure), before $before : $($line.Job) / $($line.Against)" }
    }
}

function Write-Report {
    param([object[]] $Table, [object[]] $Growing)
    $text = @(
        '# Performance'
        ''
        'Written by `tests/Benchmarks.ps1`, which documents how each figure is measured. Run it again after a change to a hot path.'
        ''
        "$((Get-Date).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)), module $((Get-Module -Name FourMe.Import).Version): $(Get-Machine)."
        "Medians of $Rounds runs (of 5 where Select-Object takes part, of $(3 * $Rounds) for start and first Tab), both sides warmed up alike and measured in turns."
        ''
        '*Figure* is the ratio for times, and the difference for memory and waits.'
        '[Where the time and the memory go](performance-reasons.md) explains the targets that are not met.'
        ''
        ConvertTo-Table ($Table | Select-Object -Property Job, Ours, Against, Theirs, Figure, Target, @{ Name = 'Met'; Expression = { if ($_.Met) { 'yes' } else { '**no**' } } })
        ''
        '## How cost grows'
        ''
        'Import with all checks on, and export to objects. The simulated service runs on the same machine and generates the records of an'
        'export during the download.'
        ''
        ConvertTo-Table $Growing
        ''
    )
    [System.IO.File]::WriteAllText((Join-Path $root 'docs/performance.md'), ($text -join "`n"))
}

try {
    $table = foreach ($name in $lines.Keys) {
        if (-not (Test-Chosen $name)) { continue }
        foreach ($line in & $lines[$name]) {
            Write-Host ('{0,-4} {1,8} {2,8} {3,8}  {4} / {5}: {6}' -f $(if ($line.Met) { 'ok' } else { 'NO' }), $line.Ours, $line.Theirs, $line.Figure, $line.Job, $line.Against, $line.Target)
            $line
        }
    }
    $growing = if ((Test-Chosen growth) -and -not $Compare) { @(Get-Growth) }
    if ($growing) { $growing | Format-Table | Out-Host }
    if ($Compare) { Compare-Line @($table) }
    elseif ($Job -contains '*') { Write-Report $table $growing }
}
finally {
    Remove-Item -LiteralPath $TestDrive -Recurse -Force -ErrorAction SilentlyContinue
}
