# What stands in for the surroundings of a cmdlet's examples, beside the commands and files of stand-ins.ps1: a person at the
# keyboard, a vault, a database, and the hosts of the service. The module's own cmdlets run as they are, but for the address
# that Connect-FourMe goes to; see there. Dot-source it in the session that runs an example.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidOverwritingBuiltInCmdlets', '', Justification = 'Nobody is there to answer.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'Secrets of a simulated account.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'The parameters are those of the commands that are stood in for.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUsePSCredentialType', '', Justification = 'Only passes on what is given.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingPlainTextForPassword', '', Justification = 'Only passes on what is given.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidGlobalVars', '', Justification = 'The test reads it after the example.')]
param()

function Read-Host {
    param([Parameter(Position = 0)] [string] $Prompt, [switch] $AsSecureString)
    if ($AsSecureString) { ConvertTo-SecureString -String $env:EXAMPLE_TOKEN -AsPlainText -Force } else { $env:EXAMPLE_TOKEN }
}

function Get-Credential {
    param([Parameter(Position = 0)] [string] $UserName, [string] $Message)
    New-Object -TypeName pscredential -ArgumentList $env:EXAMPLE_CLIENT_ID, (ConvertTo-SecureString -String $env:EXAMPLE_CLIENT_SECRET -AsPlainText -Force)
}

function Get-Secret {
    param([Parameter(Position = 0)] [string] $Name, [string] $Vault, [switch] $AsPlainText)
    if ($AsPlainText) { $env:EXAMPLE_TOKEN } else { ConvertTo-SecureString -String $env:EXAMPLE_TOKEN -AsPlainText -Force }
}

# Rows of an inventory, with the columns of Lansweeper and of Configuration Manager.
function Invoke-Sqlcmd {
    param([string] $ServerInstance, [string] $Database, [string] $Query, [string] $InputFile)
    foreach ($number in 1..3) {
        [pscustomobject] @{
            AssetID = 1000 + $number; AssetUnique = "NB-$number\1"; AssetName = "NB-$number"; AssetTypename = 'Windows'; State = 'Active'
            Manufacturer = 'Contour'; Model = 'Book 14'; Serialnumber = "CB14-$number"; BarCode = "B$number"; Mac = "00:16:3E:00:00:0$number"
            PurchaseDate = [datetime] '2025-01-02'; Warrantydate = [datetime] '2028-01-02'; NrProcessors = 1; IPLocation = 'Data Center 1'
            UserMail = 'omar.reyes@widget.com'; Name = "NB-$number"; SMSUniqueIdentifier = "GUID:0000-$number"; IsObsolete = $false
            ResourceID = 16777220 + $number; ADSiteName = 'Data Center 1'; PrimaryUserMail = 'omar.reyes@widget.com'; PCSystemType = 2
        }
    }
}

# The hosts of the service and a company's proxy are out of a test's reach. What an example writes is given to the cmdlet
# first, without the check: it must bind, and the host that it chooses is noted. Then it is given once more with the address
# of the simulated account in the place of host and proxy.
function Connect-FourMe {
    [CmdletBinding(PositionalBinding = $false)]
    param([Parameter(Position = 0)] $Account, $Environment, $Region, $Brand, $ApiUri, $OAuthUri, $Token, $Credential, $Proxy, $ProxyCredential, $TimeoutSec, $Name, [switch] $SkipCheck)

    $written = @{} + $PSBoundParameters
    $places = @($written.Keys | Where-Object { $_ -in 'Environment', 'Region', 'Brand', 'ApiUri', 'OAuthUri', 'Proxy', 'ProxyCredential' })
    if ($places.Count -eq 0) { return FourMe.Import\Connect-FourMe @written }
    $written.Remove('SkipCheck')
    $chosen = FourMe.Import\Connect-FourMe @written -SkipCheck
    $global:ExampleHosts = @($global:ExampleHosts) + $chosen.ApiUri.Host
    $places | ForEach-Object { $written.Remove($_) }
    FourMe.Import\Connect-FourMe @written -ApiUri $env:FOURME_API_URI -OAuthUri $env:EXAMPLE_OAUTH_URI
}
