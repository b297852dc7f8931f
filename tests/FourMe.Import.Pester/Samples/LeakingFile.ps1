Describe 'a file that leaks' {
    It 'leaves secrets in every way' {
        $secret = 'fourme-secret-token-0123456789'
        $jobs = (New-Item -ItemType Directory -Path (Join-Path -Path $env:FOURME_KEPT -ChildPath 'state-1/jobs')).FullName
        $temporary = [System.IO.Path]::GetTempPath()
        Write-Output "printed $secret" | Out-Host
        Write-Verbose "told $secret"
        Write-Error "hidden $secret" -ErrorAction SilentlyContinue
        [System.IO.File]::WriteAllText((Join-Path -Path $jobs -ChildPath 'entry.json'), "{ ""Token"": ""$secret"" }")
        [System.IO.File]::WriteAllText((Join-Path -Path $jobs -ChildPath 'linked.json'), '{ "Link": "http://127.0.0.1/x?X-Amz-Signature=fourme-secret-signature-1" }')
        [System.IO.File]::WriteAllText((Join-Path -Path $temporary -ChildPath 'encoded.txt'), [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes("id:$secret")))
        [System.IO.File]::WriteAllText((Join-Path -Path $temporary -ChildPath 'wide.txt'), $secret, [System.Text.Encoding]::Unicode)
        throw "reported $secret"
    }
}
