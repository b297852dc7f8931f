# Records are read and made by parts of the engine that are not public, where it is built as known. FOURME_PLAIN_ENGINE=1
# takes the public ways instead; the outcome is the same, as the tests of import and export show that run a second time here,
# except those of jobs: how a job is awaited, stopped and remembered depends on no record.

BeforeDiscovery {
    $isKnownEngine = $PSVersionTable.PSVersion.Major -ge 7
}

Describe 'Workarounds for slow parts of the engine' {
    BeforeAll {
        . $PSScriptRoot/common.ps1
        Import-TestedModule
        $script = @'
param($Manifest)
Import-Module -Name $Manifest
$switch = (Get-Command -Name Import-FourMeRecords).ImplementingType.Assembly.GetType('FourMe.Import.PowerShell.EngineInternals')
$active = $switch.GetProperty('Active', [System.Reflection.BindingFlags] 'NonPublic, Static').GetValue($null)
"active: $($active -join ', ')"
'@
    }

    It 'are all active on this PowerShell' -Skip:(-not $isKnownEngine) {
        Invoke-ChildShell -Script $script -ArgumentList (Get-TestedModulePath) | Should -Be 'active: OwnMembers, RecordObjects, EngineScopes, WeakEntries'
    }

    Context 'with FOURME_PLAIN_ENGINE=1' {
        BeforeAll {
            $env:FOURME_PLAIN_ENGINE = '1'
            # Side by side, for they wait for their services most of the time.
            $runs = @{}
            foreach ($name in 'Import-FourMeRecords', 'Export-FourMeRecords') {
                $output = Join-Path -Path $TestDrive -ChildPath "$name.log"
                $words = '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', "`"$PSScriptRoot/run.ps1`"", '-Path', "`"$PSScriptRoot/$name*.Tests.ps1`"", '-ExcludePath', '*.Jobs.Tests.ps1'
                $start = @{ FilePath = (Get-Process -Id $PID).Path; ArgumentList = $words; RedirectStandardOutput = $output; PassThru = $true }
                $process = Start-Process @start
                # Without it the exit code is not kept once the process has ended.
                $null = $process.Handle
                $runs[$name] = [pscustomobject]@{ Process = $process; Output = $output }
            }
        }

        AfterAll {
            Remove-Item -Path Env:FOURME_PLAIN_ENGINE
            foreach ($run in $runs.Values) { if (-not $run.Process.HasExited) { $run.Process.Kill() } }
        }

        It 'are all off' {
            Invoke-ChildShell -Script $script -ArgumentList (Get-TestedModulePath) | Should -Be 'active: '
        }

        It 'make no difference: <_> does all that it does with them' -ForEach 'Import-FourMeRecords', 'Export-FourMeRecords' {
            $run = $runs[$_]
            $run.Process.WaitForExit()
            $text = Get-Content -LiteralPath $run.Output -Raw

            $run.Process.ExitCode | Should -Be 0 -Because $text
            $text | Should -Match 'Tests Passed: [1-9]'
        }
    }
}
