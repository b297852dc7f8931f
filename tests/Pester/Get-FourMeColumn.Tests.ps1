BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
}

Describe 'Get-FourMeColumn' {
    It 'lists the columns of a type in the order of the documented header' {
        $columns = Get-FourMeColumn sites
        $header = (New-FourMeTemplate sites) -split "`r`n" | Select-Object -First 1

        ($columns | Where-Object { -not $_.ReadOnly -and -not $_.DeprecatedBy }).Name -join ',' | Should -Be $header
        $columns.Count | Should -Be (Get-FourMeRecordType sites).Columns
    }

    It 'says of a column all that is known' {
        $column = Get-FourMeColumn people 'Primary Email'

        ($column | Get-Member -MemberType Property).Name | Should -Be @(
            'DeprecatedBy', 'Enumeration', 'IsKey', 'IsList', 'Kind', 'MaximumBytes', 'MaximumLength', 'Name', 'Notes', 'OtherNames', 'ReadOnly', 'Reference', 'Required', 'Separator', 'Type'
        )
        $column.Type | Should -Be 'people'
        $column.Name | Should -Be 'Primary Email'
        $column.Kind | Should -Be 'Text'
        $column.MaximumLength | Should -Be 128
        $column.Required | Should -Be 'Create'
        $column.IsKey | Should -BeTrue
        $column.ReadOnly | Should -BeFalse
        $column.IsList | Should -BeFalse
        "$column" | Should -Be 'Primary Email'
    }

    It 'tells what a value refers to, and how several stand in a cell' {
        (Get-FourMeColumn people Manager).Reference | Should -Be 'people'
        (Get-FourMeColumn people Locale).Enumeration | Should -Be 'language'
        $languages = Get-FourMeColumn people 'Do Not Translate Languages'
        $languages.IsList | Should -BeTrue
        $languages.Separator | Should -Be ','
        (Get-FourMeColumn people Information).MaximumBytes | Should -Be 65536
        (Get-FourMeColumn people 'Created At').ReadOnly | Should -BeTrue
        (Get-FourMeColumn people 'Custom Data').DeprecatedBy | Should -Be 'Custom Fields'
        (Get-FourMeColumn people Information).Required | Should -Be 'No'
        (Get-FourMeColumn people Information).IsKey | Should -BeFalse
    }

    It 'knows what every row needs' {
        $owner = Get-FourMeColumn people_contact_details Person

        $owner.Required | Should -Be 'Owner'
        $owner.IsKey | Should -BeTrue
    }

    It 'finds columns by loose names and wildcards: <_>' -ForEach 'primaryemail', 'primary_email', 'PRIMARY.EMAIL', '*mail*', 'primary_em*', 'primarye*l' {
        (Get-FourMeColumn people $_).Name | Should -Be 'Primary Email'
    }

    It 'gives each column once and in order, whatever the names' {
        (Get-FourMeColumn people name, *mail, 'Name', id).Name | Should -Be 'ID', 'Primary Email', 'Name'
    }

    It 'finds a column by what it was called before' {
        $renamed = Get-FourMeRecordType -Direction Import | Where-Object ColumnsKnown | Get-FourMeColumn | Where-Object OtherNames

        $renamed | Should -Not -BeNullOrEmpty
        foreach ($column in $renamed) { (Get-FourMeColumn $column.Type $column.OtherNames[0]).Name | Should -Be $column.Name }
    }

    It 'takes types from Get-FourMeRecordType, by name and from a job' {
        (Get-FourMeRecordType people | Get-FourMeColumn).Count | Should -Be 29
        ('people', 'sites' | Get-FourMeColumn -Name Name).Type | Should -Be 'people', 'sites'
        ([pscustomobject] @{ Type = 'people' } | Get-FourMeColumn -Name vip).Name | Should -Be 'VIP'
    }

    It 'takes wildcards of types and names of exports' {
        (Get-FourMeColumn people* Person).Type | Should -Be 'people_contact_details', 'people_roles'
        (Get-FourMeColumn flsas Name).Type | Should -Be 'first_line_support_agreements'
        Get-FourMeColumn zz* | Should -BeNullOrEmpty
    }

    It 'says once which types'' columns are not known' {
        $seen = Invoke-Observed { 'surveys', 'people', 'system_logs' | Get-FourMeColumn -Name name }

        $seen.Output.Type | Should -Be 'people'
        $seen.Error | Should -BeNullOrEmpty
        $seen.Warning | Should -Be "The columns of 'surveys', 'system_logs' are not known. An export of the type shows its columns."
    }

    It 'does not warn of types that only a pattern named' {
        (Invoke-Observed { Get-FourMeColumn s* name }).Warning | Should -BeNullOrEmpty
    }

    It 'names the column that was probably meant' {
        $seen = Invoke-Observed { Get-FourMeColumn people name, 'Primary Emial', *zz* }

        $seen.Output.Name | Should -Be 'Name'
        $seen.Error | Get-ErrorId | Should -Be 'ColumnNotFound'
        $seen.Error[0].TargetObject | Should -Be 'Primary Emial'
        "$($seen.Error[0])" | Should -Be "The record type 'people' has no column 'Primary Emial'. Did you mean 'Primary Email'?"
    }

    It 'is content when one of several types has the column' {
        (Invoke-Observed { Get-FourMeColumn people, sites vip }).Error | Should -BeNullOrEmpty
        "$((Invoke-Observed { Get-FourMeColumn people, sites vipp }).Error[0])" | Should -Be "None of the 2 record types has a column 'vipp'. Did you mean 'VIP'?"
    }

    It 'names the type that was probably meant, and goes on with the others' {
        $seen = Invoke-Observed { Get-FourMeColumn peple, sites Name }

        $seen.Output.Type | Should -Be 'sites'
        $seen.Error | Get-ErrorId | Should -Be 'RecordTypeNotFound'
    }
}
