# The main cells of the matrix in docs/reliability.md, through the cmdlets and by the real clock: only faults without long pauses.
BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator

    function Get-Person {
        foreach ($name in 'Ann', 'Bob', 'Cleo') { [pscustomobject] @{ PrimaryEmail = "$name@example.com"; Name = $name; Organization = 'Widget Data Center' } }
    }

    # What every run must keep to, however it ended.
    function Assert-NothingLeaked {
        param($Seen)
        $storage = @(Get-SimulatorRequest $simulator | Where-Object -Property endpoint -In 'LogFile', 'ExportFile')
        foreach ($request in $storage) {
            Get-RequestHeader $request 'Authorization' | Should -BeNullOrEmpty
            Get-RequestHeader $request 'X-Xurrent-Account' | Should -BeNullOrEmpty
        }
        $said = ($Seen.Error, $Seen.Terminating, $Seen.Warning, $Seen.Output | ForEach-Object { $_ } | Out-String)
        $said | Should -Not -Match ([regex]::Escape($simulator.token))
        $said | Should -Not -Match 'X-Amz-Signature'
        Get-ChildItem -LiteralPath $temporary.Path -Filter 'FourMe.Import-*' | Should -BeNullOrEmpty
    }

    # The people of the example that the account has now, each as often as it is there.
    function Get-Arrived {
        @(Get-SimulatorRecord $simulator people | Where-Object -Property 'Primary Email' -Like '*@example.com').Name | Sort-Object
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Faults' {
    BeforeEach {
        Reset-Simulator $simulator
        Set-SimulatorOption $simulator @{ queuedPolls = 0; processingPolls = 0 }
        $null = New-StateHome
        Disconnect-FourMe -Name *
        $null = Connect-Simulator $simulator -With @{ SkipCheck = $true }
        $temporary = Set-TemporaryFolder
    }

    AfterEach { Restore-TemporaryFolder $temporary }

    Context 'of the upload' {
        It 'sends the whole file again after <Name>' -ForEach @(
            @{ Name = '429 with Retry-After'; Fault = @{ fault = 'tooManyRequests'; retryAfter = '1' } }
            @{ Name = '503 with Retry-After'; Fault = @{ fault = 'unavailable'; retryAfter = '1' } }
        ) {
            Add-SimulatorFault $simulator ImportPost $Fault

            $seen = Invoke-Observed { Get-Person | Import-FourMeRecords -Type people }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output[0].Created | Should -Be 3
            @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be 2
            @(Get-SimulatorImport $simulator).Count | Should -Be 1
            Get-Arrived | Should -Be 'Ann', 'Bob', 'Cleo'
            Assert-NothingLeaked $seen
        }

        It 'does not know whether the file was taken after <Name>, sends it once and keeps the rows' -ForEach @(
            @{ Name = 'a reset before the body'; Fault = @{ fault = 'reset'; point = 'BeforeBody' }; Words = 'no connection'; Taken = 0 }
            @{ Name = 'a reset in the body'; Fault = @{ fault = 'reset'; point = 'DuringBody' }; Words = 'no connection'; Taken = 0 }
            @{ Name = 'a reset after the body'; Fault = @{ fault = 'reset'; point = 'AfterBody' }; Words = 'no connection'; Taken = 0 }
            @{ Name = 'a reset before the answer'; Fault = @{ fault = 'reset'; point = 'AfterAcceptance' }; Words = 'no connection'; Taken = 1 }
            @{ Name = 'an answer cut off'; Fault = @{ fault = 'truncate'; afterBytes = 5 }; Words = 'no connection'; Taken = 1 }
            @{ Name = '500'; Fault = @{ fault = 'respond'; status = 500 }; Words = '\(500\)'; Taken = 0 }
            @{ Name = '502 with a page'; Fault = @{ fault = 'badGateway' }; Words = '\(502\)'; Taken = 0 }
            @{ Name = '503 without Retry-After'; Fault = @{ fault = 'unavailable' }; Words = '\(503\)'; Taken = 0 }
            @{ Name = '504'; Fault = @{ fault = 'respond'; status = 504 }; Words = '\(504\)'; Taken = 0 }
            @{ Name = 'malformed JSON'; Fault = @{ fault = 'malformedJson' }; Words = 'cannot be read'; Taken = 0 }
            @{ Name = 'an empty body'; Fault = @{ fault = 'emptyBody' }; Words = 'cannot be read'; Taken = 0 }
        ) {
            Add-SimulatorFault $simulator ImportPost $Fault

            $seen = Invoke-Observed { Get-Person | Import-FourMeRecords -Type people }

            $seen.Terminating | Get-ErrorId | Should -Be 'ImportUnconfirmed'
            $seen.Terminating.Exception.Message | Should -Match $Words
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'System Logs'
            @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be 1
            @(Get-SimulatorImport $simulator).Count | Should -Be $Taken
            (Get-FourMeJob).State | Should -Be 'Unconfirmed'
            (Get-KeptFile | Get-Content -Raw) | Should -Match 'Ann[\s\S]*Bob[\s\S]*Cleo'
            Assert-NothingLeaked $seen
        }

        It 'warns when a file in doubt is sent again, and the records are there once' {
            Add-SimulatorFault $simulator ImportPost @{ fault = 'reset'; point = 'AfterAcceptance' }
            $null = Invoke-Observed { Get-Person | Import-FourMeRecords -Type people }

            $seen = Invoke-Observed { Get-Person | Import-FourMeRecords -Type people }

            $seen.Warning -join ' ' | Should -Match 'the service may have accepted it'
            $seen.Output[0].Unchanged | Should -Be 3
            Get-Arrived | Should -Be 'Ann', 'Bob', 'Cleo'
        }

        It 'leaves nothing behind after <Status>, and says <Words>' -ForEach @(
            @{ Status = 400; Id = 'BadRequest'; Words = 'Bad Request' }
            @{ Status = 401; Id = 'Unauthorized'; Words = '\(401\)' }
            @{ Status = 403; Id = 'Forbidden'; Words = '\(403\)' }
            @{ Status = 409; Id = 'BadRequest'; Words = '\(409\)' }
            @{ Status = 413; Id = 'TooLarge'; Words = '\(413\)' }
            @{ Status = 422; Id = 'BadRequest'; Words = "Subject can't be blank" }
        ) {
            $body = if ($Status -eq 422) { '{"message":"Validation Failed","errors":[["subject","Subject can''t be blank"]]}' } else { $null }
            Add-SimulatorFault $simulator ImportPost @{ fault = 'respond'; status = $Status; body = $body }

            $seen = Invoke-Observed { Get-Person | Import-FourMeRecords -Type people }

            $seen.Terminating | Get-ErrorId | Should -Be $Id
            $seen.Terminating.Exception.Message | Should -Match $Words
            @(Get-SimulatorRequest $simulator ImportPost).Count | Should -Be 1
            Get-FourMeJob | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
            Assert-NothingLeaked $seen
        }

        It 'returns the prompt on Ctrl+C in the pause that the service asks for' {
            Add-SimulatorFault $simulator ImportPost @{ fault = 'tooManyRequests'; retryAfter = '3600' }
            $session = Start-Session -ArgumentList $simulator.apiUri, $simulator.token -Script @'
param($ApiUri, $Secret)
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Secret -SkipCheck
[pscustomobject] @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann' } | Import-FourMeRecords -Type people -Verbose
'@
            while (-not ($session.Shell.Streams.Verbose.Message -match 'Trying again in 3600 s')) { $null = Get-SimulatorRequest $simulator ImportPost }

            # The pause is an hour long: what waited for its end would not come back before the run of this file is stopped.
            Stop-Session $session | Should -Be 'Stopped'

            Get-FourMeJob | Should -BeNullOrEmpty
            Get-KeptFile | Should -BeNullOrEmpty
            Get-SimulatorImport $simulator | Should -BeNullOrEmpty
        }

        It 'does not follow a redirect' {
            $elsewhere = Start-Simulator
            try {
                Add-SimulatorFault $simulator ImportPost @{ fault = 'redirect'; status = 307; location = "$($elsewhere.apiUri)/import" }

                $seen = Invoke-Observed { Get-Person | Import-FourMeRecords -Type people }

                $seen.Terminating | Get-ErrorId | Should -Be 'UnexpectedRedirect'
                Get-SimulatorRequest $elsewhere | Should -BeNullOrEmpty
                Get-KeptFile | Should -BeNullOrEmpty
            }
            finally { Stop-Simulator $elsewhere }
        }
    }

    Context 'of the wait' {
        It 'goes on after <Name>' -ForEach @(
            @{ Name = '502 with a page'; Fault = @{ fault = 'badGateway' } }
            @{ Name = 'a reset in the answer'; Fault = @{ fault = 'reset'; point = 'DuringAnswer'; afterBytes = 5 } }
            @{ Name = 'malformed JSON'; Fault = @{ fault = 'malformedJson' } }
            @{ Name = 'a packed answer'; Fault = @{ fault = 'gzip' } }
        ) {
            Add-SimulatorFault $simulator ImportGet $Fault

            $seen = Invoke-Observed { Get-Person | Import-FourMeRecords -Type people }

            $seen.Error | Should -BeNullOrEmpty
            $seen.Output[0].Succeeded | Should -BeTrue
            @(Get-SimulatorImport $simulator).Count | Should -Be 1
            Assert-NothingLeaked $seen
        }

        It 'tells each pause and its reason with -Verbose' {
            Add-SimulatorFault $simulator ImportGet @{ fault = 'unavailable'; retryAfter = '1' }

            $lines = Get-Person | Import-FourMeRecords -Type people -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }

            $lines.Message -match '\(503\).*Trying again in 1 s \(1 of 16\)' | Should -HaveCount 1
        }

        It 'keeps the rows and takes the job up later after 403' {
            Add-SimulatorFault $simulator ImportGet @{ fault = 'respond'; status = 403 }

            $seen = Invoke-Observed { Get-Person | Import-FourMeRecords -Type people }

            $seen.Terminating | Get-ErrorId | Should -Be 'WaitFailed'
            $seen.Terminating.Exception.Message | Should -Match '\(403\)'
            Get-KeptFile | Should -Not -BeNullOrEmpty
            (Wait-FourMeJob -Latest).Created | Should -Be 3
            $null = Receive-FourMeJob -Latest
            Get-KeptFile | Should -BeNullOrEmpty
            @(Get-SimulatorImport $simulator).Count | Should -Be 1
        }

        It 'tells the state last seen when its time is over' {
            Set-SimulatorOption $simulator @{ processingPolls = 1000000 }

            $seen = Invoke-Observed { Get-Person | Import-FourMeRecords -Type people -Timeout 1 }

            $seen.Error | Get-ErrorId | Should -Be 'WaitTimedOut'
            $seen.Error[0].Exception.Message | Should -Match "'processing'"
            $seen.Output[0].State | Should -Be 'processing'
            (Get-FourMeJob).State | Should -Be 'processing'
        }
    }

    Context 'of the log' {
        It 'is a warning after 404, and the result stands' {
            Add-SimulatorFault $simulator LogFile @{ fault = 'respond'; status = 404 }

            $seen = Invoke-Observed { Get-Person | Import-FourMeRecords -Type people }

            $seen.Output[0].Succeeded | Should -BeTrue
            $seen.Warning -join ' ' | Should -Match 'log of job .* could not be fetched.*\(404\)'
            Assert-NothingLeaked $seen
        }

        It 'is fetched again after it was cut off' {
            Add-SimulatorFault $simulator LogFile @{ fault = 'truncate'; afterBytes = 5 }

            $seen = Invoke-Observed { Get-Person | Import-FourMeRecords -Type people }

            $seen.Warning | Should -BeNullOrEmpty
            Get-Content -LiteralPath $seen.Output[0].LogFile -Raw | Should -Match '3 created'
            Assert-NothingLeaked $seen
        }
    }

    Context 'of an export' {
        BeforeEach { $null = Get-Person | Import-FourMeRecords -Type people }

        It 'gives each record once after <Name>' -ForEach @(
            @{ Name = '429 for the request'; Endpoint = 'ExportPost'; Fault = @{ fault = 'tooManyRequests'; retryAfter = '1' } }
            @{ Name = '502 for the state'; Endpoint = 'ExportGet'; Fault = @{ fault = 'badGateway' } }
            @{ Name = 'a file cut off'; Endpoint = 'ExportFile'; Fault = @{ fault = 'truncate'; afterBytes = 500 } }
            @{ Name = 'a packed file'; Endpoint = 'ExportFile'; Fault = @{ fault = 'gzip' } }
        ) {
            Add-SimulatorFault $simulator $Endpoint $Fault

            $seen = Invoke-Observed { Export-FourMeRecords people }

            $seen.Error | Should -BeNullOrEmpty
            @($seen.Output.Name | Where-Object { $_ -in 'Ann', 'Bob', 'Cleo' }) | Should -Be 'Ann', 'Bob', 'Cleo'
            Assert-NothingLeaked $seen
        }

        It 'ends with <Id> and no file after <Name>' -ForEach @(
            @{ Name = '500 for the request'; Endpoint = 'ExportPost'; Fault = @{ fault = 'respond'; status = 500 }; Id = 'ExportUnconfirmed' }
            @{ Name = '404 for the state'; Endpoint = 'ExportGet'; Fault = @{ fault = 'respond'; status = 404 }; Id = 'ExportForgotten' }
            @{ Name = '403 for the file'; Endpoint = 'ExportFile'; Fault = @{ fault = 'respond'; status = 403 }; Id = 'DownloadExpired' }
            @{ Name = 'a file of another length'; Endpoint = 'ExportFile'; Fault = @{ fault = 'wrongContentLength'; difference = 10 }; Id = 'DownloadChanged' }
        ) {
            Add-SimulatorFault $simulator $Endpoint $Fault
            $file = Join-Path -Path $TestDrive -ChildPath "$([guid]::NewGuid()).csv"

            $seen = Invoke-Observed { Export-FourMeRecords people -OutFile $file }

            $seen.Terminating | Get-ErrorId | Should -Be $Id
            Get-ChildItem -Path "$file*" | Should -BeNullOrEmpty
            Assert-NothingLeaked $seen
        }

        It 'does not take an empty file for an export without records' {
            Add-SimulatorFault $simulator ExportFile @{ fault = 'emptyBody' }

            (Invoke-Observed { Export-FourMeRecords people }).Terminating | Get-ErrorId | Should -Be 'ExportUnreadable'
        }
    }

    Context 'of the connection' {
        It 'gets a token although the OAuth host does not work at first' {
            Add-SimulatorFault $simulator Token @{ fault = 'unavailable'; retryAfter = '1' }
            $secret = (New-Object -TypeName System.Net.NetworkCredential -ArgumentList '', $simulator.clientSecret).SecurePassword
            $credential = New-Object -TypeName pscredential -ArgumentList $simulator.clientId, $secret

            $seen = Invoke-Observed { Connect-FourMe -ApiUri $simulator.apiUri -OAuthUri $simulator.oauthUri -Account $simulator.account -Credential $credential }

            $seen.Output[0].User | Should -Not -BeNullOrEmpty
            @(Get-SimulatorRequest $simulator Token).Count | Should -Be 2
        }

        It 'is refused with the address when nobody listens there' {
            $listener = New-Object -TypeName System.Net.Sockets.TcpListener -ArgumentList ([System.Net.IPAddress]::Loopback), 0
            $listener.Start()
            $port = $listener.LocalEndpoint.Port
            $listener.Stop()

            $seen = Invoke-Observed { Connect-FourMe -ApiUri "http://127.0.0.1:$port" -Account wdc -Token 'nobody-sees-this' }

            $seen.Terminating | Get-ErrorId | Should -Be 'ConnectionFailed'
            $seen.Terminating.Exception.Message | Should -Match "127.0.0.1:$port"
            "$($seen.Terminating | Format-List -Property * -Force | Out-String)" | Should -Not -Match 'nobody-sees-this'
        }

        It 'sends no more than twenty requests in two seconds' {
            Set-SimulatorOption $simulator @{ rateLimit = $true }
            try {
                $seen = Invoke-Observed { 1..25 | ForEach-Object { Get-FourMeEnumeration -Name 'language' -Refresh | Select-Object -First 1 } }

                $seen.Error | Should -BeNullOrEmpty
                @(Get-SimulatorRequest $simulator Enumerations).Count | Should -Be 25
                (Get-SimulatorRequest $simulator Enumerations).status | Sort-Object -Unique | Should -Be 200
            }
            finally { Set-SimulatorOption $simulator @{ rateLimit = $false } }
        }
    }
}
