# Not a test of the module: the process ends before Pester can report anything.
Describe 'Gone' {
    It 'takes the process with it' {
        [Console]::Error.WriteLine('last words')
        [Environment]::Exit(3)
    }
}
