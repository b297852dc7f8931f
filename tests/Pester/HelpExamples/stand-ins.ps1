# Stands in for what the examples of the help and of docs/ use and a machine that tests does not have: commands of other
# modules, and the files of the folder in which the reader is. Dot-source it in the session that runs an example.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'Secrets of a simulated account.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'The parameters are those of the commands that are stood in for.')]
param()

# Users of Active Directory: an attribute that a user does not have is no property of the object.
function Get-ADUser {
    param([string] $Identity, $Filter, [string[]] $Properties, [string] $SearchBase)
    $users = foreach ($number in 1..3) {
        $user = [ordered] @{
            DistinguishedName = "CN=User $number,OU=People,DC=widget,DC=example"
            ObjectGUID        = [guid] "00000000-0000-0000-0000-00000000000$number"
            Name              = "User $number"
            DisplayName       = "User Number $number"
            Enabled           = $number -ne 3
            SamAccountName    = "user$number"
            UserPrincipalName = "user$number@widget.example"
            mail              = "user$number@widget.example"
            Company           = 'Widget Data Center'
        }
        if ($number -ne 1) {
            $user.Title = 'Operator'
            $user.EmployeeID = "E-$number"
            $user.physicalDeliveryOfficeName = 'Floor 2'
            $user.l = 'Data Center 1'
            $user.Manager = 'CN=User 1,OU=People,DC=widget,DC=example'
        }
        [pscustomobject] $user
    }
    if ($Identity) { $users | Where-Object -Property DistinguishedName -EQ -Value $Identity } else { $users }
}

# Users of Microsoft Entra ID: what was not asked for is there, and null.
function Get-MgUser {
    param([switch] $All, [string] $Filter, [string] $ExpandProperty, [string[]] $Property)
    foreach ($number in 1..2) {
        [pscustomobject] @{
            Id = "10000000-0000-0000-0000-00000000000$number"; Mail = "cloud$number@widget.example"; DisplayName = "Cloud Number $number"
            AccountEnabled = $true; UserPrincipalName = "cloud$number@widget.example"; EmployeeId = "C-$number"; JobTitle = $null
            OfficeLocation = $null; CompanyName = 'Widget Data Center'; Manager = $null
        }
    }
}

function Get-EntraUser {
    param([switch] $All, [string] $Filter, [string[]] $Property)
    Get-MgUser
}

# A vault of SecretManagement.
function Get-Secret {
    param([string] $Name, [string] $Vault, [switch] $AsPlainText)
    ConvertTo-SecureString -String $env:FOURME_TOKEN -AsPlainText -Force
}

# The consumer of an export.
function Send-ToOtherSystem {
    param([Parameter(ValueFromPipeline = $true)] $InputObject)
    process { $null = $InputObject }
}

# The files that examples name, in the folder in which they run. -Maps is the folder of maps.ps1.
function Initialize-ExampleFolder {
    param([string] $Path, [string] $Maps)
    $samples = Join-Path -Path $PSScriptRoot -ChildPath '../../../samples'
    foreach ($name in 'people.csv', 'people.psd1', 'nightly-people.ps1', 'nightly.psd1') { Copy-Item -LiteralPath (Join-Path -Path $samples -ChildPath $name) -Destination $Path }
    $null = New-Item -ItemType Directory -Path (Join-Path -Path $Path -ChildPath 'out')
    foreach ($name in 'ADUser.people.psd1', 'EntraUser.people.psd1') { Copy-Item -LiteralPath (Join-Path -Path $Maps -ChildPath $name) -Destination $Path }
}
