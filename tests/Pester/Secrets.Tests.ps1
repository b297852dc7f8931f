# Whatever a user does with an object that the module gives, no secret comes out of it.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    Set-SimulatorOption $simulator @{ logStyle = 'RowWithKeys' }
    $token = Connect-Simulator $simulator @{ Name = 'token' }
    function New-Hidden {
        [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Makes a value.')]
        param([string] $Text)
        $hidden = New-Object -TypeName System.Security.SecureString
        foreach ($c in $Text.ToCharArray()) { $hidden.AppendChar($c) }
        $hidden
    }
    $credential = New-Object -TypeName System.Management.Automation.PSCredential -ArgumentList $simulator.clientId, (New-Hidden $simulator.clientSecret)
    $oauth = Connect-FourMe -ApiUri $simulator.apiUri -OAuthUri $simulator.oauthUri -Account $simulator.account -Credential $credential -Name oauth

    # All that can be seen of an object, by every way that shows one.
    function Get-Dump {
        param($Value)
        # An exception leads to its method, its assembly and from there to everything; ten levels of that have no end.
        $depth = if ($Value -is [System.Management.Automation.ErrorRecord] -or $Value -is [System.Exception]) { 2 } else { 10 }
        $file = Join-Path -Path $TestDrive -ChildPath "dump-$([guid]::NewGuid().ToString('N')).xml"
        $Value | Export-Clixml -LiteralPath $file -Depth $depth
        [System.IO.File]::ReadAllText($file)
        ConvertTo-Json -InputObject $Value -Depth $depth -WarningAction SilentlyContinue
        $Value | Format-List -Property * -Force | Out-String -Width 4000
        $Value | Format-Table -Property * -Force | Out-String -Width 4000
        $Value | Format-Custom -Depth ([math]::Min(5, $depth)) | Out-String -Width 4000
        $Value | ConvertTo-Csv
        foreach ($one in @($Value)) {
            "$one"
            foreach ($member in $one.PSObject.Properties) { "$($member.Name)=$($member.Value)" }
        }
        [System.Management.Automation.PSSerializer]::Serialize($Value, $depth)
    }

    function Assert-NoSecret {
        param($Value)
        $Value | Should -Not -BeNullOrEmpty
        $dump = (Get-Dump $Value) -join "`n"
        $dump.Length | Should -BeGreaterThan 100
        $dump | Should -Not -Match 'fourme-secret-|X-Amz-Sig'
        foreach ($hidden in $simulator.token, $simulator.clientSecret) {
            $dump.Contains([System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($hidden))) | Should -BeFalse
        }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'No secret comes out of' {
    BeforeEach {
        Reset-Simulator $simulator
        $null = New-StateHome
        # Not in the script as it stands: an error shows the line that a user typed.
        $wrong = -join ('fourme', '-secret-', 'wrong')
        $linked = '{"state":"done","url":"http://192.0.2.1/f.csv?X-Amz-Signature=' + (-join ('fourme', '-secret-', 'signature-1')) + '"}'
        $rows = [pscustomobject] @{ PrimaryEmail = 'ann@example.com'; Name = 'Ann' }, [pscustomobject] @{ PrimaryEmail = 'bob@example.com'; Name = 'Bob'; Organization = 'nobody knows it' }
    }

    It 'the service''s own secrets, unless they are looked for as here' {
        $simulator.token -match '^fourme-secret-token-\w+$' -and $simulator.clientSecret -match '^fourme-secret-client-\w+$' | Should -BeTrue
        # Not by a check that fails: its message would be the leak.
        $dump = (Get-Dump ([pscustomobject] @{ Hidden = @{ Deep = $simulator.token } })) -join "`n"
        $dump.Contains($simulator.token) | Should -BeTrue
    }

    It 'a connection with a token' { Assert-NoSecret $token }

    It 'a connection with client credentials' { Assert-NoSecret $oauth }

    It 'the list of connections' { Assert-NoSecret (Get-FourMeConnection) }

    It 'a result of an import, its errors and their objects' {
        $seen = Invoke-Observed { $rows | Import-FourMeRecords -Type people -Connection oauth -OnMissing Clear }

        Assert-NoSecret $seen.Output
        $seen.Error | Should -Not -BeNullOrEmpty
        foreach ($record in $seen.Error) {
            Assert-NoSecret $record
            "$($record.Exception)" | Should -Not -Match 'fourme-secret-|X-Amz-Sig'
            Assert-NoSecret $record.Exception
            $record.InvocationInfo | Format-List -Property * -Force | Out-String -Width 4000 | Should -Not -Match 'fourme-secret-'
        }
    }

    It 'a job whose link is still in the journal' {
        $job = Export-FourMeRecords people -NoWait -Connection token
        $null = Wait-FourMeJob -Token $job.Token -Connection token

        (Get-JournalEntry).Link | Should -Match 'fourme-secret-signature-'
        Assert-NoSecret (Get-FourMeJob)
    }

    It 'a job of an import that waits, a row of it that failed, and its log' {
        $job = $rows | Import-FourMeRecords -Type people -NoWait -Connection token -OnMissing Clear
        Assert-NoSecret $job
        Assert-NoSecret (Invoke-Observed { Wait-FourMeJob -Token $job.Token -Connection token }).Output
        Assert-NoSecret (Receive-FourMeJob -Token $job.Token -Connection token)
        foreach ($file in Get-ChildItem -LiteralPath $env:FOURME_STATE_HOME -Recurse -File -Filter *.log) { [System.IO.File]::ReadAllText($file.FullName) | Should -Not -Match 'fourme-secret-' }
    }

    It 'exported records' { Assert-NoSecret (Export-FourMeRecords people -Connection token) }

    It 'the error of <Name>' -ForEach @(
        @{ Name = 'a token that is refused'; Script = { Connect-FourMe -ApiUri $simulator.apiUri -Account wdc -Token $wrong } }
        @{ Name = 'a secret that is refused'; Script = { Connect-FourMe -ApiUri $simulator.apiUri -OAuthUri $simulator.oauthUri -Account wdc -Credential (New-Object -TypeName System.Management.Automation.PSCredential -ArgumentList 'id', (New-Hidden $wrong)) } }
        @{ Name = 'a token with a line break'; Script = { Connect-FourMe -ApiUri $simulator.apiUri -Account wdc -Token "$wrong`nbroken" } }
        @{ Name = 'an address that is not secure'; Script = { Connect-FourMe -ApiUri 'http://api.example.com/v1' -Account wdc -Token $wrong } }
        @{ Name = 'a host that answers with the token'; Script = { Add-SimulatorFault $simulator Me @{ fault = 'redirect'; location = "https://elsewhere.example/?x=$wrong" }; Connect-FourMe -ApiUri $simulator.apiUri -Account wdc -Token $wrong } }
        @{ Name = 'a link that no longer opens'; Script = { Add-SimulatorFault $simulator ExportFile @{ fault = 'respond'; status = 403; body = '<Error/>' }; Export-FourMeRecords people -Connection token } }
        @{ Name = 'a link to a host that is not there'; Script = { Add-SimulatorFault $simulator ExportGet @{ fault = 'respond'; status = 200; body = $linked }; Export-FourMeRecords people -Connection token } }
    ) {
        $seen = Invoke-Observed $Script

        $seen.Terminating | Should -Not -BeNullOrEmpty
        Assert-NoSecret $seen.Terminating
        Assert-NoSecret $seen.Terminating.Exception
        "$($seen.Terminating.Exception)" | Should -Not -Match 'fourme-secret-'
        "$($seen.Terminating.ErrorDetails) $($seen.Terminating.ErrorDetails.RecommendedAction)" | Should -Not -Match 'fourme-secret-'
    }
}

Describe 'The secrets of Connect-FourMe' {
    BeforeAll {
        $script = @'
param($Module, $ApiUri, $OAuthUri, $Transcript)
$ErrorActionPreference = 'Continue'
$VerbosePreference = 'Continue'
$DebugPreference = 'Continue'
Import-Module -Name $Module -Verbose:$false
$null = Start-Transcript -Path $Transcript
function Get-Hidden { param($Text) $s = New-Object System.Security.SecureString; foreach ($c in $Text.ToCharArray()) { $s.AppendChar($c) }; $s }
$at = @{ ApiUri = $ApiUri; OAuthUri = $OAuthUri; Account = 'wdc' }
$credential = New-Object System.Management.Automation.PSCredential $env:TEST_ID, (Get-Hidden $env:TEST_SECRET)
$wrong = New-Object System.Management.Automation.PSCredential $env:TEST_ID, (Get-Hidden $env:TEST_WRONG)
'CONNECTED'
$made = @(
    Connect-FourMe @at -Token $env:TEST_TOKEN -Name one -Verbose -Debug
    Connect-FourMe @at -Credential $credential -Name two -Verbose -Debug
    Connect-FourMe @at -Token $env:TEST_TOKEN -Proxy http://127.0.0.1:9 -ProxyCredential $wrong -SkipCheck -Name three
)
$made; $made | Format-List -Property * -Force; $made | Format-Table; $made | Out-String; $made | ConvertTo-Json -Depth 4
$made | ForEach-Object { "$_"; [System.Management.Automation.PSSerializer]::Serialize($_, 4) }
'REFUSED'
try { Connect-FourMe @at -Token $env:TEST_WRONG -Verbose -Debug } catch { $_; $_ | Format-List * -Force; "$($_.Exception)"; $_.ErrorDetails }
try { Connect-FourMe @at -Credential $wrong -Verbose -Debug } catch { $_; $_ | Format-List * -Force; "$($_.Exception)" }
try { Connect-FourMe @at -Token $env:TEST_TOKEN -Credential $credential } catch { $_ | Format-List * -Force }
Connect-FourMe @at -Token $env:TEST_WRONG -ErrorAction Continue
'LISTED'
Get-FourMeConnection -Verbose -Debug; Get-FourMeConnection | Format-List * -Force; Get-FourMeConnection | ConvertTo-Json -Depth 4; Get-FourMeConnection nobody
'IMPORTED'
# Before PowerShell 7.6, -Debug asks for confirmation.
[pscustomobject]@{ PrimaryEmail = 'secret@example.com'; Name = 'Secret'; Organization = 'nobody knows it' } | Import-FourMeRecords -Type people -Connection two -Verbose -Debug -Confirm:$false | Format-List * -Force
'DROPPED'
Disconnect-FourMe three -Verbose -Debug; Disconnect-FourMe nobody -Verbose -Debug; Disconnect-FourMe * -Verbose -Debug
$Error | Format-List * -Force
$Error | ForEach-Object { "$($_.Exception)" }
$null = Stop-Transcript
'ENDED'
'@
        $env:TEST_TOKEN = $simulator.token
        $env:TEST_ID = $simulator.clientId
        $env:TEST_SECRET = $simulator.clientSecret
        $env:TEST_WRONG = 'wrong-secret-0f3a'
        $transcript = Join-Path -Path $TestDrive -ChildPath 'transcript.txt'
        try {
            $printed = (Invoke-ChildShell $script (Get-TestedModulePath), $simulator.apiUri, $simulator.oauthUri, $transcript) -join "`n"
        }
        finally {
            foreach ($name in 'TEST_TOKEN', 'TEST_ID', 'TEST_SECRET', 'TEST_WRONG') { [System.Environment]::SetEnvironmentVariable($name, $null) }
        }
        $written = Get-Content -LiteralPath $transcript -Raw
    }

    It 'stay out of every stream, view and serialization' {
        # The whole script ran, with its verbose messages, or the test would say nothing.
        foreach ($word in 'CONNECTED', 'REFUSED', 'LISTED', 'IMPORTED', 'DROPPED', 'ENDED') { $printed | Should -MatchExactly $word }
        $printed | Should -Match 'VERBOSE: .*accepted the file'
        $printed | Should -Match 'does not accept the token'

        foreach ($secret in $simulator.token, $simulator.clientSecret, 'wrong-secret-0f3a') { $printed.Contains($secret) | Should -BeFalse }
    }

    It 'stay out of the transcript' {
        $written | Should -Match 'VERBOSE: .*accepted the file'

        foreach ($secret in $simulator.token, $simulator.clientSecret, 'wrong-secret-0f3a') { $written.Contains($secret) | Should -BeFalse }
    }
}
