BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/Plans.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    # A process that runs the night; the state folder comes with the environment.
    $night = @'
param($Module, $ApiUri, $Account, $Secret, $Plans)
$WarningPreference = 'SilentlyContinue'
Import-Module -Name $Module
$null = Connect-FourMe -ApiUri $ApiUri -Account $Account -Token $Secret -SkipCheck
. $Plans
2, 3 | ForEach-Object { New-Person $_ 'Lead' } | Sync-FourMeRecords people -Source ERP -Name nightly -Retire @{ Disabled = $true } -MaximumUpdate 10 -MaximumCreate 10
'@

    # Starts the night in another PowerShell and does not wait for it.
    function Start-Night {
        [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
        param()
        $file = Join-Path -Path $TestDrive -ChildPath "night-$([guid]::NewGuid().ToString('N')).ps1"
        [System.IO.File]::WriteAllText($file, $night, (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $true))
        $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
        $start.FileName = (Get-Process -Id $PID).Path
        $words = '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', $file, (Get-TestedModulePath), $simulator.apiUri, $simulator.account, $simulator.token, "$PSScriptRoot/Plans.ps1"
        $start.Arguments = ($words | ForEach-Object { "`"$_`"" }) -join ' '
        $start.UseShellExecute = $false
        [System.Diagnostics.Process]::Start($start)
    }

    function Sync-Night {
        2, 3 | ForEach-Object { New-Person $_ 'Lead' } |
            Sync-FourMeRecords people -Source ERP -Name nightly -Retire @{ Disabled = $true } -MaximumUpdate 10 -MaximumCreate 10 -WarningAction SilentlyContinue
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'A process that is killed at night' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        $null = Connect-Simulator $simulator
    }

    It 'leaves to the next run what it did not do: killed at <_>' -ForEach 'ExportPost', 'ImportPost', 'ImportGet' {
        $held = 1, 2 | ForEach-Object { New-Person $_ } | Sync-FourMeRecords people -Source ERP -Name nightly -ErrorAction SilentlyContinue
        $null = Approve-FourMePlan $held.PlanId -Confirm:$false
        $null = 1, 2 | ForEach-Object { New-Person $_ } | Sync-FourMeRecords people -Source ERP -Name nightly

        # One is gone, one changes, and one is new.
        $gate = Add-SimulatorGate $simulator $_
        $process = Start-Night
        Wait-SimulatorGate $simulator $gate
        $process.Kill()
        $process.WaitForExit()
        $process.Dispose()
        Open-SimulatorGate $simulator $gate

        $run = Sync-Night
        "$($run.Outcome)", $run.ExitCode | Should -BeIn 'Applied', 'NothingToDo', 0
        $people = @(Export-FourMeRecords people | Where-Object Source -EQ 'ERP' | Sort-Object -Property 'Source ID')
        $people.'Source ID' | Should -Be '1', '2', '3'
        $people.Disabled | Should -Be '1', '0', '0'
        $people.'Job Title' | Should -Be 'Clerk', 'Lead', 'Lead'
        $posts = @(Get-SimulatorRequest $simulator ImportPost).Count
        "$((Sync-Night).Outcome)" | Should -Be 'NothingToDo'
        @(Get-SimulatorRequest $simulator ImportPost) | Should -HaveCount $posts
    }
}
