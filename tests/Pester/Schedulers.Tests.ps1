# What surrounds the nightly run: the scripts of OnEnd, and those that register it with a scheduler, against stand-ins.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Stand-ins that change nothing.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidOverwritingBuiltInCmdlets', '', Justification = 'Stand-ins: nothing is sent.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidGlobalVars', '', Justification = 'What a script gave to a stand-in is looked at by the test.')]
param()

BeforeAll {
    . $PSScriptRoot/common.ps1
    $samples = Join-Path -Path $repository -ChildPath 'samples'
    $held = [pscustomobject] @{
        Name = 'sync people'; Type = 'people'; Outcome = 'Held'; ExitCode = 4; Failed = 0; Refused = 3; PlanId = 'people-1'
        Failures = @([pscustomobject] @{ Id = 'PlanHeld'; Message = "212 records would be taken out of use: Ann O'Neill" })
    }
    $well = [pscustomobject] @{ Name = 'sync sites'; Type = 'sites'; Outcome = 'Applied'; ExitCode = 0; Failed = 0; Refused = 0; PlanId = 'sites-1'; Failures = @() }
}

Describe 'samples/on-end' {
    AfterAll { Remove-Variable -Name sent -Scope Global -ErrorAction SilentlyContinue }

    It 'sends a mail that names what happened and the commands that help' {
        function Send-MailMessage { param($SmtpServer, $From, [string[]] $To, $Subject, $Body, $Encoding, [switch] $UseSsl) $global:sent = $PSBoundParameters }
        $env:FOURME_MAIL_SERVER, $env:FOURME_MAIL_FROM, $env:FOURME_MAIL_TO = 'smtp.example.com', 'task@example.com', 'ann@example.com;bob@example.com'
        try { & (Join-Path -Path $samples -ChildPath 'on-end/mail.ps1') @($held, $well) } finally { Remove-Item -Path Env:FOURME_MAIL_* }

        $sent.SmtpServer, $sent.From | Should -Be 'smtp.example.com', 'task@example.com'
        $sent.To | Should -Be 'ann@example.com', 'bob@example.com'
        $sent.Subject | Should -Be '4me: people Held, sites Applied'
        $sent.Body | Should -Match "PlanHeld: 212 records.*Ann O'Neill"
        $sent.Body | Should -Match 'Approve-FourMePlan people-1'
        $sent.Body | Should -Not -Match 'Approve-FourMePlan sites-1'
    }

    It 'posts counts and ids to a chat, and no messages' {
        function Invoke-RestMethod { param($Uri, $Method, $ContentType, [byte[]] $Body, $TimeoutSec) $global:sent = $PSBoundParameters }
        $env:FOURME_CHAT_WEBHOOK = 'https://chat.example.com/hook'
        try { & (Join-Path -Path $samples -ChildPath 'on-end/chat.ps1') @($held, $well) } finally { Remove-Item -Path Env:FOURME_CHAT_WEBHOOK }

        $text = ([System.Text.Encoding]::UTF8.GetString($sent.Body) | ConvertFrom-Json).text
        $sent.Uri, $sent.Method | Should -Be 'https://chat.example.com/hook', 'Post'
        $text | Should -Match 'sync people people: Held, exit code 4, 0 rows failed\. PlanHeld'
        $text | Should -Match 'Get-FourMeChange people-1'
        $text | Should -Not -Match 'Neill'
    }
}

