namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-15: harm that ozone has done before.</summary>
static class Intolerance
{
    public static IEnumerable<Part> Ozone(Case c, Rule rule) =>
    [
        Parts.History(c.Said("ozone-intolerance"), rule["history"]),
        .. from allergy in c.Facts.Allergies
           where !Dates.IsAfter(allergy.Recorded, c.On)
           let term = TermSets.Get("ozone").Find(allergy.Codes, allergy.Text)
           where term is not null
           let criterion = rule["allergy"]
           let name = DiagnosisHit.NameOf(allergy.Text, allergy.Codes, term)
           select Parts.Recorded("allergy", name, term, allergy.Recorded, allergy.Origin, criterion, criterion.Level,
               allergy.IsResolved ? ", said to be over" : ""),
    ];
}
