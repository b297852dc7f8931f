# What a session meets outside of the module: proxies that the environment names, a module that is removed or updated while it works.

BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
    $simulator = Start-Simulator
    $null = Connect-Simulator $simulator
    $manifestPath = Get-TestedModulePath
    $closed = 'http://127.0.0.1:9'

    # Runs a script in a process with these environment variables; .NET reads those of proxies once a process.
    function Invoke-WithEnvironment {
        param([hashtable] $Variable, [string] $Script, [object[]] $ArgumentList)
        foreach ($name in $Variable.Keys) { Set-Item -LiteralPath "Env:$name" -Value $Variable[$name] }
        try { Invoke-ChildShell $Script $ArgumentList }
        finally { foreach ($name in $Variable.Keys) { Remove-Item -LiteralPath "Env:$name" } }
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'A proxy of the environment' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
    BeforeAll {
        $connect = 'param($Module, $ApiUri, $Token) Import-Module -Name $Module; (Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token).User'
    }

    It 'is used' {
        $proxy = ([uri] $simulator.apiUri).GetLeftPart([System.UriPartial]::Authority)

        Invoke-WithEnvironment @{ http_proxy = $proxy } $connect $manifestPath, 'http://localhost:9/v1', $simulator.token | Should -Be 'Howard Tanner'
    }

    It 'is passed by where NO_PROXY says so' {
        Invoke-WithEnvironment @{ http_proxy = $closed; NO_PROXY = '127.0.0.1' } $connect $manifestPath, $simulator.apiUri, $simulator.token | Should -Be 'Howard Tanner'
    }
}

Describe 'The module' {
    It 'can be removed while a job of it is waited for, and the job is seen to its end' {
        $script = @'
param($Module, $ApiUri, $Token, $State)
$env:FOURME_STATE_HOME = $State
Import-Module -Name $Module
$null = Connect-FourMe -ApiUri $ApiUri -Account wdc -Token $Token
$job = [pscustomobject] @{ PrimaryEmail = 'gone@example.com'; Name = 'Gone' } | Import-FourMeRecords -Type people -NoWait
$job, $job | ForEach-Object { Remove-Module -Name FourMe.Import -ErrorAction SilentlyContinue; $_ } | Wait-FourMeJob | ForEach-Object { "$($_.State) $($_.Created)" }
@(Get-Module -Name FourMe.Import).Count
'@
        Invoke-ChildShell $script $manifestPath, $simulator.apiUri, $simulator.token, (New-StateHome) | Should -Be 'done 1', 'done 1', '0'
    }
}
