# Stands in for Entra ID, as far as the recipe asks it. Three people, of whom the manager comes last,
# one whose account is disabled, one without an address, and a group.
# Set $directoryUsers before, to change who is there.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'The parameters are those of the commands that are stood in for.')]
param()

$directoryUsers = @(
    @{ Number = 1; Name = 'Ana Sousa'; Mail = 'ana.sousa@widget.example'; Title = 'Operator'; Boss = 4; Office = 'Lisboa'; Telephone = '+351 21 555 0101'; Mobile = '+351 91 555 0101'; Enabled = $true }
    @{ Number = 2; Name = 'Bo Lindqvist'; Mail = 'bo.lindqvist@widget.example'; Title = 'Operator'; Boss = 4; Office = 'Lisboa'; Telephone = '+351 21 555 0102'; Enabled = $true }
    @{ Number = 3; Name = 'Cem Aydin'; Mail = 'cem.aydin@widget.example'; Title = 'Operator'; Boss = 4; Enabled = $false }
    @{ Number = 4; Name = 'Dee Quinn'; Mail = 'dee.quinn@widget.example'; Title = 'Head of Operations'; Office = 'Lisboa'; Enabled = $true }
    @{ Number = 5; Name = 'svc-backup'; Enabled = $true }
)

function Get-DirectoryId {
    param([int] $Number)
    [guid] "00000000-0000-0000-0000-00000000000$Number"
}

function Get-MgUser {
    param([switch] $All, [string[]] $Property, [string] $ExpandProperty)
    foreach ($user in $directoryUsers) {
        $boss = $directoryUsers | Where-Object { $_.Number -eq $user.Boss }
        [pscustomobject] @{
            Id = "$(Get-DirectoryId $user.Number)"; Mail = $user.Mail; DisplayName = $user.Name; AccountEnabled = $user.Enabled; JobTitle = $user.Title
            CompanyName = if ($user.Mail) { 'Widget Lisboa, Lda.' }; OfficeLocation = $user.Office; City = $user.Office
            Country = if ($user.Office) { 'PT' }; BusinessPhones = @($user.Telephone | Where-Object { $_ }); MobilePhone = $user.Mobile
            Manager = [pscustomobject] @{ AdditionalProperties = if ($boss) { @{ mail = $boss.Mail } } else { @{} } }
        }
    }
}

function Get-MgGroup {
    param([switch] $All, [string] $Filter)
    if ($Filter -eq "startswith(displayName,'ITSM-')") { [pscustomobject] @{ Id = "$(Get-DirectoryId 9)"; DisplayName = 'ITSM-Operations Lisboa' } }
}

function Get-MgGroupTransitiveMember {
    param([string] $GroupId, [switch] $All)
    foreach ($user in $directoryUsers | Where-Object { $_.Number -in 1, 2 }) { [pscustomobject] @{ Id = "$(Get-DirectoryId $user.Number)"; AdditionalProperties = @{ mail = $user.Mail } } }
}
