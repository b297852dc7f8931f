# Where the people of this recipe come from. The scripts beside this file read it; change what differs in your directory.
@{
    # ActiveDirectory or EntraID: the script that reads it.
    From       = 'ActiveDirectory'

    # A domain, or one of its domain controllers by its full name. With DIRECTORY_USER it has to be the name in the certificate.
    Server     = 'widget.example'

    # Where to search; empty for the whole domain.
    SearchBase = ''

    # Who is a person. An account without an e-mail address but with an employee number is one, too: the service refuses it, so
    # it is reported, and who lost the address by mistake is not taken for a leaver.
    Filter     = '(&(objectCategory=person)(objectClass=user)(|(mail=*)(employeeID=*)))'

    # Groups whose names begin so become teams, without the prefix.
    TeamPrefix = 'ITSM-'

    # How many entries an answer brings. Active Directory gives at most 1000, unless its administrators changed MaxPageSize.
    PageSize   = 1000
}
