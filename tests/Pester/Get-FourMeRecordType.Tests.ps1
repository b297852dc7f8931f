BeforeAll {
    . $PSScriptRoot/common.ps1
    Import-TestedModule
}

Describe 'Get-FourMeRecordType' {
    It 'lists every type that can be imported or exported, once' {
        $types = Get-FourMeRecordType

        @($types | Where-Object Direction -In 'Import', 'Both').Count | Should -Be 95
        @($types | Where-Object Direction -In 'Export', 'Both').Count | Should -Be 106
        $types.Name | Should -Be ($types.Name | Sort-Object -Unique -Culture '')
    }

    It 'says of a type all that is known' {
        $people = Get-FourMeRecordType people

        ($people | Get-Member -MemberType Property).Name | Should -Be @(
            'AddOnly', 'Columns', 'ColumnsKnown', 'Direction', 'Documentation', 'ExportName', 'ImportOrder', 'Keys', 'Name', 'Notes', 'Owner', 'Planning', 'PlanningReason', 'RefersTo', 'ReplacesPerOwner', 'Title'
        )
        $people.Title | Should -Be 'People'
        $people.Direction | Should -Be 'Both'
        $people.ExportName | Should -BeNullOrEmpty
        $people.Columns | Should -Be 29
        $people.ColumnsKnown | Should -BeTrue
        $people.Keys | Should -Be 'ID, or Source + Source ID, or Primary Email'
        $people.RefersTo | Should -Be 'organizations', 'sites', 'calendars', 'ui_extensions'
        $people.Documentation | Should -Be 'https://developer.xurrent.com/v1/import/people/'
        $people.Notes | Should -Match 'Unknown Organization'
        "$people" | Should -Be 'people'
    }

    It 'knows a type by its name in exports, and says where the two differ' {
        $type = Get-FourMeRecordType flsas

        $type.Name | Should -Be 'first_line_support_agreements'
        $type.ExportName | Should -Be 'flsas'
    }

    It 'has types that can only be exported, of which no columns are known' {
        $type = Get-FourMeRecordType system_logs

        $type.Direction | Should -Be 'Export'
        $type.Columns | Should -Be 0
        $type.ColumnsKnown | Should -BeFalse
        $type.ImportOrder | Should -BeNullOrEmpty
        $type.Documentation | Should -Be 'https://developer.xurrent.com/v1/export/'
        $type.Notes | Should -Be 'added 2015-10-11'
    }

    It 'tells what replaces the details of an owner and what only adds' {
        $details = Get-FourMeRecordType people_contact_details

        $details.ReplacesPerOwner | Should -BeTrue
        $details.Owner | Should -Be 'Person'
        (Get-FourMeRecordType ci_relations).Owner | Should -Be 'CI Source + CI Source ID, or CI Label'
        (Get-FourMeRecordType notes).AddOnly | Should -BeTrue
        (Get-FourMeRecordType people).ReplacesPerOwner | Should -BeFalse
        (Get-FourMeRecordType people).AddOnly | Should -BeFalse
    }

    It 'says what a plan can do, and why not more' {
        (Get-FourMeRecordType people, people_roles, ui_extensions, notes, system_logs).Planning | Should -Be 'Plan', 'PlanByOwner', 'PlanByKey', 'NoPlan', 'NoPlan'
        (Get-FourMeRecordType people).PlanningReason | Should -BeNullOrEmpty
        (Get-FourMeRecordType notes).PlanningReason | Should -Match 'only added'
        (Get-FourMeRecordType system_logs).PlanningReason | Should -Be 'It can only be exported.'
        Get-FourMeRecordType | Where-Object { $_.Planning -ne 'Plan' -and -not $_.PlanningReason } | Should -BeNullOrEmpty
    }

    It 'sorts types into the order in which they can be imported' {
        (Get-FourMeRecordType cis, people, products, organizations, teams, sites | Sort-Object -Property ImportOrder).Name |
            Should -Be 'sites', 'organizations', 'people', 'teams', 'products', 'cis'
    }

    It 'takes wildcards, and is silent when nothing matches' {
        (Get-FourMeRecordType people*).Name | Should -Be 'people', 'people_contact_details', 'people_roles'
        (Get-FourMeRecordType FLSA?).Name | Should -Be 'first_line_support_agreements'

        $seen = Invoke-Observed { Get-FourMeRecordType zz* }

        $seen.Output | Should -BeNullOrEmpty
        $seen.Error | Should -BeNullOrEmpty
    }

    It 'takes names from the pipeline' {
        ('sites', 'p*_roles' | Get-FourMeRecordType).Name | Should -Be 'sites', 'people_roles'
    }

    It 'keeps to a direction' {
        (Get-FourMeRecordType -Direction Import).Count | Should -Be 95
        (Get-FourMeRecordType -Direction Export).Count | Should -Be 106
        (Get-FourMeRecordType -Direction Both).Count | Should -Be 87
        (Get-FourMeRecordType r* -Direction Import).Name | Should -Contain 'rfc_types'
        (Get-FourMeRecordType r* -Direction Export).Name | Should -Not -Contain 'rfc_types'
    }

    It 'names the type that was probably meant by <Typed>' -ForEach @(
        @{ Typed = 'peple'; Meant = 'people' }
        @{ Typed = 'Configuration Items'; Meant = 'cis' }
    ) {
        $seen = Invoke-Observed { Get-FourMeRecordType sites, $Typed }

        $seen.Output.Name | Should -Be 'sites'
        $seen.Error | Get-ErrorId | Should -Be 'RecordTypeNotFound'
        $seen.Error[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $seen.Error[0].TargetObject | Should -Be $Typed
        "$($seen.Error[0])" | Should -Be "The catalogue has no record type '$Typed'. Did you mean '$Meant'?"
    }

    It 'says that a type goes the other way only' {
        $seen = Invoke-Observed { Get-FourMeRecordType rfc_types -Direction Export; Get-FourMeRecordType system_logs -Direction Import }

        "$($seen.Error[0])" | Should -Be "The catalogue has no record type 'rfc_types' that can be exported."
        "$($seen.Error[1])" | Should -Be "The catalogue has no record type 'system_logs' that can be imported."
    }
}
