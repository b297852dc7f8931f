# The manifest that nightly-people.ps1 runs. Test-FourMeManifest checks it; Get-Help about_FourMe_Manifest explains the words.
# Relative paths start at the folder of this file.
@{
    Source = 'HR'
    Types  = @(
        @{
            Type        = 'people'
            # A CSV file, or a script that returns objects, such as Get-ADUser -Filter * -Properties mail, ...
            Records     = './people.csv'
            Map         = './people.psd1'
            # People who have left are disabled after three nights in which the source did not have them.
            Retire      = @{ Disabled = $true }
            RetireAfter = 3
            # If more would be disabled, or fewer records come in, a person must review the run.
            Limits      = @{ Retire = '3%'; Records = 15 }
            Protect     = 'svc-*'
        }
    )
    # This script is called at the end of each run that needs attention:
    # OnEnd = './on-end/chat.ps1'
}
