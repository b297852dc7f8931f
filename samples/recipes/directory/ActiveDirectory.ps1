# Reads Active Directory with the module ActiveDirectory. Dot-sourced by import-directory.ps1.

function Read-DirectoryUser {
    $users = @(Get-ADUser -Filter * -Properties mail, title, company, manager, physicalDeliveryOfficeName, l, c, telephoneNumber, mobile)
    # The service names a manager by an e-mail address, the directory by a distinguished name.
    $mailOf = @{}
    foreach ($user in $users) { $mailOf[$user.DistinguishedName] = $user.mail }
    foreach ($user in $users) {
        [pscustomobject] @{
            Id          = "$($user.ObjectGUID)"
            Name        = $user.Name
            Mail        = $user.mail
            Title       = $user.title
            Company     = $user.company
            Office      = $user.physicalDeliveryOfficeName
            City        = $user.l
            Country     = $user.c
            ManagerMail = if ($user.manager) { $mailOf["$($user.manager)"] }
            Telephone   = $user.telephoneNumber
            Mobile      = $user.mobile
            Enabled     = $user.Enabled
        }
    }
}

function Read-DirectoryGroup {
    param([string] $Prefix)
    foreach ($group in Get-ADGroup -Filter "Name -like '$Prefix*'") {
        $members = Get-ADGroupMember -Identity $group -Recursive | Where-Object -Property objectClass -EQ 'user' | Get-ADUser -Properties mail
        [pscustomobject] @{ Id = "$($group.ObjectGUID)"; TeamName = $group.Name.Substring($Prefix.Length); Mails = @($members.mail | Where-Object { $_ } | Sort-Object) }
    }
}
