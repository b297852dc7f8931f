namespace FourMe.Import.Core.Tests.Mapping;

/// <summary>Proposed maps for records of unknown systems: a column where there is a counterpart, and never a wrong one.</summary>
public sealed class MapProposalTests
{
    /// <summary>Headers of people in exports of other systems, an example value, and the expected column; '-' for none.</summary>
    private static readonly (string Header, string Value, string Column)[] Headers =
    [
        // German
        ("E-Mail", "ann@w.de", "Primary Email"), ("EMail", "ann@w.de", "Primary Email"), ("Mailadresse", "ann@w.de", "Primary Email"), ("E-Mail (dienstlich)", "ann@w.de", "Primary Email"),
        ("Anzeigename", "Ann Lee", "Name"), ("Vollständiger Name", "Ann Lee", "Name"), ("PersNr", "4711", "Employee ID"), ("Pers.-Nr.", "4711", "Employee ID"),
        ("Personalnummer", "4711", "Employee ID"), ("Firma", "Widget GmbH", "Organization"), ("Abteilung", "Einkauf", "Organization"), ("Standort", "Köln", "Site"),
        ("Niederlassung", "Köln", "Site"), ("Vorgesetzter", "boss@w.de", "Manager"), ("Führungskraft", "boss@w.de", "Manager"), ("Büro", "2.14", "Location"),
        ("Buero", "2.14", "Location"), ("Raum", "2.14", "Location"), ("Stellenbezeichnung", "Einkäuferin", "Job Title"), ("Funktion", "Einkäuferin", "Job Title"),
        ("Aktiv", "ja", "Disabled"), ("Gesperrt", "nein", "Disabled"), ("Stundensatz", "80.50", "Cost Per Hour"), ("Sprache", "de", "Locale"),
        ("Bemerkung", "Teilzeit", "Information"), ("Telefon", "+49 221 1234", "-"), ("Geburtsdatum", "01.02.1980", "-"), ("Kostenstelle", "1000", "-"), ("Titel", "Dr.", "-"),
        // Dutch
        ("E-mailadres", "ann@w.nl", "Primary Email"), ("Weergavenaam", "Ann Lee", "Name"), ("Personeelsnummer", "4711", "Employee ID"), ("Bedrijf", "Widget BV", "Organization"),
        ("Afdeling", "Inkoop", "Organization"), ("Vestiging", "Utrecht", "Site"), ("Leidinggevende", "baas@w.nl", "Manager"), ("Functie", "Inkoper", "Job Title"),
        ("Kamer", "2.14", "Location"), ("Geblokkeerd", "nee", "Disabled"), ("Uurtarief", "80.50", "Cost Per Hour"), ("Opmerkingen", "deeltijd", "Information"), ("Telefoonnummer", "030 1234", "-"),
        // French
        ("Courriel", "ann@w.fr", "Primary Email"), ("Adresse e-mail", "ann@w.fr", "Primary Email"), ("Nom complet", "Ann Lee", "Name"), ("Matricule", "4711", "Employee ID"),
        ("Société", "Widget SA", "Organization"), ("Fonction", "Acheteuse", "Job Title"), ("Supérieur hiérarchique", "chef@w.fr", "Manager"), ("Actif", "oui", "Disabled"),
        ("Remarques", "temps partiel", "Information"), ("Téléphone", "01 23 45", "-"), ("Date de naissance", "01/02/1980", "-"),
        // English
        ("Mail", "ann@w.com", "Primary Email"), ("UPN", "ann@w.com", "Primary Email"), ("employeeNumber", "4711", "Employee ID"), ("department", "Purchase", "Organization"),
        ("jobTitle", "Buyer", "Job Title"), ("Reports To", "boss@w.com", "Manager"), ("accountEnabled", "True", "Disabled"), ("Mobile Phone", "555 0101", "-"), ("Date of Birth", "1980-02-01", "-"),
    ];

    [Fact]
    public void Of_sixty_headers_nine_in_ten_are_right_and_none_is_wrong()
    {
        Assert.True(Headers.Length >= 60);
        var wrong = new List<string>();
        int right = 0, counterparts = Headers.Count(header => header.Column != "-");
        foreach ((string header, string value, string column) in Headers)
        {
            MapEntry? entry = Draft("people", (header, [value])).Entries.SingleOrDefault();
            if (entry?.Column == column) right++;
            else if (entry is not null) wrong.Add($"{header}: {entry.Column} instead of {column}");
        }
        Assert.Empty(wrong);
        Assert.True(right >= 0.9 * counterparts, $"{right} of {counterparts}");
    }

    [Theory]
    [InlineData("Vorname", "Nachname"), InlineData("Vorname", "Name"), InlineData("Voornaam", "Achternaam"), InlineData("Prénom", "Nom"), InlineData("givenName", "sn")]
    public void A_first_and_a_last_name_are_joined(string first, string last)
    {
        MapEntry entry = Assert.Single(Draft("people", (last, ["Lee", "Turner"]), (first, ["Ann", "Ed"])).Entries);
        Assert.Equal(("Name", "{0} {1}", $"{first},{last}"), (entry.Column, entry.Format, string.Join(",", entry.Properties)));
    }

