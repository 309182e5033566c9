using Hormesis.Clinic.Protocol;

namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-11 and CI-17: bleeding, anticoagulants, and heparin in those whom it harmed.</summary>
static class Bleeding
{
    public static IEnumerable<Part> Ask(Case c, Rule rule) =>
    [
        Parts.History(c.Said("bleeding"), rule["bleeding"]),
        .. Parts.Diagnoses(c, "active-bleeding", rule["bleeding"]),
        .. Parts.Diagnoses(c, "coagulopathy", rule["coagulopathy"], rule["coagulopathy-past"]),
        Parts.Lab(c, new("inr", Band.Above(rule, "inr-above", "inr"))),
        Medicines.Answered(c, "medicines.anticoagulant", rule["anticoagulant"]),
        .. Parts.Diagnoses(c, "anticoagulant-use", rule["anticoagulant"]),
        .. c.MedicinesInUse("anticoagulant").Select(h => Parts.Medicine(h, rule["anticoagulant"])),
    ];

    public static IEnumerable<Part> Heparin(Case c, Rule rule)
    {
        var criterion = rule[c.Profile.Anticoagulant.Kind == AnticoagulantKind.Heparin ? "heparin" : "other"];
        Part[] parts = [Parts.History(c.Said("hit"), criterion), .. Parts.Diagnoses(c, "hit", criterion, criterion)];
        return parts.Select(p => Warned(p, criterion));
    }

    // Clear for this profile, but the line may still be flushed by somebody who does not know.
    static Part Warned(Part part, Criterion criterion) => part is { Answer: Answer.Clear, Value: not "no" }
        ? part with { Explanation = $"{part.Explanation.TrimEnd('.')}: {criterion.Action}." }
        : part;
}
