# What nightly-people.ps1 keeps in step. Test-FourMeManifest checks it; Get-Help about_FourMe_Manifest explains the words.
# Relative paths start at the folder of this file.
@{
    Source = 'HR'
    Types  = @(
        @{
            Type        = 'people'
            # A CSV file, or a script that returns objects, such as Get-ADUser -Filter * -Properties mail, ...
            Records     = './people.csv'
            Map         = './people.psd1'
            # Who has left: disabled after three nights in which the source did not have them.
            Retire      = @{ Disabled = $true }
            RetireAfter = 3
            # More than that has to be looked at by a person.
            Limits      = @{ Retire = '3%'; Records = 15 }
            Protect     = 'svc-*'
        }
    )
    # Hears of every end but a quiet success:
    # OnEnd = './on-end/chat.ps1'
}
