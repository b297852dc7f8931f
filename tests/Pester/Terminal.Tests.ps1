# The console as a person sees it: PowerShell in a pseudo-terminal of 80 columns, with keys pressed and a screen read.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeDiscovery {
    $hasTerminal = [bool] (Get-Command -Name script -CommandType Application -ErrorAction Ignore) -and $PSVersionTable.PSEdition -eq 'Core' -and -not $IsWindows
    $why = if ($hasTerminal) { '' } else { ' (skipped: needs the program "script", which opens a pseudo-terminal)' }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $watchdog = 30000

    # Starts PowerShell in a terminal. The prompt and the keys of PSReadLine are another module's.
    function Start-Terminal {
        param([string] $Opening, [int] $Columns = 80)
        $file = Join-Path -Path $TestDrive -ChildPath "opening-$([guid]::NewGuid().ToString('N')).ps1"
        [System.IO.File]::WriteAllText($file, $Opening)
        $shell = (Get-Process -Id $PID).Path
        # Whoever starts the tests in the background hands on that Ctrl+C is ignored.
        $null = & env --default-signal=INT true 2>&1
        $signal = if ($LASTEXITCODE -eq 0) { 'env --default-signal=INT' } else { '' }
        $command = "stty cols $Columns rows 50; exec $signal '$shell' -NoProfile -NoLogo -NoExit -Command `"Remove-Module -Name PSReadLine -ErrorAction Ignore; function prompt { 'READY> ' }; . '$file'`""
        $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
        $start.FileName = 'script'
        foreach ($word in '-q', '-c', $command, '/dev/null') { $start.ArgumentList.Add($word) }
        $start.Environment['TERM'] = 'xterm-256color'
        $start.UseShellExecute = $false
        $start.RedirectStandardInput = $true
        $start.RedirectStandardOutput = $true
        $terminal = [pscustomobject] @{
            Process = [System.Diagnostics.Process]::Start($start); Text = [System.Text.StringBuilder]::new(); Reading = $null; Buffer = [byte[]]::new(4096); Decoder = [System.Text.Encoding]::UTF8.GetDecoder()
        }
        $null = Read-Terminal $terminal 'READY> '
        $terminal
    }

    function Stop-Terminal {
        param($Terminal)
        if (-not $Terminal.Process.HasExited) { $Terminal.Process.Kill($true) }
        $Terminal.Process.Dispose()
    }

    function Send-Key {
        param($Terminal, [string] $Keys)
        $bytes = [System.Text.Encoding]::UTF8.GetBytes($Keys)
        $Terminal.Process.StandardInput.BaseStream.Write($bytes, 0, $bytes.Length)
        $Terminal.Process.StandardInput.BaseStream.Flush()
    }

    # Takes what the terminal shows, and answers it; false when there is nothing for so long.
    function Receive-Text {
        param($Terminal, [int] $Milliseconds)
        if (-not $Terminal.Reading) { $Terminal.Reading = $Terminal.Process.StandardOutput.BaseStream.ReadAsync($Terminal.Buffer, 0, $Terminal.Buffer.Length) }
        if (-not $Terminal.Reading.Wait($Milliseconds)) { return $false }
        $letters = [char[]]::new(4096)
        $count = $Terminal.Decoder.GetChars($Terminal.Buffer, 0, $Terminal.Reading.Result, $letters, 0)
        $Terminal.Reading = $null
        $text = [string]::new($letters, 0, $count)
        # Where the cursor is: the shell waits for the answer.
        for ($at = $text.IndexOf("`e[6n"); $at -ge 0; $at = $text.IndexOf("`e[6n", $at + 1)) { Send-Key $Terminal "`e[1;1R" }
        $null = $Terminal.Text.Append($text)
        $count -gt 0
    }

    # Reads what is shown up to a text; returns it without colours. Nothing is read beyond, so the shell is held up behind it.
    function Read-Terminal {
        param($Terminal, [string] $Until)
        $limit = [System.Diagnostics.Stopwatch]::StartNew()
        while (-not $Terminal.Text.ToString().Contains($Until)) {
            if (-not (Receive-Text $Terminal ([Math]::Max(1, $watchdog - $limit.ElapsedMilliseconds)))) { throw "The terminal did not show '$Until' but: $($Terminal.Text)" }
        }
        $all = $Terminal.Text.ToString()
        $end = $all.IndexOf($Until) + $Until.Length
        $null = $Terminal.Text.Clear().Append($all.Substring($end))
        $all.Substring(0, $end) -replace "`e\[[0-9;?]*[ -/]*[@-~]", '' -replace "`e\][^`a]*`a", '' -replace "`e[=>]", ''
    }

    # Runs a line and returns the lines that the screen shows for it, as wide as they are.
    function Invoke-Line {
        param($Terminal, [string] $Line)
        Send-Key $Terminal "$Line; 'the end' + ' of it'`r"
        $shown = Read-Terminal $Terminal 'the end of it'
        # The first line is the command itself.
        @(($shown -split "`r`n" | Select-Object -Skip 1 | Select-Object -SkipLast 1) | ForEach-Object { $_.TrimEnd() } | Where-Object { $_ })
    }

    function Measure-Row { param([string[]] $Line) ($Line | ForEach-Object { [Math]::Ceiling([Math]::Max(1, $_.Length) / 80) } | Measure-Object -Sum).Sum }

    $opening = @"
Import-Module '$(Get-TestedModulePath)'
`$null = Connect-FourMe -ApiUri '$($simulator.apiUri)' -Account '$($simulator.account)' -Token '$($simulator.token)' -SkipCheck
function Get-People { param([int] `$Count, [hashtable] `$With = @{}) foreach (`$n in 1..`$Count) { `$p = [ordered] @{ PrimaryEmail = "person`$n@example.com"; Name = "Person `$n" }; foreach (`$key in `$With.Keys) { `$p[`$key] = `$With[`$key] }; [pscustomobject] `$p } }
"@
}

AfterAll { Stop-Simulator $simulator }

Describe "At a terminal$why" -Skip:(-not $hasTerminal) {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $terminal = Start-Terminal $opening
    }

    AfterEach { Stop-Terminal $terminal }

    It 'the prompt is back after Ctrl+C while 5,000 failed rows stream after a progress bar' {
        Send-Key $terminal "Get-People 5000 @{ Organization = 'Nowhere' } | Import-FourMeRecords people`r"
        $null = Read-Terminal $terminal 'Importing people'
        # What is not read yet fills the terminal, so most rows are still to come.
        $null = Read-Terminal $terminal 'record 50 '
        $pressed = [System.Diagnostics.Stopwatch]::StartNew()
        Send-Key $terminal ([string] [char] 3)
        $shown = Read-Terminal $terminal 'READY> '
        Write-Information -MessageData "The prompt was back after $($pressed.ElapsedMilliseconds) ms." -InformationAction Continue
        $answer = Invoke-Line $terminal '6 * 7'

        $shown | Should -Not -Match 'record 5000 '
        # No bar stands between the rows: the console would draw it anew below each of them.
        $shown | Should -Not -Match 'Importing people'
        $answer | Should -Contain '42'
    }

    It 'Ctrl+C while a job is waited for says in one line how to take it up' {
        $gate = Add-SimulatorGate $simulator ImportGet
        Send-Key $terminal "Get-People 1 | Import-FourMeRecords people`r"
        $client = [System.Net.Http.HttpClient]::new()
        $reached = $client.GetAsync("$(Get-SimulatorRoot $simulator)/gates/$gate/reached")
        # The progress bar asks where the cursor is, so the terminal has to go on answering.
        $limit = [System.Diagnostics.Stopwatch]::StartNew()
        while (-not $reached.IsCompleted -and $limit.ElapsedMilliseconds -lt $watchdog) { $null = Receive-Text $terminal 100 }
        $reached.Status | Should -Be 'RanToCompletion'
        $client.Dispose()
        Send-Key $terminal ([string] [char] 3)
        $shown = Read-Terminal $terminal 'READY> '
        Open-SimulatorGate $simulator $gate

        $shown | Should -Match 'Stopped waiting\. The job continues in the service: Wait-FourMeJob \w+'
    }

    It 'a held plan asks, Enter and -Confirm:$false are no yes, and a yes applies it' {
        $line = 'Get-People 1 @{ SourceID = "1" } | Sync-FourMeRecords people -Source ERP -Name nightly -Confirm:$false -OutVariable run'
        Send-Key $terminal "$line`r"
        $shown = Read-Terminal $terminal '(default is "N"):'
        Send-Key $terminal "`r"
        $held = Read-Terminal $terminal 'READY> '
        Send-Key $terminal "$line`r"
        $null = Read-Terminal $terminal '(default is "N"):'
        Send-Key $terminal "y`r"
        $null = Read-Terminal $terminal 'READY> '
        $outcome = Invoke-Line $terminal '"$($run.Outcome), $($run.Created) new"'

        ($shown -replace '\s+', ' ') | Should -Match "The plan of 'nightly' is held people: 1 new FirstRun:"
        ($held -replace '\s+', ' ') | Should -Match "is held: FirstRun"
        $outcome | Should -Contain 'Applied, 1 new'
        @(Get-SimulatorRequest $simulator ImportPost) | Should -HaveCount 1
    }

    It 'the error of the first record is seen when the producer of the records fails after it' {
        $lines = Invoke-Line $terminal 'try { & { Get-People 1 @{ VIP = "ja" }; throw "The source broke" } | Import-FourMeRecords people } catch { "caught: $_" }'

        ($lines -join "`n") | Should -Match "record 1 \(person1@example\.com\): 'ja' in 'VIP'"
        ($lines -join "`n") | Should -Match 'caught: The source broke'
    }

    It 'a file that was written has its mode, owner and size in the table' {
        $null = New-Item -ItemType Directory -Path $env:FOURME_STATE_HOME -Force
        $lines = Invoke-Line $terminal 'New-FourMeTemplate people -OutFile (Join-Path $env:FOURME_STATE_HOME t.csv)'

        ($lines -join "`n") | Should -Match '(?m)^-rw\S+\s+\S+\s+\S+\s+.*\s\d+ t\.csv$'
    }

    It '300 records with one cause, <Cause>, are one error of at most 12 lines' -ForEach @(
        @{ Cause = 'no property matches a key, and a value is bad besides'; Line = '1..300 | ForEach-Object { [pscustomobject] @{ Post = "p$_"; VIP = if ($_ -eq 45) { "ja" } else { "0" } } } | Import-FourMeRecords people -ErrorVariable e' }
        @{ Cause = 'no property matches a key'; Line = '1..300 | ForEach-Object { [pscustomobject] @{ Post = "p$_"; Vorname = "V"; Nachname = "N"; Firma = "F"; Abteilung = "A"; Ort = "O" } } | Import-FourMeRecords people -ErrorVariable e' }
        @{ Cause = 'the wrong delimiter'; Line = '1..300 | ForEach-Object { [pscustomobject] @{ "Primary Email;Name;Organization" = "p$_@example.com;P;Widget" } } | Import-FourMeRecords people -ErrorVariable e' }
    ) {
        $lines = Invoke-Line $terminal $Line
        $count = Invoke-Line $terminal '"errors: $($e.Count)"'

        $count | Should -Contain 'errors: 1'
        @($lines -match '^Import-FourMeRecords:').Count | Should -Be 1
        Measure-Row $lines | Should -BeLessOrEqual 12
    }

    It '300 records each bad by itself are two lines each, the recommendation once, the summary last' {
        $lines = Invoke-Line $terminal 'Get-People 300 @{ VIP = "ja" } | Import-FourMeRecords people -ErrorVariable e'
        $count = Invoke-Line $terminal '"errors: $($e.Count)"'

        $count | Should -Contain 'errors: 300'
        $errors = @($lines -match 'record \d+ \(person\d+@example\.com\): ')
        $errors.Count | Should -Be 300
        foreach ($one in $errors) { Measure-Row $one | Should -BeLessOrEqual 2 }
        @($lines -match 'True is 1, T, Y').Count | Should -Be 1
        $lines[-4..-1] | Should -Be "300 of 300 records of 'people' are not in the account:", '300 refused before sending.', 'To write them into a file, with the reasons:', '  Receive-FourMeJob -Latest -FailedRows failed.csv'
    }

    It '300 records refused by the service are two lines each, the recommendation once, the summary last' {
        $lines = Invoke-Line $terminal 'Get-People 300 @{ Organization = "Nowhere" } | Import-FourMeRecords people -ErrorVariable e'
        $count = Invoke-Line $terminal '"errors: $($e.Count)"'

        # One besides: the job itself.
        $count | Should -Contain 'errors: 301'
        $errors = @($lines -match 'record \d+ \(person\d+@example\.com\): ')
        $errors.Count | Should -Be 300
        foreach ($one in $errors) { Measure-Row $one | Should -BeLessOrEqual 2 }
        @($lines -match 'Correct the record').Count | Should -BeLessOrEqual 1
        $lines[-1] | Should -Be '  Receive-FourMeJob -Latest -FailedRows failed.csv'
    }
}
