# What the Pester files share. Dot-source it in BeforeAll:
#     BeforeAll {
#         . $PSScriptRoot/common.ps1
#         Import-TestedModule
#         $simulator = Start-Simulator
#         Connect-Simulator $simulator
#     }
#     AfterAll { Stop-Simulator $simulator }

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

$repository = Split-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -Parent

function Get-TestedModulePath {
    $folder = if ($env:FOURME_MODULE) { $env:FOURME_MODULE } else { Join-Path -Path $repository -ChildPath 'out/FourMe.Import' }
    $manifest = Join-Path -Path $folder -ChildPath 'FourMe.Import.psd1'
    if (-not (Test-Path -LiteralPath $manifest)) { throw "There is no staged module in '$folder'. Build it first: dotnet build FourMeImport.sln" }
    $manifest
}

function Get-SimulatorPath {
    if ($env:FOURME_SIMULATOR) { return $env:FOURME_SIMULATOR }
    $newest = Get-ChildItem -Path (Join-Path -Path $repository -ChildPath 'src/FourMe.Import.Simulator/bin/*/*/FourMe.Import.Simulator.dll') |
        Sort-Object -Property LastWriteTime -Descending |
        Select-Object -First 1
    if (-not $newest) { throw 'The simulator is not built. Build it first: dotnet build FourMeImport.sln' }
    $newest.FullName
}

# Imports the staged module, with nothing of this machine's user in reach: no account, no token, no earlier jobs.
function Import-TestedModule {
    Get-ChildItem -Path Env:FOURME_* |
        Where-Object -Property Name -NotIn 'FOURME_MODULE', 'FOURME_SIMULATOR', 'FOURME_PWSH', 'FOURME_KEPT', 'FOURME_PLAIN_ENGINE' |
        ForEach-Object { Remove-Item -LiteralPath "Env:$($_.Name)" }
    $null = New-StateHome
    Import-Module -Name (Get-TestedModulePath) -Force -Global
}

# An empty state folder for the tests that follow. Pester takes it away with its TestDrive, unless the run keeps all that the
# module writes, to look through it for secrets afterwards.
function New-StateHome {
    $parent = if ($env:FOURME_KEPT) { $env:FOURME_KEPT } else { $TestDrive }
    $env:FOURME_STATE_HOME = Join-Path -Path $parent -ChildPath "state-$([guid]::NewGuid().ToString('N'))"
    $env:FOURME_STATE_HOME
}

