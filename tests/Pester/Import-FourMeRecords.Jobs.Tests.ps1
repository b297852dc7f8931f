# The job of an import: what is kept of it on disk, waiting for its end, and Ctrl+C.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    # In this order: the simulator has temporary files of its own.
    $simulator = Start-Simulator
    $temporary = Set-TemporaryFolder
}

AfterAll {
    Stop-Simulator $simulator
    Restore-TemporaryFolder $temporary
}

Describe 'The jobs of Import-FourMeRecords' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
    }

    Context 'what stays on disk' {
        It 'is no file of rows after success, and a journal entry that says so' {
            $null = Get-Person 1 | Import-FourMeRecords -Type people

            Get-LeftFile $temporary | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
            (Get-JournalEntry).State | Should -Be 'done'
        }

        It 'is nothing after the service refused the file with <Status>' -ForEach @(
            @{ Status = 403; Id = 'Forbidden' }
            @{ Status = 413; Id = 'TooLarge' }
            @{ Status = 422; Id = 'BadRequest' }
        ) {
            Add-SimulatorFault $simulator ImportPost @{ fault = 'respond'; status = $Status; body = '{"message":"Said by the service"}' }

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen.Terminating | Get-ErrorId | Should -Be $Id
            $seen.Terminating.ErrorDetails.Message | Should -Match 'Said by the service'
            Get-LeftFile $temporary | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
            Get-JournalEntry | Should -BeNullOrEmpty
        }

        It 'is the file of rows with their reasons after a job that ended as an error' {
            Set-SimulatorOption $simulator @{ failureLimit = 2 }
            try { $seen = Invoke-Observed { Get-Person (1..5) @{ Organization = 'Nowhere' } | Import-FourMeRecords -Type people } }
            finally { Set-SimulatorOption $simulator @{ failureLimit = $null } }

            $seen.Output[0].State | Should -Be 'error'
            $seen.Error | Get-ErrorId | Select-Object -First 1 | Should -Be 'ImportAborted'
            $seen.Error[0].TargetObject | Should -Be $seen.Output[0].Token
            $seen.Error[0].ErrorDetails.Message | Should -Match 'Too many import failures'
            Get-LeftFile $temporary | Should -BeNullOrEmpty
            (Get-KeptFile).Name | Should -BeLike '*.failed.1.csv'
            @(Import-Csv -LiteralPath (Get-KeptFile).FullName -Encoding UTF8).Count | Should -Be 5
        }

        It 'is nothing when Ctrl+C comes while records are read' {
            $script = @'
param($ApiUri, $Token, $Reached)
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token -SkipCheck
1..20 | ForEach-Object {
    [pscustomobject] @{ PrimaryEmail = "p$_@example.com"; Name = "P $_" }
    if ($_ -eq 15) { $Reached.Set(); Wait-Event -SourceIdentifier 'nobody raises this' }
} | Import-FourMeRecords -Type people
'@
            $reached = New-Object -TypeName System.Threading.ManualResetEventSlim
            $session = Start-Session $script $simulator.apiUri, $simulator.token, $reached
            $reached.Wait(60000) | Should -BeTrue
            Get-LeftFile $temporary | Should -Not -BeNullOrEmpty

            Stop-Session $session | Should -Be 'Stopped'

            Get-LeftFile $temporary | Should -BeNullOrEmpty
            Get-JournalEntry | Should -BeNullOrEmpty
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }

        It 'is nothing when Ctrl+C comes before the file is sent' {
            $script = @'
param($ApiUri, $OAuthUri, $Id, $Secret)
$hidden = New-Object System.Security.SecureString
foreach ($c in $Secret.ToCharArray()) { $hidden.AppendChar($c) }
$null = Connect-FourMe -ApiUri $ApiUri -OAuthUri $OAuthUri -Account wdc -Credential (New-Object System.Management.Automation.PSCredential $Id, $hidden) -SkipCheck
[pscustomobject] @{ PrimaryEmail = 'p@example.com'; Name = 'P' } | Import-FourMeRecords -Type people
'@
            $gate = Add-SimulatorGate $simulator Token
            $session = Start-Session $script $simulator.apiUri, $simulator.oauthUri, $simulator.clientId, $simulator.clientSecret
            Wait-SimulatorGate $simulator $gate

            Stop-Session $session | Should -Be 'Stopped'

            Open-SimulatorGate $simulator $gate
            Get-LeftFile $temporary | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
            Get-JournalEntry | Should -BeNullOrEmpty
            Get-SimulatorImport $simulator | Should -BeNullOrEmpty
        }

        It 'is the file beside an unconfirmed entry when Ctrl+C comes while it is sent' {
            $script = @'
param($ApiUri, $Token)
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token -SkipCheck
1..20000 | ForEach-Object { [pscustomobject] @{ PrimaryEmail = "p$_@example.com"; Name = "P $_"; Information = 'x' * 200 } } | Import-FourMeRecords -Type people
'@
            $gate = Add-SimulatorGate $simulator ImportPost RequestBody 100
            $session = Start-Session $script $simulator.apiUri, $simulator.token
            Wait-SimulatorGate $simulator $gate

            Stop-Session $session | Should -Be 'Stopped'

            Open-SimulatorGate $simulator $gate
            Get-LeftFile $temporary | Should -BeNullOrEmpty
            (Get-JournalEntry).State | Should -Be 'Unconfirmed'
            (Get-JournalEntry).File | Should -Be (Get-KeptFile).FullName
            Get-SimulatorImport $simulator | Should -BeNullOrEmpty
        }

        It 'is the file beside an entry with the token when Ctrl+C comes while the job is awaited' {
            $script = @'
param($ApiUri, $Token)
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token -SkipCheck
[pscustomobject] @{ PrimaryEmail = 'p@example.com'; Name = 'P' } | Import-FourMeRecords -Type people
'@
            $gate = Add-SimulatorGate $simulator ImportGet
            $session = Start-Session $script $simulator.apiUri, $simulator.token
            Wait-SimulatorGate $simulator $gate

            Stop-Session $session | Should -Be 'Stopped'

            Open-SimulatorGate $simulator $gate
            Get-LeftFile $temporary | Should -BeNullOrEmpty
            (Get-JournalEntry).Token | Should -Be (Get-SimulatorImport $simulator).token
            (Get-JournalEntry).File | Should -Be (Get-KeptFile).FullName
        }

        It 'can be read by its owner only' {
            if (-not $IsLinux -and -not $IsMacOS) { Set-ItResult -Skipped -Because 'Windows keeps the profile of a user from others by itself'; return }

            $null = Get-Person 1 | Import-FourMeRecords -Type people -NoWait

            (Get-KeptFile).UnixMode | Should -Be '-rw-------'
            (Get-Item -LiteralPath (Get-KeptFile).DirectoryName).UnixMode | Should -Be 'drwx------'
        }

        It 'is the file and an unconfirmed entry when the connection breaks while it is sent' {
            Add-SimulatorFault $simulator ImportPost @{ fault = 'reset'; point = 'AfterBody' }

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen.Terminating | Get-ErrorId | Should -Be 'ImportUnconfirmed'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'summary e-mail'
            @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be 1
            (Get-JournalEntry).State | Should -Be 'Unconfirmed'
            Get-KeptFile | Should -Not -BeNullOrEmpty
            Get-LeftFile $temporary | Should -BeNullOrEmpty
        }

        It 'makes the same file a warning when it is sent once more' {
            Add-SimulatorFault $simulator ImportPost @{ fault = 'reset'; point = 'AfterBody' }
            $null = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen.Warning | Should -HaveCount 1
            $seen.Output[0].Created | Should -Be 1
        }

        It 'makes the same notes an error when they are sent once more, unless by force' {
            $note = [pscustomobject] @{ 'Record Type' = 'Request'; 'Record ID' = '70001'; Text = 'Hello' }
            Add-SimulatorFault $simulator ImportPost @{ fault = 'reset'; point = 'AfterBody' }
            $null = Invoke-Observed { $note | Import-FourMeRecords -Type notes }

            $seen = Invoke-Observed { $note | Import-FourMeRecords -Type notes }

            $seen.Terminating | Get-ErrorId | Should -Be 'AlreadySentUnconfirmed'
            @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be 1
            $null = Invoke-Observed { $note | Import-FourMeRecords -Type notes -Force }
            @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be 2
        }
    }

    Context 'waiting' {
        AfterEach { Set-SimulatorOption $simulator @{ queuedPolls = 0; processingPolls = 0 } }

        It 'returns the job at once with -NoWait, and keeps the file beside the journal' {
            $result = Get-Person 1 | Import-FourMeRecords -Type people -NoWait

            $result.State | Should -Be 'queued'
            $result.Succeeded | Should -BeFalse
            $result.Token | Should -Be (Get-SimulatorImport $simulator).token
            Get-SimulatorRequest $simulator ImportGet | Should -BeNullOrEmpty
            (Get-JournalEntry).Token | Should -Be $result.Token
            (Get-JournalEntry).File | Should -Be (Get-KeptFile).FullName
            Get-LeftFile $temporary | Should -BeNullOrEmpty
        }

        It 'ends the wait and not the job with -Timeout, and names the token in the error' {
            Set-SimulatorOption $simulator @{ queuedPolls = 1000000 }

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people -Timeout 1 }

            $token = (Get-SimulatorImport $simulator).token
            $seen.Error | Get-ErrorId | Should -Be 'WaitTimedOut'
            $seen.Error[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
            $seen.Error[0].TargetObject | Should -Be $token
            $seen.Error[0].ErrorDetails.Message | Should -Match $token
            $seen.Output[0].State | Should -Be 'queued'
            (Get-JournalEntry).File | Should -Be (Get-KeptFile).FullName
            Get-LeftFile $temporary | Should -BeNullOrEmpty
        }

        It 'goes on asking while the job is queued and processed' {
            Set-SimulatorOption $simulator @{ queuedPolls = 1; processingPolls = 1 }

            (Get-Person 1 | Import-FourMeRecords -Type people).State | Should -Be 'done'
            @(Get-SimulatorRequest $simulator ImportGet).Count | Should -Be 3
        }

        It 'names token and place to look when the service has forgotten the job' {
            Add-SimulatorFault $simulator ImportGet @{ fault = 'respond'; status = 404; body = '{"message":"Not Found"}'; always = $true }

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen.Error | Get-ErrorId | Should -Be 'ResultUnknown'
            $seen.Error[0].ErrorDetails.Message | Should -Match (Get-SimulatorImport $simulator).token
            $seen.Error[0].ErrorDetails.RecommendedAction | Should -Match 'System Logs'
            $seen.Output[0].State | Should -Be 'ResultUnknown'
            Get-KeptFile | Should -Not -BeNullOrEmpty
        }

        It 'says so when a job is in a state that it does not know' {
            Add-SimulatorFault $simulator ImportGet @{ fault = 'unknownState'; state = 'dreaming'; always = $true }

            $seen = Invoke-Observed { Get-Person 1 | Import-FourMeRecords -Type people }

            $seen.Error | Get-ErrorId | Should -Be 'UnknownJobState'
            $seen.Error[0].ErrorDetails.Message | Should -Match 'dreaming'
        }

        It 'shows its progress with stage and rows' {
            Set-SimulatorOption $simulator @{ queuedPolls = 1; processingPolls = 1 }
            $session = Start-Session @'
param($ApiUri, $Token)
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token -SkipCheck
1..3 | ForEach-Object { [pscustomobject] @{ PrimaryEmail = "p$_@example.com"; Name = "P $_" } } | Import-FourMeRecords -Type people
'@ $simulator.apiUri, $simulator.token
            $null = $session.Shell.EndInvoke($session.Running)

            $ours = @($session.Shell.Streams.Progress | Where-Object Activity -EQ 'Importing people')
            $ours | Where-Object StatusDescription -Match 'Waiting for the service' | Should -Not -BeNullOrEmpty
            $ours | Where-Object StatusDescription -Match 'line \d+ of 3 rows' | Should -Not -BeNullOrEmpty
            $ours[-1].RecordType | Should -Be 'Completed'
            $session.Shell.Dispose()
        }

        It 'shows none in a console that nobody watches' {
            # Asked for XML, a console writes progress as text into its error stream.
            $script = Write-TestFile 'watch.ps1' @'
param($Module, $ApiUri, $Token)
Write-Progress -Activity 'Progress that can be seen' -Status 'now'
Import-Module -Name $Module
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token -SkipCheck
$result = [pscustomobject] @{ PrimaryEmail = 'p@example.com'; Name = 'P' } | Import-FourMeRecords -Type people
"created $($result.Created)"
'@
            $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
            $start.FileName = (Get-Process -Id $PID).Path
            $words = '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-OutputFormat', 'XML', '-File', $script, (Get-TestedModulePath), $simulator.apiUri, $simulator.token
            $start.Arguments = ($words | ForEach-Object { "`"$_`"" }) -join ' '
            $start.UseShellExecute = $false
            $start.RedirectStandardOutput = $true
            $start.RedirectStandardError = $true
            $process = [System.Diagnostics.Process]::Start($start)
            $reading = $process.StandardError.ReadToEndAsync()
            $output = $process.StandardOutput.ReadToEnd()
            $process.WaitForExit()

            $output | Should -Match 'created 1'
            # PowerShell 7.0 to 7.5 write no progress at all where output is redirected.
            $isShown = $PSVersionTable.PSEdition -ne 'Core' -or $PSVersionTable.PSVersion -ge [version] '7.6'
            if ($isShown) { $reading.Result | Should -Match 'Progress that can be seen' }
            $reading.Result | Should -Not -Match 'Importing people'
            $process.Dispose()
        }
    }
}
