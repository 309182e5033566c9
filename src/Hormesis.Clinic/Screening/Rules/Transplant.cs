namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-23: what needs a physician before treatment: a transplant, and a stroke from bleeding at any time.</summary>
static class Transplant
{
    public static IEnumerable<Part> Ask(Case c, Rule rule)
    {
        var transplant = rule["transplant"];
        var stroke = rule["haemorrhagic-stroke"];
        return
        [
            Parts.History(c.Said("transplant"), transplant),
            .. Parts.Diagnoses(c, "transplant", transplant, transplant),
            .. c.Procedures("transplant").Select(h => Parts.Procedure(h, transplant)),
            .. c.MedicinesInUse("immunosuppressant").Select(h => Parts.Medicine(h, rule["immunosuppressant"])),
            HaemorrhagicStroke(c, stroke),
            .. Parts.Diagnoses(c, "haemorrhagic-stroke", stroke, stroke),
        ];
    }

    static Part HaemorrhagicStroke(Case c, Criterion stroke)
    {
        var ever = c.Said("mi-or-stroke");
        return Parts.History(ever.Said == Said.Yes ? c.Said("mi-or-stroke.haemorrhagic") : ever, stroke);
    }
}
