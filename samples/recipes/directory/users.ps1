# People, as the directory has them.
. (Join-Path -Path $PSScriptRoot -ChildPath 'reader.ps1')

$users = @(Read-DirectoryUser -Setting $setting -Property Mail, Name, EmployeeId, Title, Company, Office, ManagerMail, Enabled)
# As in the records of organizations and sites.
Set-OneSpelling -User $users -Property Company, Office
$users