    [Fact]
    public void A_full_name_beside_the_first_name_is_the_name() =>
        Assert.Equal("Name", Assert.Single(Draft("people", ("Vorname", ["Ann", "Ed"]), ("Name", ["Ann Lee", "Turner, Ed"])).Entries).Property);

    [Fact]
    public void A_name_with_a_part_between_is_not_put_together() =>
        Assert.Empty(Draft("people", ("Voornaam", ["Jan"]), ("Tussenvoegsel", ["van den"]), ("Achternaam", ["Berg"])).Entries);

    [Fact]
    public void The_words_of_a_boolean_become_values_and_its_opposite_is_turned_round()
    {
        MapEntry entry = Assert.Single(Draft("people", ("Aktiv", ["Ja", "nein", "JA"])).Entries);
        Assert.Equal("Ja=False;nein=True", Texts(entry));
        Assert.True(Assert.Single(Draft("people", ("Enabled", [true, false])).Entries).Not);
        Assert.Equal("aktiv=False;ausgeschieden=True", Texts(Assert.Single(Draft("people", ("Status", ["aktiv", "ausgeschieden"])).Entries)));
    }

    [Fact]
    public void Words_that_nobody_knows_are_left_to_a_person()
    {
        MapDraft draft = Draft("people", ("Aktiv", ["ja", "vielleicht"]));
        Assert.Empty(draft.Entries);
        Assert.Equal("perhaps 'Disabled', but the meaning of 'vielleicht' is unknown.", Assert.Single(draft.Unused).Value);
    }

    [Fact]
    public void Values_that_the_column_does_not_take_speak_against_it()
    {
        Assert.Contains("Lookup", Assert.Single(Draft("people", ("Vorgesetzter", ["CN=Boss,DC=w"])).Unused).Value);
        Assert.Empty(Draft("cis", ("Garantieende", ["31.12.2027"])).Entries);
        Assert.Equal("Warranty Expiry Date", Assert.Single(Draft("cis", ("Garantieende", ["2027-12-31"])).Entries).Column);
    }

    [Fact]
    public void What_is_called_as_the_column_goes_before_what_could_be_called_so()
    {
        MapDraft draft = Draft("people", ("UPN", ["ann@w.local"]), ("mail", ["ann@w.com"]), ("Abteilung", ["x"]), ("Organization", ["y"]));
        Assert.Equal(["Primary Email=mail", "Organization=Organization", "Authentication ID=UPN"], draft.Entries.Select(entry => $"{entry.Column}={entry.Property}"));
        Assert.Equal(["Abteilung"], draft.Unused.Select(unused => unused.Key.Name));
    }

    [Fact]
    public void Required_columns_that_nothing_fills_are_named() =>
        Assert.Equal(["Primary Email", "Name"], Draft("people", ("Telefon", ["1"])).Unfilled.Select(column => column.Name));

    [Fact]
    public void Maker_and_model_make_a_product() =>
        Assert.Equal("Product:Hersteller,Modell", string.Join(" ", Draft("cis", ("Hersteller", ["Dell"]), ("Modell", ["XPS"])).Entries.Select(entry => $"{entry.Column}:{string.Join(",", entry.Properties)}")));

    [Fact]
    public void An_example_is_short_and_stays_on_its_line()
    {
        Assert.Equal("+49 ...", new SourceProperty("Telefon", ["+49 221 1234"]).Example);
        Assert.Equal("a b", new SourceProperty("x", ["a\nb"]).Example);
        Assert.Equal("", new SourceProperty("x", []).Example);
    }

    [Fact]
    public void A_word_stands_for_one_column_of_a_type_but_where_one_is_the_second_choice()
    {
        foreach (string name in RecordTypes.Names)
        {
            RecordType type = RecordTypes.Get(name);
            var columns = type.Columns.Where(column => !column.ReadOnly)
                .SelectMany(column => MapVocabulary.Shipped.For(type, column).Concat(MapVocabulary.Shipped.Opposites(type, column)).Distinct().Select(word => (word, column.Name)));
            Assert.All(columns.GroupBy(pair => pair.word).Where(words => words.Count() > 1), words => Assert.Contains(words.Key, new[] { "upn", "userprincipalname", "benutzerprinzipalname" }));
        }
    }

    private static string Texts(MapEntry entry) => string.Join(";", entry.Values!.Select(value => $"{value.Key}={value.Value}"));

    private static MapDraft Draft(string type, params (string Name, object[] Values)[] properties) =>
        MapProposal.For(RecordTypes.Get(type), properties.Select(property => new SourceProperty(property.Name, property.Values)));
}
