[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $samples = Join-Path -Path $repository -ChildPath 'samples'

    # A folder as an administrator has it: the manifest, its map, a source without the one whose organization is not there, and who is told.
    function New-NightlyFolder {
        $folder = (New-Item -ItemType Directory -Path (New-TestPath 'nightly')).FullName
        foreach ($file in 'people.psd1', 'nightly.psd1') { Copy-Item -LiteralPath (Join-Path -Path $samples -ChildPath $file) -Destination $folder }
        $manifest = Join-Path -Path $folder -ChildPath 'nightly.psd1'
        (Get-Content -LiteralPath $manifest -Raw) -replace "# OnEnd = './on-end/chat.ps1'", "OnEnd = './told.ps1'" | Set-Content -LiteralPath $manifest
        Set-Content -LiteralPath (Join-Path -Path $folder -ChildPath 'told.ps1') -Value 'param($Run) Add-Content -LiteralPath (Join-Path $PSScriptRoot told.txt) -Value "$($Run.Outcome)"'
        Import-Csv -LiteralPath (Join-Path -Path $samples -ChildPath 'people.csv') -Encoding UTF8 | Where-Object -Property EmployeeNumber -NE 'P-3019' |
            Export-Csv -LiteralPath (Join-Path -Path $folder -ChildPath 'people.csv') -NoTypeInformation -Encoding UTF8
        $folder
    }

    function Get-Told {
        param([string] $Folder)
        $file = Join-Path -Path $Folder -ChildPath 'told.txt'
        if (Test-Path -LiteralPath $file) { Get-Content -LiteralPath $file; Remove-Item -LiteralPath $file }
    }

    # Starts the nightly script as a scheduler would: a PowerShell of its own, in another folder, the account in the environment.
    function Start-Nightly {
        param([string] $Folder, [string[]] $ArgumentList = @(), [hashtable] $Environment = @{})
        $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
        $start.FileName = (Get-Process -Id $PID).Path
        $words = @('-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', (Join-Path -Path $samples -ChildPath 'nightly-people.ps1'),
            '-ModulePath', (Get-TestedModulePath), '-Manifest', (Join-Path -Path $Folder -ChildPath 'nightly.psd1')) + $ArgumentList
        $start.Arguments = ($words | ForEach-Object { "`"$_`"" }) -join ' '
        $start.WorkingDirectory = [System.IO.Path]::GetTempPath()
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $start.RedirectStandardError = $true
        $start.EnvironmentVariables['FOURME_ACCOUNT'] = $simulator.account
        $start.EnvironmentVariables['FOURME_TOKEN'] = $simulator.token
        $start.EnvironmentVariables['FOURME_API_URI'] = $simulator.apiUri
        foreach ($name in $Environment.Keys) { $start.EnvironmentVariables[$name] = $Environment[$name] }
        $process = [System.Diagnostics.Process]::Start($start)
        $process | Add-Member -NotePropertyName Said -NotePropertyValue $process.StandardOutput.ReadToEndAsync()
        $process | Add-Member -NotePropertyName Complained -NotePropertyValue $process.StandardError.ReadToEndAsync() -PassThru
    }

    # Waits for its end; the limit only ends a test that would hang.
    function Wait-Nightly {
        param($Process)
        if (-not $Process.WaitForExit(90000)) { $Process.Kill(); throw "The nightly script did not end. It said: $($Process.Said.Result)" }
        [pscustomobject] @{ Code = $Process.ExitCode; Said = $Process.Said.Result; Line = @($Process.Said.Result.Trim() -split '\r?\n'); Complained = $Process.Complained.Result }
    }

    function Invoke-Nightly {
        param([string] $Folder, [string[]] $ArgumentList = @(), [hashtable] $Environment = @{})
        Wait-Nightly (Start-Nightly -Folder $Folder -ArgumentList $ArgumentList -Environment $Environment)
    }

    # The first night is held; a person agrees to it.
    function Approve-FirstNight {
        param([string] $Folder)
        $first = Invoke-Nightly $Folder
        $null = Get-FourMePlan -State Held | Approve-FourMePlan -Confirm:$false
        $null = Get-Told $Folder
        $first
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'samples/nightly-people.ps1' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
    }

    It 'ends with 4 on the first night, says what to do, and tells whoever is to be told' {
        $folder = New-NightlyFolder

        $run = Invoke-Nightly $folder

        $run.Complained | Should -BeNullOrEmpty
        $run.Code | Should -Be 4
        $run.Said | Should -Match 'ERROR PlanHeld.*FirstRun.*Approve-FourMePlan'
        Get-Told $folder | Should -Be 'Held'
        Get-SimulatorImport $simulator | Should -BeNullOrEmpty
    }

    It 'ends with 0 when all rows went in, and when everything was there already' {
        $folder = New-NightlyFolder
        $null = Approve-FirstNight $folder

        $run = Invoke-Nightly $folder
        $again = Invoke-Nightly $folder

        $run.Code, $again.Code | Should -Be 0, 0
        $run.Said | Should -Match 'people: 19 new'
        $again.Said | Should -Match 'people: 19 unchanged'
        @(Get-SimulatorRecord $simulator people | Where-Object -Property Source -EQ 'HR').Count | Should -Be 19
        Get-Told $folder | Should -BeNullOrEmpty
    }

    It 'ends with 2 when some rows failed, after it has warned of the missing name' {
        $folder = New-NightlyFolder
        Copy-Item -LiteralPath (Join-Path -Path $samples -ChildPath 'people.csv') -Destination $folder
        (Get-Item -LiteralPath (Join-Path -Path $folder -ChildPath 'people.csv')).LastWriteTimeUtc = [datetime]::UtcNow
        $null = Approve-FirstNight $folder

        $run = Invoke-Nightly $folder

        $run.Code | Should -Be 2
        $run.Said | Should -Match "WARN  people: 'Organization' names 'Northern Lights Ltd.' in 1 record"
        $run.Said | Should -Match 'ERROR RowFailed.*Northern Lights'
        Get-Told $folder | Should -Be 'Applied'
    }

    It 'ends with 1 when the account does not accept the token, and tells whoever is to be told' {
        $folder = New-NightlyFolder

        $run = Invoke-Nightly $folder -Environment @{ FOURME_TOKEN = 'wrong' }

        $run.Code | Should -Be 1
        $run.Said | Should -Match 'ERROR Unauthorized'
        Get-Told $folder | Should -Be 'Failed'
        Get-SimulatorImport $simulator | Should -BeNullOrEmpty
    }

    It 'ends with 1 when there is no secret' {
        $run = Invoke-Nightly (New-NightlyFolder) -Environment @{ FOURME_TOKEN = '' }

        $run.Code | Should -Be 1
        $run.Said | Should -Match 'ERROR MissingCredential'
    }

    It 'ends with 1 when the service gives up the job' {
        $folder = New-NightlyFolder
        $null = Approve-FirstNight $folder
        Add-SimulatorFault $simulator ImportGet @{ fault = 'respond'; status = 200; body = '{"state":"error","message":"boom","results":{"created":0,"updated":0,"deleted":0,"unchanged":0,"failures":1,"errors":0}}' }

        $run = Invoke-Nightly $folder

        $run.Code | Should -Be 1
        $run.Said | Should -Match 'ERROR ImportAborted.*boom'
    }

    It 'ends with 1 when there is no manifest' {
        $run = Invoke-Nightly (New-TestPath 'nowhere')

        $run.Code | Should -Be 1
        $run.Said | Should -Match 'ERROR FileNotFound'
    }

    It 'ends with 5 when the run is suspended, and with 6 when there is no baseline' {
        $folder = New-NightlyFolder
        $null = Connect-Simulator $simulator
        $null = Approve-FirstNight $folder
        (Invoke-Nightly $folder).Code | Should -Be 0
        $null = Suspend-FourMeSync 'nightly people' -Reason 'HR moves.' -Confirm:$false
        (Invoke-Nightly $folder).Code | Should -Be 5
        $null = Resume-FourMeSync 'nightly people' -Confirm:$false
        Remove-FourMeBaseline people -Confirm:$false
        Add-SimulatorFault $simulator ExportGet @{ fault = 'respond'; status = 200; body = '{"state":"failed","rate_limit_exceeded":"people"}' }

        $run = Invoke-Nightly $folder

        $run.Code | Should -Be 6
        $run.Said | Should -Match 'ERROR ExportRateLimited'
    }

    It 'ends with 3 while another run is busy, and the other goes on' {
        $folder = New-NightlyFolder
        $null = Approve-FirstNight $folder
        $gate = Add-SimulatorGate $simulator ImportPost
        $first = Start-Nightly $folder
        Wait-SimulatorGate $simulator $gate

        $second = Invoke-Nightly $folder

        $second.Code | Should -Be 3
        $second.Said | Should -Match 'ERROR RunInProgress'
        @(Get-SimulatorRequest $simulator ImportPost).Count | Should -BeLessOrEqual 1
        Open-SimulatorGate $simulator $gate
        (Wait-Nightly $first).Code | Should -Be 0
    }

    It 'goes on after a run that was killed' {
        $folder = New-NightlyFolder
        $null = Approve-FirstNight $folder
        $gate = Add-SimulatorGate $simulator ImportPost
        $first = Start-Nightly $folder
        Wait-SimulatorGate $simulator $gate
        $first.Kill()
        $first.WaitForExit()
        Open-SimulatorGate $simulator $gate

        $null = Invoke-Nightly $folder
        $null = Get-FourMePlan -State Held | Approve-FourMePlan -Confirm:$false

        (Invoke-Nightly $folder).Code | Should -Be 0
        @(Get-SimulatorRecord $simulator people | Where-Object -Property Source -EQ 'HR').Count | Should -Be 19
    }

    It 'writes one line a step, with the time, to the output and to the log, and never the token' {
        $log = New-TestPath 'nightly.log'

        $run = Invoke-Nightly (New-NightlyFolder) '-LogFile', $log

        foreach ($line in $run.Line) { $line | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \[\d+\] (INFO |WARN |ERROR) \S' }
        Get-Content -LiteralPath $log -Encoding UTF8 | Should -Be $run.Line
        $run.Line[0] | Should -Match 'begins'
        $run.Line[-1] | Should -Match 'exit code 4'
        "$($run.Said)$($run.Complained)" | Should -Not -Match ([regex]::Escape($simulator.token))
    }

    It 'keeps plans in the shared folder, where another user approves them' {
        $folder = New-NightlyFolder
        $shared = New-TestPath 'shared'

        $null = Invoke-Nightly $folder '-StatePath', $shared
        $plan = Get-FourMePlan -StatePath $shared
        $null = $plan | Approve-FourMePlan -StatePath $shared -Confirm:$false

        (Invoke-Nightly $folder '-StatePath', $shared).Code | Should -Be 0
    }

    It 'takes the secret from SecretManagement' {
        $folder = Join-Path -Path $TestDrive -ChildPath 'modules/Microsoft.PowerShell.SecretManagement'
        $null = New-Item -ItemType Directory -Path $folder -Force
        # Stands in for the real module, which this machine may not have.
        [System.IO.File]::WriteAllText((Join-Path -Path $folder -ChildPath 'Microsoft.PowerShell.SecretManagement.psm1'),
            "function Get-Secret { param([string] `$Name, [string] `$Vault) if (`$Name -eq 'nightly' -and `$Vault -eq 'v') { `$s = New-Object -TypeName System.Security.SecureString; foreach (`$c in `$env:TEST_SECRET.ToCharArray()) { `$s.AppendChar(`$c) }; `$s } }")
        $path = (Split-Path -Path $folder -Parent) + [System.IO.Path]::PathSeparator + $env:PSModulePath

        $run = Invoke-Nightly (New-NightlyFolder) '-SecretName', 'nightly', '-Vault', 'v' -Environment @{ FOURME_TOKEN = ''; TEST_SECRET = $simulator.token; PSModulePath = $path }

        $run.Code | Should -Be 4
    }
}