Describe 'samples/schedulers' {
    AfterAll { Remove-Variable -Name task, rights -Scope Global -ErrorAction SilentlyContinue }

    BeforeEach {
        $folder = (New-Item -ItemType Directory -Path (New-TestPath 'scheduled folder')).FullName
        $manifest = Join-Path -Path $folder -ChildPath 'sync.psd1'
        Set-Content -LiteralPath $manifest -Value '@{}'
        $environment = Join-Path -Path $folder -ChildPath 'environment'
        Set-Content -LiteralPath $environment -Value 'FOURME_ACCOUNT=widget'
    }

    It 'registers a task with absolute paths, without a profile, for a group managed service account' {
        function New-ScheduledTaskAction { param($Execute, $Argument) "$Execute $Argument" }
        function New-ScheduledTaskTrigger { param([switch] $Daily, [datetime] $At) "$Daily $($At.ToString('HH:mm'))" }
        function New-ScheduledTaskSettingsSet { param($MultipleInstances, [switch] $StartWhenAvailable, $ExecutionTimeLimit) "$MultipleInstances $StartWhenAvailable $ExecutionTimeLimit" }
        function New-ScheduledTaskPrincipal { param($UserId, $LogonType) "$UserId $LogonType" }
        function Register-ScheduledTask { param($TaskName, $Action, $Trigger, $Settings, $Principal, [switch] $Force) $global:task = $PSBoundParameters }
        function icacls.exe { $global:rights = $args -join ' '; $global:LASTEXITCODE = 0 }
        $state = Join-Path -Path $folder -ChildPath 'state'

        & (Join-Path -Path $samples -ChildPath 'schedulers/Register-NightlyTask.ps1') -Manifest $manifest -ServiceAccount 'WIDGET\svc-fourme$' -Account widget -StatePath $state

        $task.Principal | Should -Be 'WIDGET\svc-fourme$ Password'
        $task.Trigger | Should -Be 'True 02:15'
        $task.Settings | Should -BeLike 'IgnoreNew True *'
        $task.Action | Should -BeLike "pwsh.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File *nightly-people.ps1*-Manifest `"$manifest`" -Account widget -SecretName nightly -StatePath `"$state`" -LogFile *"
        $rights | Should -Be "$state /inheritance:r /grant WIDGET\svc-fourme`$:(OI)(CI)M BUILTIN\Administrators:(OI)(CI)F"
        Test-Path -LiteralPath $state | Should -BeTrue
    }

    It 'puts one line into the crontab, whatever it runs before, and refuses an environment that others can read' -Skip:($env:OS -eq 'Windows_NT') {
        $bin = (New-Item -ItemType Directory -Path (Join-Path -Path $folder -ChildPath 'bin')).FullName
        $table = Join-Path -Path $folder -ChildPath 'table'
        Set-Content -LiteralPath (Join-Path -Path $bin -ChildPath 'crontab') -Value "#!/bin/sh`nif [ `"`$1`" = -l ]; then cat '$table'; else cat > '$table.new'; mv '$table.new' '$table'; fi"
        Set-Content -LiteralPath (Join-Path -Path $bin -ChildPath 'pwsh') -Value "#!/bin/sh`ntrue"
        Set-Content -LiteralPath $table -Value '0 1 * * * other'
        & chmod 755 (Join-Path $bin crontab) (Join-Path $bin pwsh)
        $script = Join-Path -Path $samples -ChildPath 'schedulers/install-cron.sh'

        & chmod 644 $environment
        $refused = & /bin/sh -c "PATH='$bin':`$PATH sh '$script' '$manifest' '$environment' 2>&1"
        $LASTEXITCODE | Should -Be 1
        $refused | Should -Match 'Others can read'
        & chmod 600 $environment
        foreach ($time in 1, 2) { $null = & /bin/sh -c "PATH='$bin':`$PATH sh '$script' '$manifest' '$environment'"; $LASTEXITCODE | Should -Be 0 }

        $lines = @(Get-Content -LiteralPath $table)
        $lines | Should -HaveCount 2
        $lines[1] | Should -BeLike "15 2 * * * set -a && . '$environment' && '$bin/pwsh' -NoProfile*-Manifest '$manifest' -LogFile '$folder/nightly.log' >/dev/null"
        $global:LASTEXITCODE = 0
    }

    It 'makes a service and a timer of systemd' -Skip:($env:OS -eq 'Windows_NT') {
        $script = Join-Path -Path $samples -ChildPath 'schedulers/install-systemd.sh'
        $null = & /bin/sh -c "DESTDIR='$folder' sh '$script' '$manifest' fourme '$environment'"
        $LASTEXITCODE | Should -Be 0

        $service = Get-Content -LiteralPath (Join-Path -Path $folder -ChildPath 'etc/systemd/system/fourme-nightly.service')
        $service | Should -Contain 'User=fourme'
        $service | Should -Contain "EnvironmentFile=$environment"
        $service | Should -Contain 'SuccessExitStatus=2 3 5'
        Get-Content -LiteralPath (Join-Path -Path $folder -ChildPath 'etc/systemd/system/fourme-nightly.timer') | Should -Contain 'Persistent=true'
    }
}
