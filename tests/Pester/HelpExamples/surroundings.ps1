# The folder and the session in which the examples of the cmdlets run, beyond what Initialize-ExampleFolder of stand-ins.ps1
# brings. Dot-source it in the session that runs an example.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidGlobalVars', '', Justification = 'The stand-in of Connect-FourMe fills it, the test reads it.')]
param()

$Samples = (Resolve-Path -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath '../../../samples')).ProviderPath

function Initialize-ExampleSession {
    param([string] $Path, [string] $Maps)
    $ErrorActionPreference = 'Stop'
    Initialize-ExampleFolder $Path $Maps
    Set-Location -LiteralPath $Path
    # One of the people of the samples works for a company that the account does not know. Examples of failures bring her back.
    Import-Csv -LiteralPath $Samples/people.csv -Encoding UTF8 | Where-Object -Property Company -NE 'Northern Lights Ltd.' | Export-Csv -LiteralPath ./people.csv -Encoding UTF8 -NoTypeInformation
    Set-Content -LiteralPath ./sites.csv -Encoding UTF8 -Value 'Source,Source ID,Name,City,Country', 'HR,s-1,Harbour Office,Rotterdam,NL', 'HR,s-2,Hill Office,Denver,US'
    Set-Content -LiteralPath ./legacy.csv -Encoding UTF8 -Value 'Primary Email,Name,VIP', 'ann@widget.com,Ann,ja', 'bob@widget.com,Bob,no', ',Cid,no'
    foreach ($type in 'products', 'cis') { Copy-Item -LiteralPath (Join-Path -Path $Maps -ChildPath "LansweeperAsset.$type.psd1") -Destination . }
    $null = Connect-FourMe
    $global:ExampleHosts = @()
}
