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
    FormatsToProcess       = @('FourMe.Import.Format.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @(
        'Approve-FourMePlan'
        'Compare-FourMeRun'
        'Connect-FourMe'
        'ConvertTo-FourMeCsv'
        'Disconnect-FourMe'
        'Export-FourMeRecords'
        'Export-FourMeReport'
        'Get-FourMeBaseline'
        'Get-FourMeChange'
        'Get-FourMeColumn'
        'Get-FourMeConnection'
        'Get-FourMeEnumeration'
        'Get-FourMeJob'
        'Get-FourMePlan'
        'Get-FourMeRecordType'
        'Get-FourMeRun'
        'Get-FourMeSync'
        'Import-FourMeRecords'
        'Invoke-FourMePlan'
        'New-FourMeMap'
        'New-FourMePlan'
        'New-FourMeTemplate'
        'Receive-FourMeJob'
        'Remove-FourMeBaseline'
        'Remove-FourMeJob'
        'Remove-FourMePlan'
        'Remove-FourMeSync'
        'Resume-FourMeSync'
        'Suspend-FourMeSync'
        'Sync-FourMeRecords'
        'Test-FourMeManifest'
        'Test-FourMeRecords'
        'Trace-FourMeRecord'
        'Undo-FourMePlan'
        'Update-FourMeBaseline'
        'Wait-FourMeJob'
    )
    VariablesToExport      = @()
    AliasesToExport        = @('Import-FourMeRecord', 'Export-FourMeRecord')
    PrivateData            = @{
        PSData = @{
            Tags         = @('4me', 'Xurrent', 'ITSM', 'Import', 'Bulk', 'CSV', 'CMDB', 'ActiveDirectory', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ProjectUri   = 'https://www.powershellgallery.com/packages/FourMe.Import'
            ReleaseNotes = 'The first version: imports and exports with checks before anything is sent, an answer for every row, jobs that survive the session, incremental series, enumerations and catalogue at the console, help and completion for everything.'
        }
    }
}
