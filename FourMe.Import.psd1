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
    FormatsToProcess       = @('FourMe.Import.Format.ps1xml', 'FourMe.Import.Lists.Format.ps1xml', 'FourMe.Import.Records.Format.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @(
        'Connect-FourMe'
        'ConvertTo-FourMeCsv'
        'Disconnect-FourMe'
        'Export-FourMeRecords'
        'Get-FourMeBaseline'
        'Get-FourMeColumn'
        'Get-FourMeConnection'
        'Get-FourMeEnumeration'
        'Get-FourMeJob'
        'Get-FourMeRecordType'
        'Import-FourMeRecords'
        'New-FourMeMap'
        'New-FourMeTemplate'
        'Receive-FourMeJob'
        'Remove-FourMeBaseline'
        'Remove-FourMeJob'
        'Test-FourMeRecords'
        'Update-FourMeBaseline'
        'Wait-FourMeJob'
    )
    VariablesToExport      = @()
    AliasesToExport        = @('Import-FourMeRecord', 'Export-FourMeRecord')
    FileList               = @(
        'FourMe.Import.Format.ps1xml'
        'FourMe.Import.Lists.Format.ps1xml'
        'FourMe.Import.Records.Format.ps1xml'
        'FourMe.Import.psd1'
        'FourMe.Import.psm1'
        'LICENSE'
        'bin/net472/CsvHelper.dll'
        'bin/net472/FourMe.Import.Core.dll'
        'bin/net472/FourMe.Import.Loader.dll'
        'bin/net472/FourMe.Import.dll'
        'bin/net472/Microsoft.Bcl.AsyncInterfaces.dll'
        'bin/net472/Microsoft.Bcl.TimeProvider.dll'
        'bin/net472/Polly.Core.dll'
        'bin/net472/System.Buffers.dll'
        'bin/net472/System.ComponentModel.Annotations.dll'
        'bin/net472/System.IO.FileSystem.AccessControl.dll'
        'bin/net472/System.Memory.dll'
        'bin/net472/System.Numerics.Vectors.dll'
        'bin/net472/System.Runtime.CompilerServices.Unsafe.dll'
        'bin/net472/System.Security.AccessControl.dll'
        'bin/net472/System.Security.Principal.Windows.dll'
        'bin/net472/System.Text.Encodings.Web.dll'
        'bin/net472/System.Text.Json.dll'
        'bin/net472/System.Threading.Tasks.Extensions.dll'
        'bin/net472/System.ValueTuple.dll'
        'bin/net8.0/CsvHelper.dll'
        'bin/net8.0/FourMe.Import.Core.dll'
        'bin/net8.0/FourMe.Import.Loader.dll'
        'bin/net8.0/FourMe.Import.dll'
        'bin/net8.0/Polly.Core.dll'
        'en-US/FourMe.Import.dll-Help.xml'
        'en-US/about_FourMe_Errors.help.txt'
        'en-US/about_FourMe_Import.help.txt'
        'en-US/about_FourMe_Mapping.help.txt'
        'en-US/about_FourMe_Scheduling.help.txt'
    )
    PrivateData            = @{
        PSData = @{
            Tags         = @('4me', 'Xurrent', 'ITSM', 'Import', 'Bulk', 'CSV', 'CMDB', 'ActiveDirectory', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ProjectUri   = 'https://www.powershellgallery.com/packages/FourMe.Import'
            ReleaseNotes = 'The first version: imports and exports with checks before anything is sent, an answer for every row, jobs that survive the session, incremental series, enumerations and catalogue at the console, help and completion for everything.'
        }
    }
}
