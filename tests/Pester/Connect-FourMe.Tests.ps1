BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $at = @{ ApiUri = $simulator.apiUri; OAuthUri = $simulator.oauthUri; Account = $simulator.account }

    function Get-SecretText {
        param([string] $Text)
        $secret = New-Object -TypeName System.Security.SecureString
        foreach ($c in $Text.ToCharArray()) { $secret.AppendChar($c) }
        $secret
    }

    function Get-ClientCredential {
        param([string] $Secret = $simulator.clientSecret)
        New-Object -TypeName System.Management.Automation.PSCredential -ArgumentList $simulator.clientId, (Get-SecretText $Secret)
    }

    # A port of this machine that nobody listens on.
    function Get-ClosedPort {
        $listener = New-Object -TypeName System.Net.Sockets.TcpListener -ArgumentList ([System.Net.IPAddress]::Loopback), 0
        $listener.Start()
        $listener.LocalEndpoint.Port
        $listener.Stop()
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Connect-FourMe' {
    BeforeEach {
        Reset-Simulator $simulator
        Disconnect-FourMe -Name *
    }

    Context 'with a personal access token' {
        It 'takes the token as plain text' {
            (Connect-FourMe @at -Token $simulator.token).User | Should -Be 'Howard Tanner'
        }

        It 'takes the token as a SecureString' {
            (Connect-FourMe @at -Token (Get-SecretText $simulator.token)).User | Should -Be 'Howard Tanner'
        }

        It 'asks the service once, with token and account in the headers' {
            $null = Connect-FourMe @at -Token $simulator.token

            $request = Get-SimulatorRequest $simulator
            @($request).Count | Should -Be 1
            $request.pathAndQuery | Should -Be '/v1/me'
            Get-RequestHeader $request 'Authorization' | Should -Be "Bearer $($simulator.token)"
            Get-RequestHeader $request 'X-Xurrent-Account' | Should -Be $simulator.account
        }

        It 'writes the account in the older header with -Brand FourMe' {
            $null = Connect-FourMe @at -Token $simulator.token -Brand FourMe

            Get-RequestHeader (Get-SimulatorRequest $simulator) 'X-4me-Account' | Should -Be $simulator.account
        }

        It 'says nothing of an account when none is given' {
            $connection = Connect-FourMe -ApiUri $simulator.apiUri -Token $simulator.token

            $connection.Account | Should -BeNullOrEmpty
            $connection.Name | Should -Be 'default'
            Get-RequestHeader (Get-SimulatorRequest $simulator) 'X-Xurrent-Account' | Should -BeNullOrEmpty
        }

        It 'takes the account as its first argument' {
            (Connect-FourMe wdc -ApiUri $simulator.apiUri -Token $simulator.token).Account | Should -Be 'wdc'
        }

        It 'asks nothing with -SkipCheck' {
            $connection = Connect-FourMe @at -Token 'not-checked' -SkipCheck

            $connection.User | Should -BeNullOrEmpty
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }
    }

    Context 'with OAuth client credentials' {
        It 'fetches a token and uses it' {
            (Connect-FourMe @at -Credential (Get-ClientCredential)).User | Should -Not -BeNullOrEmpty

            (Get-SimulatorRequest $simulator).endpoint | Should -Be 'Token', 'Me'
        }

        It 'names the client id and never the secret as its credential' {
            (Connect-FourMe @at -Credential (Get-ClientCredential)).Credential | Should -Match $simulator.clientId
        }

        It 'refuses a wrong secret with an error that ends the command' {
            $seen = Invoke-Observed { Connect-FourMe @at -Credential (Get-ClientCredential 'wrong') }

            $seen.Terminating | Get-ErrorId | Should -Be 'OAuthRefused'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'AuthenticationError'
            Get-FourMeConnection | Should -BeNullOrEmpty
        }

        It 'refuses a token beside a credential' {
            Invoke-Observed { Connect-FourMe @at -Token $simulator.token -Credential (Get-ClientCredential) } |
                ForEach-Object { $_.Terminating | Get-ErrorId } | Should -Be 'InvalidConnection'
        }
    }

    Context 'with environment variables' {
        AfterEach {
            foreach ($name in 'FOURME_ACCOUNT', 'FOURME_TOKEN', 'FOURME_CLIENT_ID', 'FOURME_CLIENT_SECRET', 'FOURME_API_URI') {
                [System.Environment]::SetEnvironmentVariable($name, $null)
            }
        }

        It 'takes account, token and address from them' {
            $env:FOURME_ACCOUNT = $simulator.account
            $env:FOURME_TOKEN = $simulator.token
            $env:FOURME_API_URI = $simulator.apiUri

            $connection = Connect-FourMe

            $connection.Account | Should -Be $simulator.account
            $connection.User | Should -Be 'Howard Tanner'
        }

        It 'takes client id and secret from them' {
            $env:FOURME_CLIENT_ID = $simulator.clientId
            $env:FOURME_CLIENT_SECRET = $simulator.clientSecret

            (Connect-FourMe @at).User | Should -Not -BeNullOrEmpty
        }

        It 'prefers what is typed' {
            $env:FOURME_ACCOUNT = 'other'
            $env:FOURME_TOKEN = 'other'
            $env:FOURME_API_URI = 'https://api.example.com/v1'

            $connection = Connect-FourMe @at -Token $simulator.token

            $connection.Account | Should -Be $simulator.account
            $connection.ApiUri | Should -Be $simulator.apiUri
        }

        It 'prefers a typed environment of the service over an address in the environment' {
            $env:FOURME_API_URI = $simulator.apiUri

            (Connect-FourMe -Account wdc -Environment QA -Token x -SkipCheck).ApiUri | Should -Be 'https://api.xurrent.qa/v1'
        }

        It 'refuses an address in the environment that is none' {
            $env:FOURME_API_URI = 'not an address'

            (Invoke-Observed { Connect-FourMe -Token x }).Terminating | Get-ErrorId | Should -Be 'InvalidConnection'
        }

        It 'names the variables when there is no credential at all' {
            $seen = Invoke-Observed { Connect-FourMe @at }

            $seen.Terminating | Get-ErrorId | Should -Be 'MissingCredential'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'FOURME_TOKEN'
            Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        }
    }

    Context 'its name and the default' {
        It 'is named after the account' {
            (Connect-FourMe @at -Token x -SkipCheck).Name | Should -Be $simulator.account
        }

        It 'takes a name' {
            (Connect-FourMe @at -Token x -SkipCheck -Name test).Name | Should -Be 'test'
        }

        It 'makes the newest connection the default' {
            $first = Connect-FourMe @at -Token x -SkipCheck -Name first
            $second = Connect-FourMe @at -Token x -SkipCheck -Name second

            $first.IsDefault | Should -BeFalse
            $second.IsDefault | Should -BeTrue
        }

        It 'replaces a connection of the same name' {
            $null = Connect-FourMe @at -Token x -SkipCheck -Name same
            $null = Connect-FourMe -Account other -Token x -SkipCheck -Name SAME

            @(Get-FourMeConnection).Count | Should -Be 1
            (Get-FourMeConnection).Account | Should -Be 'other'
        }

        It 'keeps the connections there are when a new one fails' {
            $good = Connect-FourMe @at -Token $simulator.token
            $null = Invoke-Observed { Connect-FourMe @at -Token 'wrong' }

            $good.IsDefault | Should -BeTrue
            (Get-FourMeConnection).User | Should -Be 'Howard Tanner'
        }
    }

    Context 'the addresses of the service' {
        It 'reaches <Uri> with <With>' -ForEach @(
            @{ Uri = 'https://api.xurrent.com/v1'; With = '' }
            @{ Uri = 'https://api.au.xurrent.com/v1'; With = '-Region AU' }
            @{ Uri = 'https://api.uk.xurrent.com/v1'; With = '-Region UK' }
            @{ Uri = 'https://api.us.xurrent.com/v1'; With = '-Region US' }
            @{ Uri = 'https://api.ch.xurrent.com/v1'; With = '-Region CH' }
            @{ Uri = 'https://api.xurrent.qa/v1'; With = '-Environment QA' }
            @{ Uri = 'https://api.au.xurrent.qa/v1'; With = '-Environment QA -Region AU' }
            @{ Uri = 'https://api.xurrent-demo.com/v1'; With = '-Environment Demo' }
            @{ Uri = 'https://api.4me.com/v1'; With = '-Brand FourMe' }
            @{ Uri = 'https://api.us.4me.qa/v1'; With = '-Brand FourMe -Environment QA -Region US' }
            @{ Uri = 'https://api.4me-demo.com/v1'; With = '-Brand FourMe -Environment Demo' }
            @{ Uri = 'https://api.example.com/v1'; With = '-ApiUri https://api.example.com' }
            @{ Uri = 'https://api.example.com/v1'; With = '-ApiUri https://api.example.com/v1/' }
        ) {
            $connection = & ([scriptblock]::Create("Connect-FourMe -Account wdc -Token x -SkipCheck $With"))

            $connection.ApiUri | Should -Be $Uri
        }

        It 'refuses a region of the demo, which has none' {
            $seen = Invoke-Observed { Connect-FourMe -Environment Demo -Region US -Token x -SkipCheck }

            $seen.Terminating | Get-ErrorId | Should -Be 'InvalidConnection'
            $seen.Terminating.ErrorDetails.Message | Should -Match 'region'
        }

        It 'refuses plain HTTP to another machine' {
            $seen = Invoke-Observed { Connect-FourMe -ApiUri 'http://api.example.com/v1' -Token x -SkipCheck }

            $seen.Terminating | Get-ErrorId | Should -Be 'InsecureUri'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'SecurityError'
        }

        It 'refuses plain HTTP to another OAuth host' {
            (Invoke-Observed { Connect-FourMe -ApiUri 'https://api.example.com/v1' -OAuthUri 'http://oauth.example.com' -Token x -SkipCheck }).Terminating |
                Get-ErrorId | Should -Be 'InsecureUri'
        }

        It 'refuses the address <_>, which is none of the web' -ForEach 'ftp://api.example.com/v1', 'api.example.com' {
            $address = $_
            (Invoke-Observed { Connect-FourMe -ApiUri $address -Token x -SkipCheck }).Terminating | Get-ErrorId | Should -Be 'InvalidConnection'
        }

        It 'does not take a region beside an address' {
            { Connect-FourMe -ApiUri https://api.example.com -Region US -Token x -SkipCheck } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
        }
    }

    Context 'when the service cannot be used' {
        It 'says that a wrong token is not accepted, and ends the command' {
            $seen = Invoke-Observed { Connect-FourMe @at -Token 'wrong' }

            $seen.Terminating | Get-ErrorId | Should -Be 'Unauthorized'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'token'
            $seen.Error | Should -BeNullOrEmpty
            $seen.Output | Should -BeNullOrEmpty
            Get-FourMeConnection | Should -BeNullOrEmpty
        }

        It 'says that access is refused' {
            Add-SimulatorFault $simulator Me @{ fault = 'respond'; status = 403; body = '{"message":"Not for you"}' }

            $seen = Invoke-Observed { Connect-FourMe @at -Token $simulator.token }

            $seen.Terminating | Get-ErrorId | Should -Be 'Forbidden'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'PermissionDenied'
            $seen.Terminating.ErrorDetails.Message | Should -Match 'Not for you'
        }

        It 'names the host that cannot be reached' {
            $uri = "http://127.0.0.1:$(Get-ClosedPort)/v1"

            $seen = Invoke-Observed { Connect-FourMe -ApiUri $uri -Token x }

            $seen.Terminating | Get-ErrorId | Should -Be 'ConnectionFailed'
            $seen.Terminating.CategoryInfo.Category | Should -Be 'ConnectionError'
            $seen.Terminating.ErrorDetails.Message | Should -Match ([regex]::Escape(([uri] $uri).GetLeftPart('Authority')))
            "$($seen.Terminating.TargetObject)" | Should -Be $uri
        }

        It 'follows no redirect' {
            Add-SimulatorFault $simulator Me @{ fault = 'redirect'; location = "$($simulator.storageUri)/elsewhere"; always = $true }

            (Invoke-Observed { Connect-FourMe @at -Token $simulator.token }).Terminating | Get-ErrorId | Should -Be 'UnexpectedRedirect'

            (Get-SimulatorRequest $simulator).port | Sort-Object -Unique | Should -Be 'Api'
        }

        It 'says so when something else answers' {
            Add-SimulatorFault $simulator Me @{ fault = 'respond'; status = 200; body = '<html>Welcome</html>'; contentType = 'text/html'; always = $true }

            (Invoke-Observed { Connect-FourMe @at -Token $simulator.token }).Terminating | Get-ErrorId | Should -Be 'MalformedAnswer'
        }
    }

    Context 'an address with a password in it' {
        It 'is refused, and shown nowhere (<Name>)' -ForEach @(
            @{ Name = 'API'; With = @{ ApiUri = 'https://ann:hunter22@api.example.com/v1' } }
            @{ Name = 'OAuth'; With = @{ ApiUri = 'https://api.example.com/v1'; OAuthUri = 'https://ann:hunter22@oauth.example.com' } }
        ) {
            $seen = Invoke-Observed { Connect-FourMe @With -Account wdc -Token x -SkipCheck }

            $seen.Terminating | Get-ErrorId | Should -Be 'InvalidConnection'
            "$($seen.Terminating) $($seen.Terminating.TargetObject) $($seen.Terminating.ErrorDetails)" | Should -Not -Match 'hunter22'
        }
    }

    Context 'through a proxy' {
        BeforeAll {
            # Windows PowerShell goes past a proxy for addresses of the own machine, and the simulator has no other.
            $noProxy = $PSVersionTable.PSEdition -ne 'Core'
            $proxy = ([uri] $simulator.apiUri).GetLeftPart([System.UriPartial]::Authority)
            $behind = @{ ApiUri = "http://localhost:$(Get-ClosedPort)/v1"; OAuthUri = 'http://localhost:1'; Account = $simulator.account; Token = $simulator.token }
        }

        It 'sends its requests to the proxy' {
            if ($noProxy) { Set-ItResult -Skipped -Because 'Windows PowerShell uses no proxy for addresses of the own machine'; return }

            (Connect-FourMe @behind -Proxy $proxy).User | Should -Be 'Howard Tanner'

            (Invoke-Observed { Connect-FourMe @behind }).Terminating | Get-ErrorId | Should -Be 'ConnectionFailed'
        }

        It 'opens the proxy with -ProxyCredential' {
            if ($noProxy) { Set-ItResult -Skipped -Because 'Windows PowerShell uses no proxy for addresses of the own machine'; return }
            Add-SimulatorFault $simulator Me @{ fault = 'respond'; status = 407; headers = @{ 'Proxy-Authenticate' = 'Basic realm="proxy"' } }
            $credential = New-Object -TypeName System.Management.Automation.PSCredential -ArgumentList 'proxyuser', (Get-SecretText 'proxysecret')

            $null = Connect-FourMe @behind -Proxy $proxy -ProxyCredential $credential

            $expected = [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes('proxyuser:proxysecret'))
            Get-RequestHeader (Get-SimulatorRequest $simulator | Select-Object -Last 1) 'Proxy-Authorization' | Should -Be "Basic $expected"
        }

        It 'opens the proxy with the credentials in its address' {
            if ($noProxy) { Set-ItResult -Skipped -Because 'Windows PowerShell uses no proxy for addresses of the own machine'; return }
            Add-SimulatorFault $simulator Me @{ fault = 'respond'; status = 407; headers = @{ 'Proxy-Authenticate' = 'Basic realm="proxy"' } }

            $null = Connect-FourMe @behind -Proxy ($proxy -replace '//', '//proxyuser:proxysecret@')

            $expected = [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes('proxyuser:proxysecret'))
            Get-RequestHeader (Get-SimulatorRequest $simulator | Select-Object -Last 1) 'Proxy-Authorization' | Should -Be "Basic $expected"
        }

        It 'names a proxy that cannot be reached' {
            if ($noProxy) { Set-ItResult -Skipped -Because 'Windows PowerShell uses no proxy for addresses of the own machine'; return }

            $seen = Invoke-Observed { Connect-FourMe @at -Token $simulator.token -Proxy "http://127.0.0.1:$(Get-ClosedPort)" }

            $seen.Terminating | Get-ErrorId | Should -Be 'ConnectionFailed'
            $seen.Terminating.ErrorDetails.RecommendedAction | Should -Match 'proxy'
        }

        It 'refuses -ProxyCredential without -Proxy' {
            $credential = New-Object -TypeName System.Management.Automation.PSCredential -ArgumentList 'proxyuser', (Get-SecretText 'proxysecret')

            (Invoke-Observed { Connect-FourMe @at -Token x -SkipCheck -ProxyCredential $credential }).Terminating | Get-ErrorId | Should -Be 'InvalidConnection'
        }
    }
}
