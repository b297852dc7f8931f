@{
    RootModule             = 'FourMe.Import.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '6f0b7c1e-3f0d-4b53-9a61-6f1f5e0f4a27'
    Author                 = 'The FourMe.Import authors'
    CompanyName            = 'FourMe.Import'
    Copyright              = '(c) The FourMe.Import authors. MIT licence.'
    Description            = 'Pipes PowerShell objects into the 4me/Xurrent Bulk Import API: spec-compliant CSV, upload, wait, and an answer for every row.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    TypesToProcess         = @('FourMe.Import.Types.ps1xml')
    FormatsToProcess       = @('FourMe.Import.Format.ps1xml', 'FourMe.Import.Records.Format.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @(
        'Connect-FourMe'
        'ConvertTo-FourMeCsv'
        'Disconnect-FourMe'
        'Export-FourMeRecords'
        'Get-FourMeColumn'
        'Get-FourMeConnection'
        'Get-FourMeEnumeration'
        'Get-FourMeJob'
        'Get-FourMeRecordType'
        'Import-FourMeRecords'
        'New-FourMeMap'
        'New-FourMeTemplate'
        'Receive-FourMeJob'
        'Remove-FourMeJob'
        'Test-FourMeRecords'
        'Wait-FourMeJob'
    )
    VariablesToExport      = @()
    AliasesToExport        = @('Import-FourMeRecord', 'Export-FourMeRecord')
    PrivateData            = @{
        PSData = @{
            Tags         = @('4me', 'Xurrent', 'ITSM', 'Import', 'Bulk', 'CSV', 'CMDB', 'ActiveDirectory', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
