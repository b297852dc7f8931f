# Reads Microsoft Entra ID with the modules Microsoft.Graph.Users and Microsoft.Graph.Groups; call Connect-MgGraph before.
# Dot-sourced by import-directory.ps1.

function Read-DirectoryUser {
    $properties = 'id', 'mail', 'displayName', 'accountEnabled', 'jobTitle', 'companyName', 'officeLocation', 'city', 'country', 'businessPhones', 'mobilePhone'
    foreach ($user in Get-MgUser -All -Property $properties -ExpandProperty manager) {
        [pscustomobject] @{
            Id          = $user.Id
            Name        = $user.DisplayName
            Mail        = $user.Mail
            Title       = $user.JobTitle
            Company     = $user.CompanyName
            Office      = $user.OfficeLocation
            City        = $user.City
            Country     = $user.Country
            # The expanded manager carries what it has in AdditionalProperties.
            ManagerMail = if ($user.Manager.AdditionalProperties) { $user.Manager.AdditionalProperties['mail'] }
            Telephone   = $user.BusinessPhones | Select-Object -First 1
            Mobile      = $user.MobilePhone
            Enabled     = $user.AccountEnabled
        }
    }
}

function Read-DirectoryGroup {
    param([string] $Prefix)
    foreach ($group in Get-MgGroup -All -Filter "startswith(displayName,'$Prefix')") {
        $mails = foreach ($member in Get-MgGroupTransitiveMember -GroupId $group.Id -All) { $member.AdditionalProperties['mail'] }
        [pscustomobject] @{ Id = $group.Id; TeamName = $group.DisplayName.Substring($Prefix.Length); Mails = @($mails | Where-Object { $_ } | Sort-Object) }
    }
}
