[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Helpers of tests: nobody is there to be asked.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $samples = Join-Path -Path $repository -ChildPath 'samples'

    function New-TestFile {
        param([string] $Name, [string] $Text)
        $file = New-TestPath $Name
        [System.IO.File]::WriteAllText($file, $Text, (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $true))
        $file
    }

    # The sample's people without the one whose organization is not there.
    function New-GoodSource {
        $file = New-TestPath 'good.csv'
        Import-Csv -LiteralPath (Join-Path -Path $samples -ChildPath 'people.csv') -Encoding UTF8 |
            Where-Object -Property EmployeeNumber -NE 'P-3019' |
            Export-Csv -LiteralPath $file -NoTypeInformation -Encoding UTF8
        $file
    }

    # Starts the nightly script as a scheduler would: a PowerShell of its own, the account in the environment.
    function Start-Nightly {
        param([string[]] $ArgumentList = @(), [hashtable] $Environment = @{})
        $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
        $start.FileName = (Get-Process -Id $PID).Path
        $words = @('-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', (Join-Path -Path $samples -ChildPath 'nightly-people.ps1'),
            '-ModulePath', (Get-TestedModulePath), '-TaskName', $task) + $ArgumentList
        $start.Arguments = ($words | ForEach-Object { "`"$_`"" }) -join ' '
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
        param([string[]] $ArgumentList = @(), [hashtable] $Environment = @{})
        Wait-Nightly (Start-Nightly $ArgumentList $Environment)
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'samples/nightly-people.ps1' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        # A name of its own for each test, so that tests of other runs on this machine do not matter.
        $task = "test-$([guid]::NewGuid().ToString('N'))"
    }

    Context 'import' {
        It 'ends with 0 when all rows went in' {
            $run = Invoke-Nightly '-Source', (New-GoodSource)

            $run.Complained | Should -BeNullOrEmpty
            $run.Code | Should -Be 0
            $run.Said | Should -Match '19 created'
            (Get-SimulatorImport $simulator).rowCount | Should -Be 19
        }

        It 'ends with 0 when everything was there already' {
            $source = New-GoodSource
            $null = Invoke-Nightly '-Source', $source

            $run = Invoke-Nightly '-Source', $source

            $run.Code | Should -Be 0
            $run.Said | Should -Match '19 unchanged'
        }

        It 'ends with 2 when some rows failed, and names them' {
            $run = Invoke-Nightly

            $run.Code | Should -Be 2
            $run.Said | Should -Match 'ERROR RowFailed.*Northern Lights'
            $run.Said | Should -Match '19 created.*1 failures'
        }

        It 'ends with 2 when some records were refused before' {
            $source = New-TestFile 'source.csv' "EmployeeNumber,FullName,Mail,Company,JobTitle,Manager,Site,Active`nP-1,One,one@example.com,Widget Data Center,,,,yes`nP-1,Twice,two@example.com,Widget Data Center,,,,yes`n"

            $run = Invoke-Nightly '-Source', $source

            $run.Code | Should -Be 2
            $run.Said | Should -Match 'ERROR DuplicateKey'
        }

        It 'ends with 1 when the account does not accept the token' {
            $run = Invoke-Nightly -Environment @{ FOURME_TOKEN = 'wrong' }

            $run.Code | Should -Be 1
            $run.Said | Should -Match 'ERROR Unauthorized'
            Get-SimulatorImport $simulator | Should -BeNullOrEmpty
        }

        It 'ends with 1 when there is no secret' {
            $run = Invoke-Nightly -Environment @{ FOURME_TOKEN = '' }

            $run.Code | Should -Be 1
            $run.Said | Should -Match 'ERROR MissingCredential'
        }

        It 'ends with 1 when the service gives up the job' {
            Add-SimulatorFault $simulator ImportGet @{ fault = 'respond'; status = 200; body = '{"state":"error","message":"boom","results":{"created":0,"updated":0,"deleted":0,"unchanged":0,"failures":1,"errors":0}}' }

            $run = Invoke-Nightly '-Source', (New-GoodSource)

            $run.Code | Should -Be 1
            $run.Said | Should -Match 'ERROR ImportAborted.*boom'
        }

        It 'ends with 1 when the source <Case>' -ForEach @(
            @{ Case = 'is not there'; Text = $null; Said = 'There is no source' }
            @{ Case = 'gives nothing'; Text = "EmployeeNumber,FullName`n"; Said = 'gave no records' }
        ) {
            $source = if ($Text) { New-TestFile 'source.csv' $Text } else { New-TestPath 'nowhere.csv' }

            $run = Invoke-Nightly '-Source', $source

            $run.Code | Should -Be 1
            $run.Said | Should -Match $Said
            Get-SimulatorImport $simulator | Should -BeNullOrEmpty
        }

        It 'takes records from a script' {
            $source = New-TestFile 'source.ps1' "[pscustomobject] @{ EmployeeNumber = 'P-1'; FullName = 'One'; Mail = 'one@example.com'; Company = 'Widget Data Center'; JobTitle = ''; Manager = ''; Site = ''; Active = 'yes' }"

            $run = Invoke-Nightly '-Source', $source

            $run.Code | Should -Be 0
            (Get-SimulatorRecord $simulator people | Where-Object 'Primary Email' -EQ 'one@example.com').Source | Should -Be 'HR'
        }

        It 'writes one line a step, with the time, to the output and to the log' {
            $log = New-TestPath 'nightly.log'

            $run = Invoke-Nightly '-Source', (New-GoodSource), '-LogFile', $log

            foreach ($line in $run.Line) { $line | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \[\d+\] (INFO |WARN |ERROR) \S' }
            Get-Content -LiteralPath $log -Encoding UTF8 | Should -Be $run.Line
            $run.Line[0] | Should -Match 'begins'
            $run.Line[-1] | Should -Match 'exit code 0'
        }

        It 'never writes the token' {
            $run = Invoke-Nightly '-Source', (New-GoodSource)

            "$($run.Said)$($run.Complained)" | Should -Not -Match ([regex]::Escape($simulator.token))
        }

        It 'takes the secret from SecretManagement' {
            $folder = Join-Path -Path $TestDrive -ChildPath 'modules/Microsoft.PowerShell.SecretManagement'
            $null = New-Item -ItemType Directory -Path $folder -Force
            # Stands in for the real module, which this machine may not have.
            [System.IO.File]::WriteAllText((Join-Path -Path $folder -ChildPath 'Microsoft.PowerShell.SecretManagement.psm1'),
                "function Get-Secret { param([string] `$Name, [string] `$Vault) if (`$Name -eq 'nightly' -and `$Vault -eq 'v') { `$s = New-Object -TypeName System.Security.SecureString; foreach (`$c in `$env:TEST_SECRET.ToCharArray()) { `$s.AppendChar(`$c) }; `$s } }")
            $path = (Split-Path -Path $folder -Parent) + [System.IO.Path]::PathSeparator + $env:PSModulePath

            $run = Invoke-Nightly '-Source', (New-GoodSource), '-SecretName', 'nightly', '-Vault', 'v' -Environment @{ FOURME_TOKEN = ''; TEST_SECRET = $simulator.token; PSModulePath = $path }

            $run.Code | Should -Be 0
        }
    }

    Context 'twice at once' {
        It 'ends the second with 3 and a message, and the first goes on' {
            $gate = Add-SimulatorGate $simulator ImportPost
            $first = Start-Nightly '-Source', (New-GoodSource)
            Wait-SimulatorGate $simulator $gate

            $second = Invoke-Nightly '-Source', (New-GoodSource)

            $second.Code | Should -Be 3
            $second.Said | Should -Match 'WARN .*still busy'
            Open-SimulatorGate $simulator $gate
            (Wait-Nightly $first).Code | Should -Be 0
            @(Get-SimulatorImport $simulator).Count | Should -Be 1
        }

        It 'lets the second wait for the first with -WaitSec' {
            $gate = Add-SimulatorGate $simulator ImportPost
            $source = New-GoodSource
            $first = Start-Nightly '-Source', $source
            Wait-SimulatorGate $simulator $gate
            $second = Start-Nightly '-Source', $source, '-WaitSec', '80'
            Open-SimulatorGate $simulator $gate

            (Wait-Nightly $first).Code | Should -Be 0
            $run = Wait-Nightly $second

            $run.Code | Should -Be 0
            $run.Said | Should -Match '19 unchanged'
        }

        It 'does not wait for one that was killed' {
            $gate = Add-SimulatorGate $simulator ImportPost
            $first = Start-Nightly '-Source', (New-GoodSource)
            Wait-SimulatorGate $simulator $gate
            $first.Kill()
            $first.WaitForExit()
            Open-SimulatorGate $simulator $gate

            (Invoke-Nightly '-Source', (New-GoodSource)).Code | Should -Be 0
        }
    }

    Context 'export' {
        It 'hands everybody over at first, and then what has changed' {
            $file = New-TestPath 'changes.csv'

            $run = Invoke-Nightly '-ExportTo', $file

            $run.Code | Should -Be 0
            $run.Complained | Should -BeNullOrEmpty
            @(Import-Csv -LiteralPath $file -Encoding UTF8).Count | Should -Be 3
            Remove-Item -LiteralPath $file
            $again = Invoke-Nightly '-ExportTo', $file
            $again.Code | Should -Be 0
            $again.Said | Should -Match 'Nothing has changed'
            Test-Path -LiteralPath $file | Should -BeFalse
            @(Get-ChildItem -LiteralPath $TestDrive -Filter *.partial) | Should -BeNullOrEmpty
        }

        It 'brings the same changes again when the consumer <Case>' -ForEach @(
            @{ Case = 'throws'; Text = 'param($Path) throw "no disk for $Path"'; Said = 'no disk' }
            @{ Case = 'ends with an exit code'; Text = 'param($Path) if ($Path) { exit 4 }'; Said = 'exit code 4' }
        ) {
            $file = New-TestPath 'changes.csv'

            $failed = Invoke-Nightly '-ExportTo', $file, '-Consumer', (New-TestFile 'consumer.ps1' $Text)

            $failed.Code | Should -Be 1
            $failed.Said | Should -Match $Said
            $again = Invoke-Nightly '-ExportTo', $file, '-Consumer', (New-TestFile 'consumer.ps1' 'param($Path) Import-Csv -LiteralPath $Path')
            $again.Code | Should -Be 0
            $again.Said | Should -Match 'Wrote 3 changed people'
            (Invoke-Nightly '-ExportTo', $file).Said | Should -Match 'Nothing has changed'
        }

        It 'loses nothing when the download breaks' {
            Add-SimulatorFault $simulator ExportFile @{ fault = 'respond'; status = 403 }
            $file = New-TestPath 'changes.csv'

            $failed = Invoke-Nightly '-ExportTo', $file

            $failed.Code | Should -Be 1
            Test-Path -LiteralPath $file | Should -BeFalse
            (Invoke-Nightly '-ExportTo', $file).Said | Should -Match 'Wrote 3 changed people'
        }
    }
}
