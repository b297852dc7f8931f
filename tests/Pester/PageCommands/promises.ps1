# Each command of the pages either runs and does what its page promises, or cannot run in a test, for a reason. Dot-source it.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Read by whoever dot-sources this.')]
param()

# Lines of the console.
#   Says     what the output must match, in this order; the console is narrow, so that long names are cut
#   AtRoot   it runs in the repository itself, otherwise in a folder as a reader has it
#   Early    it takes long and mostly waits, so it runs beside the others
#   Release  it builds in Release, which must be what is tested
#   Given    what the page takes for granted
#   Leaves   what must be there afterwards
$promises = [ordered] @{
    'dotnet run --project samples/Quickstart' = @{
        AtRoot = $true; Early = $true
        Says = '997 created.* 3 failures', 'RowFailed: record 200 \(.*\): The service refused it', ' 997 unchanged', '1000 people of the account'
    }
    './build.ps1 -Task Demo' = @{
        AtRoot = $true; Early = $true; Release = $true
        Says = 'people\s+done\s+20\s+19', 'Northern Lights', 'people\s+done\s+20\s+0\s+0\s+19', 'omar\.reyes@widget\.com', 'export people\s+done'
    }
    './build.ps1 -Task Package' = @{
        AtRoot = $true; Release = $true
        Says = 'Build succeeded', 'WARNING: The package has no icon', 'Directory: .*[\\/]out[\\/]package\s'
        Leaves = 'out/package/FourMe.Import.*.nupkg'
    }
    './build.ps1 -Task Package -RepositoryUri https://github.com/OWNER/NAME' = @{
        AtRoot = $true; Release = $true
        Says = 'Build succeeded', 'Directory: .*[\\/]out[\\/]package\s'
        Leaves = 'out/package/FourMe.Import.*.nupkg'
    }
    # The first run of each type waits for a person.
    'pwsh -NoProfile -File nightly-people.ps1 -Manifest samples/recipes/discovery/discovery.psd1' = @{
        ExitCode = 4
        Says = 'discovery products: Held', 'products: 4 new', 'cis: 7 new', 'ends with exit code 4'
    }
    'pwsh -NoProfile -File nightly-people.ps1 -Manifest samples/recipes/cost-centres/cost-centres.psd1' = @{
        ExitCode = 4
        Says = 'WARN .*inferred', 'custom_collections: 1 new', 'custom_collection_elements: 4 new'
    }
    'pwsh -NoProfile -File samples/recipes/linked-accounts/import-linked-people.ps1 -DirectoryAccount widget' = @{
        Says = 'people\s+done\s+3\s+3'
    }
    "pwsh -NoProfile -Command `"./samples/recipes/repair/import-and-repair.ps1 -Organization @{ 'Northern Lights Ltd.' = 'Northern Networks' }`"" = @{
        Says = 'people\s+done\s+20\s+19', 'Northern Lights', 'people\s+done\s+1\s+1'
    }
    'pwsh -NoProfile -Command "Connect-FourMe; Receive-FourMeJob -Latest -FailedRows failed.csv"' = @{
        Given = { $null = Connect-FourMe; Import-Csv people.csv | Import-FourMeRecords -Type people -Map ./people.psd1 -NoWait }
        Says = 'failed\.csv'
        Leaves = 'failed.csv'
    }
    'pwsh -NoProfile -File samples/recipes/warehouse/export-changes.ps1 -Directory incoming' = @{
        Says = 'people\.csv', 'cis\.csv'
        Leaves = 'incoming/*-changes/cis.csv'
    }
    'pwsh -NoProfile -File samples/recipes/warehouse/export-changes.ps1 -Directory incoming -Full' = @{
        Says = 'people\.csv', 'cis\.csv'
        Leaves = 'incoming/*-full/cis.csv'
    }
    'pwsh -NoProfile -File nightly-people.ps1 -Manifest nightly.psd1 -LogFile nightly.log' = @{
        ExitCode = 4
        Says = "WARN .*'Northern Lights", 'ERROR PlanHeld', 'people: 20 new', 'ends with exit code 4'
        Leaves = 'nightly.log'
    }
}

# Beside these: lines of the console that a test of its own runs.
$served = 'dotnet run --project src/FourMe.Import.Simulator -- --urls http://127.0.0.1:4010'

$suite = 'it runs the tests, this one among them'
$built = 'it writes what other tests run from at the same time; every run of the tests begins with this build'
$piece = 'the end of a pipeline, no command of its own'
$curl = 'it asks the real service; the page says what takes its place'
$others = 'a command of another module, which is not on this machine'
$notHere = [ordered] @{
    'dotnet test FourMeImport.sln' = $suite
    '.ci/run' = $suite
    './build.ps1 -Task Test' = $suite
    'dotnet build -c Release FourMeImport.sln' = $built
    './build.ps1' = $built
    './build.ps1 -Task Coverage' = 'it runs the tests of Core once more, measured; Package.Tests.ps1 shows that it fails below its floor'
    './build.ps1 -Task Help' = 'it writes en-US anew; AboutTopics.Tests.ps1 and HelpTests compare it with its pages'
    'pwsh tools/Views.ps1' = 'it writes docs/views.md anew; Views.Tests.ps1 makes the same blocks and compares them'
    'pwsh tools/RecordViews.ps1' = 'it writes the views of records anew; Views.Tests.ps1 makes them and compares them'
    'pwsh tools/Icon.ps1' = 'it draws the icon anew; Package.Tests.ps1 draws it elsewhere and compares'
    'pwsh tools/ReportSample.ps1' = 'it writes the sample report anew, which is of the day that it is made on; Export-FourMeReport.Tests.ps1 writes others'
    'pwsh tools/TerminalPicture.ps1' = 'it writes a picture anew, which has other times and tokens in it each time'
    'dotnet watch test --project tests/FourMe.Import.Core.Tests' = 'it runs until somebody stops it'
    'dotnet tool install --global PowerShell' = 'it changes the machine'
    'artifacts/engine/pwsh tests/Pester/run.ps1 -Path tests/Pester/Import-FourMeRecords.Tests.ps1' = 'the tests run this file anyway'
    'Install-Module PSScriptAnalyzer -RequiredVersion 1.25.0' = 'it changes the machine'
    'Install-Module Microsoft.PowerShell.PlatyPS -RequiredVersion 1.0.3' = 'it changes the machine'
    'New-FileCatalog -Path out/package/FourMe.Import -CatalogFilePath out/package/FourMe.Import/FourMe.Import.cat -CatalogVersion 2' = 'it needs Windows'
    'Publish-PSResource -Path out/package/FourMe.Import -Repository PSGallery -ApiKey ...' = 'it publishes'
    'curl -F type=people -F file=@people.csv https://api.xurrent.com/v1/import' = $curl
    'curl https://api.xurrent.com/v1/import/$JOB' = $curl
    'curl -o log "$LOGFILE"' = $curl
    'curl -F type=people,teams -F from=... https://api.xurrent.com/v1/export' = $curl
    'curl -o' = $curl
    'curl https://api.xurrent.com/v1/enums' = $curl
    'Start-XurrentDataImport -Path -Type' = $others
    'Wait-XurrentDataImport -Token' = $others
    'Connect-MgGraph -Scopes User.Read.All, GroupMember.Read.All' = $others
    'Get-ADUser -Filter * -ErrorAction Stop | New-FourMePlan ...' = $others
    'Get-ADUser -Filter * -ErrorAction Stop | Sync-FourMeRecords ...' = $others
    'pwsh -NonInteractive' = 'it opens a console'
    'Format-List *' = $piece
    'Select-Object -First 1' = $piece
    'Select-Object -First 10' = $piece
}