# Starts a simulated account in a process of its own; returns its addresses and secrets as the program tells them.
function Start-Simulator {
    param([string[]] $ArgumentList = @())

    $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
    # A simulator that brings its own runtime is a program, any other is started by dotnet.
    $path = Get-SimulatorPath
    $isProgram = $path -like '*.exe'
    $start.FileName = if ($isProgram) { $path } elseif ($env:DOTNET_HOST_PATH) { $env:DOTNET_HOST_PATH } else { 'dotnet' }
    # Windows PowerShell has no ArgumentList on ProcessStartInfo.
    $words = @(if (-not $isProgram) { $path }) + @('--urls', 'http://127.0.0.1:0', '--json', '--exit-with-stdin') + $ArgumentList
    $start.Arguments = ($words | ForEach-Object { "`"$_`"" }) -join ' '
    $start.UseShellExecute = $false
    # Otherwise the runtime leaves pipes in the temporary folder, where tests look for what the module leaves.
    $start.EnvironmentVariables['DOTNET_EnableDiagnostics'] = '0'
    # The open input keeps the program alive: when this PowerShell ends in whatever way, it closes and the program ends too.
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        $reading = $process.StandardOutput.ReadLineAsync()
        if (-not $reading.Wait(30000)) { throw 'The simulator said nothing for 30 seconds.' }
        if (-not $reading.Result) { throw 'The simulator ended before it said where it listens; its reason stands in the output.' }
        $simulator = ConvertFrom-Json -InputObject $reading.Result
        # The first question about a job is answered with its end: nobody has to wait for a second.
        Set-SimulatorOption $simulator @{ queuedPolls = 0; processingPolls = 0 }
        $simulator | Add-Member -NotePropertyName Process -NotePropertyValue $process -PassThru
    }
    catch {
        Stop-Simulator ([pscustomobject]@{ Process = $process })
        throw
    }
}

function Stop-Simulator {
    param($Simulator)

    # BeforeAll may have failed before there was one.
    if (-not $Simulator) { return }
    $process = $Simulator.Process
    try {
        if (-not $process.HasExited) {
            $process.StandardInput.Close()
            if (-not $process.WaitForExit(5000)) { $process.Kill() }
        }
    }
    finally {
        if (-not $process.HasExited) { $process.Kill() }
        $process.Dispose()
    }
}

# Connects as a user would, by personal access token.
function Connect-Simulator {
    param($Simulator, [hashtable] $With = @{})
    Connect-FourMe -ApiUri $Simulator.apiUri -OAuthUri $Simulator.oauthUri -Account $Simulator.account -Token $Simulator.token @With
}

function Get-SimulatorRoot {
    param($Simulator)
    "$(([uri] $Simulator.apiUri).GetLeftPart([System.UriPartial]::Authority))/simulator"
}

# Talks to the simulator's own endpoints, which the service itself does not have.
function Invoke-Simulator {
    param($Simulator, [string] $Path, [string] $Method = 'Get', $Body)

    $call = @{ Uri = "$(Get-SimulatorRoot $Simulator)/$Path"; Method = $Method; UseBasicParsing = $true; Verbose = $false; Debug = $false }
    if ($null -ne $Body) {
        $call.Body = [System.Text.Encoding]::UTF8.GetBytes((ConvertTo-Json -InputObject $Body -Depth 10))
        $call.ContentType = 'application/json'
    }
    # Enumerated, so that a JSON list is a PowerShell list in both editions.
    Invoke-RestMethod @call | ForEach-Object { $_ }
}

# Changes options of the running service: Set-SimulatorOption $simulator @{ logStyle = 'RowWithKeys'; queuedPolls = 2 }
function Set-SimulatorOption {
    param($Simulator, [hashtable] $Option)
    $null = Invoke-Simulator $Simulator 'options' -Method Post -Body $Option
}

# What the service was asked so far, oldest first; -Endpoint as the simulator names them: Me, ImportPost, ImportGet, LogFile ...
function Get-SimulatorRequest {
    param($Simulator, [string] $Endpoint = '*')
    Invoke-Simulator $Simulator 'requests' | Where-Object -Property endpoint -Like $Endpoint
}

# The import jobs that the service took.
function Get-SimulatorImport {
    param($Simulator)
    Invoke-Simulator $Simulator 'imports'
}

# The file that came with an import job, as text.
function Get-SimulatorUpload {
    param($Simulator, [string] $Token)
    $client = New-Object -TypeName System.Net.WebClient
    $client.Encoding = [System.Text.Encoding]::UTF8
    try { $client.DownloadString("$(Get-SimulatorRoot $Simulator)/imports/$Token/upload") } finally { $client.Dispose() }
}

# The records of a type as the account holds them now.
function Get-SimulatorRecord {
    param($Simulator, [string] $Type, [string] $Account = $Simulator.account)
    Invoke-Simulator $Simulator "records/$Account/$Type"
}

# Makes the next answers of an endpoint go wrong: Add-SimulatorFault $simulator ImportPost @{ fault = 'respond'; status = 503 }
function Add-SimulatorFault {
    param($Simulator, [string] $Endpoint, [hashtable] $Fault)
    $null = Invoke-Simulator $Simulator 'faults' -Method Post -Body (@{ endpoint = $Endpoint } + $Fault)
}

# Forgets records, jobs, requests and faults.
function Reset-Simulator {
    param($Simulator)
    $null = Invoke-Simulator $Simulator 'reset' -Method Post -Body @{}
}

# Holds the requests of an endpoint; returns the gate's number. -Phase RequestReceived, RequestBody, BeforeAnswer, AnswerBody.
function Add-SimulatorGate {
    param($Simulator, [string] $Endpoint, [string] $Phase = 'RequestReceived', [long] $AfterBytes = 0)
    (Invoke-Simulator $Simulator 'gates' -Method Post -Body @{ endpoint = $Endpoint; phase = $Phase; afterBytes = $AfterBytes }).id
}

# Returns when a request has come to the gate. The limit only ends a test that would hang.
function Wait-SimulatorGate {
    param($Simulator, [int] $Gate)
    $null = Invoke-RestMethod -Uri "$(Get-SimulatorRoot $Simulator)/gates/$Gate/reached" -UseBasicParsing -TimeoutSec 60
}

function Open-SimulatorGate {
    param($Simulator, [int] $Gate)
    $null = Invoke-Simulator $Simulator "gates/$Gate/release" -Method Post -Body @{}
}

# Runs a script as a user would and keeps apart what comes of it: Output, Error, Warning (texts), and the error that ended it.
function Invoke-Observed {
    param([scriptblock] $Script)
    $ErrorActionPreference = 'Continue'
    $WarningPreference = 'Continue'
    $all = New-Object -TypeName System.Collections.ArrayList
    $ended = $null
    try { & $Script 2>&1 3>&1 | ForEach-Object { $null = $all.Add($_) } } catch { $ended = $_ }
    [pscustomobject]@{
        Output      = @($all | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] -and $_ -isnot [System.Management.Automation.WarningRecord] })
        Error       = @($all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        Warning     = @($all | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object { $_.Message })
        Terminating = $ended
    }
}

# The stable part of an error's id; the engine adds the name of the class.
function Get-ErrorId {
    param([Parameter(ValueFromPipeline = $true)] $Record)
    process { if ($Record) { "$($Record.FullyQualifiedErrorId)".Split(',')[0] } }
}

# Starts a script in a runspace of its own, which has the module and no connection; the module's cmdlets in it can be stopped.
function Start-Session {
    param([string] $Script, [object[]] $ArgumentList = @())
    $shell = [powershell]::Create()
    $null = $shell.AddScript('param($Path) Import-Module -Name $Path').AddArgument((Get-TestedModulePath)).Invoke()
    $shell.Commands.Clear()
    $null = $shell.AddScript($Script)
    foreach ($argument in $ArgumentList) { $null = $shell.AddArgument($argument) }
    [pscustomobject]@{ Shell = $shell; Running = $shell.BeginInvoke() }
}

# Presses Ctrl+C in a session and returns when the prompt would be back.
function Stop-Session {
    param($Session)
    $Session.Shell.Stop()
    $Session.Shell.InvocationStateInfo.State
    $Session.Shell.Dispose()
}

# Runs a script in a PowerShell of its own, of the same edition; returns what it prints, errors included, line by line.
function Invoke-ChildShell {
    param([string] $Script, [string[]] $ArgumentList = @())
    $file = Join-Path -Path $TestDrive -ChildPath "child-$([guid]::NewGuid().ToString('N')).ps1"
    # With a byte order mark, or Windows PowerShell would not read it as UTF-8.
    [System.IO.File]::WriteAllText($file, $Script, (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $true))
    $ErrorActionPreference = 'Continue'
    & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -ExecutionPolicy Bypass -File $file @ArgumentList 2>&1 | ForEach-Object { "$_" }
}

# Points the temporary folder of this process to an empty one, so that a test sees what is left there; returns how it was.
function Set-TemporaryFolder {
    $before = @{}
    $folder = (New-Item -ItemType Directory -Path (Join-Path -Path $TestDrive -ChildPath "temp-$([guid]::NewGuid().ToString('N'))")).FullName
    foreach ($name in 'TMPDIR', 'TEMP', 'TMP') {
        $before[$name] = [System.Environment]::GetEnvironmentVariable($name)
        [System.Environment]::SetEnvironmentVariable($name, $folder)
    }
    [pscustomobject]@{ Path = $folder; Before = $before }
}

function Restore-TemporaryFolder {
    param($Folder)
    if (-not $Folder) { return }
    foreach ($name in $Folder.Before.Keys) { [System.Environment]::SetEnvironmentVariable($name, $Folder.Before[$name]) }
}

# The jobs that the state folder remembers, as they stand on disk.
function Get-JournalEntry {
    $folder = Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'jobs'
    if (Test-Path -LiteralPath $folder) {
        Get-ChildItem -LiteralPath $folder -Filter *.json | Sort-Object -Property Name | ForEach-Object { ConvertFrom-Json -InputObject (Get-Content -LiteralPath $_.FullName -Raw) }
    }
}

# The files of rows that the state folder keeps.
function Get-KeptFile {
    if (Test-Path -LiteralPath $env:FOURME_STATE_HOME) { Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Recurse -File -Filter *.csv }
}

# A header of a recorded request; nothing when it was not sent.
function Get-RequestHeader {
    param($Request, [string] $Name)
    foreach ($header in $Request.headers) { if ($header[0] -eq $Name) { $header[1] } }
}

# People of the simulated account; what -With says is added or replaced.
function Get-Person {
    param([int[]] $Number, [hashtable] $With = @{})
    foreach ($n in $Number) {
        $person = [ordered] @{ PrimaryEmail = "person$n@example.com"; Name = "Person $n"; Organization = 'Widget Data Center' }
        foreach ($key in $With.Keys) { $person[$key] = $With[$key] }
        [pscustomobject] $person
    }
}

# Values that are hard to carry: what spreadsheets take for formulas, quotes, separators, line breaks, rare letters.
function Get-HardPerson {
    @(
        [ordered] @{ PrimaryEmail = 'hard1@example.com'; Name = '=SUM(A1:A9)'; JobTitle = '+1'; Information = "one`ntwo`r`nthree"; Organization = 'Widget Data Center' }
        [ordered] @{ PrimaryEmail = 'hard2@example.com'; Name = '-minus'; JobTitle = '@at'; Information = "tab`there, `"quoted`"; done"; Organization = 'Hardware Supplies, Inc.' }
        [ordered] @{ PrimaryEmail = 'hard3@example.com'; Name = "Zo$([char] 0x00EB) $([char]::ConvertFromUtf32(0x1F600)) $([char] 0x65E5)$([char] 0x672C)"; JobTitle = '"'; Information = ",,`n,"; Organization = 'Widget Data Center'; CustomFields = @{ a = "=x`n`"y`""; b = $null } }
        [ordered] @{ PrimaryEmail = 'hard4@example.com'; Name = 'Comma, Comma'; JobTitle = "=HYPERLINK(`"x`",`"y`")"; Information = ''; Organization = 'Widget Data Center'; CostPerHour = 12.5; VIP = $true; Disabled = $false }
    ) | ForEach-Object { [pscustomobject] $_ }
}

# A path in the test's folder that no other test uses.
function New-TestPath {
    param([string] $Name)
    Join-Path -Path $TestDrive -ChildPath "$([guid]::NewGuid().ToString('N'))-$Name"
}

function New-TestFolder { (New-Item -ItemType Directory -Path (New-TestPath 'folder')).FullName }

# Writes a file of the test's folder; returns its path.
function Write-TestFile {
    param([string] $Name, [string] $Text, [System.Text.Encoding] $Encoding = (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false))
    $file = Join-Path -Path $TestDrive -ChildPath $Name
    [System.IO.File]::WriteAllText($file, $Text, $Encoding)
    $file
}

# A file as text; it must be UTF-8.
function Get-FileText {
    param($Path)
    [System.IO.File]::ReadAllText("$Path", (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false, $true))
}

# What the Tab key offers at the end of a line.
function Get-Tab {
    param([string] $Line)
    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
}

# The export jobs that the service accepted.
function Get-SimulatorExport {
    param($Simulator)
    Invoke-Simulator $Simulator 'exports'
}

# The rows of every upload so far, without the headers.
function Get-SentRow {
    param($Simulator)
    foreach ($job in Get-SimulatorImport $Simulator) { Get-SimulatorUpload $Simulator $job.token | ConvertFrom-Csv }
}

# The content of a folder of Set-TemporaryFolder, except the pipes of a runtime that is just ending.
function Get-LeftFile {
    param($Folder)
    Get-ChildItem -LiteralPath $Folder.Path -Recurse | Where-Object Name -NotMatch '^(clr-debug-pipe|dotnet-diagnostic|CoreFxPipe)'
}

# A job as the state folder remembers it.
function Set-JournalEntry {
    param([string] $Token, [timespan] $Age, [string] $Kind = 'import', [string] $Type = 'people', [string] $State = 'done')
    $folder = New-Item -ItemType Directory -Force -Path (Join-Path -Path $env:FOURME_STATE_HOME -ChildPath 'jobs')
    $entry = @{ Id = $Token; Kind = $Kind; Host = 'api.example.com'; Account = 'wdc'; Type = $Type; Token = $Token; State = $State; Sent = [System.DateTimeOffset]::UtcNow.Subtract($Age).ToString('o') }
    ConvertTo-Json -InputObject $entry | Set-Content -LiteralPath (Join-Path -Path $folder -ChildPath "$Token.json")
}
