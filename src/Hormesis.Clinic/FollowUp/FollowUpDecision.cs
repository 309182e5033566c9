using System.Globalization;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.FollowUp;

/// <summary>
/// What the markers let the next session be: on, a step lower, not before something is measured, or no more. Nothing here ever raises a
/// dose: a marker within its noise says nothing, and one that is better than before is no reason for more.
/// </summary>
static class FollowUpDecision
{
    static readonly string[] Oxidation = ["mda", "tbars", "d-roms", "f2-isoprostanes", "ohdg"];

    public static Response Of(
        IReadOnlyList<MarkerChange> changes, PatientFacts facts, CourseSoFar soFar, DateOnly on, FollowUpTable table)
    {
        if (soFar.Sessions.Count == 0) return Response.None;
        return OfHaemolysis(changes, table)
            .With(OfHaemoglobin(changes, table))
            .With(OfGlutathione(changes, table))
            .With(OfOxidation(changes, table))
            .With(OfPanel(facts, soFar, on, table));
    }

    /// <summary>The session after which a panel is due and on which the course now stands; null before the first.</summary>
    public static int? PanelDue(CourseSoFar soFar, FollowUpTable table) =>
        table.PanelAfter.Where(n => n <= soFar.Sessions.Count).Select(n => (int?)n).LastOrDefault();

    /// <summary>Whether an analyte was measured after a session of the course, far enough from it.</summary>
    public static bool IsMeasuredSince(
        string analyte, PatientFacts facts, CourseSoFar soFar, int session, DateOnly on, FollowUpTable table)
    {
        var done = soFar.Sessions[session - 1].Done;
        return facts.Results.Any(r => r.Analyte == analyte && r.Value is { } value && double.IsFinite(value)
            && r.Taken is { } taken && taken.Latest <= on && taken.Earliest > done?.Latest
            && soFar.IsAway(taken, table.HoursAfterSession.Value));
    }

    // Cells are lost: LDH up and haptoglobin down, each beyond noise. Either alone has many other causes.
    static Response OfHaemolysis(IReadOnlyList<MarkerChange> changes, FollowUpTable table)
    {
        var (ldh, haptoglobin) = (Of(changes, "ldh"), Of(changes, "haptoglobin"));
        return (ldh.Movement, haptoglobin.Movement) is (Movement.Up, Movement.Down)
            ? new(Step.Stop, NeedsReview: true,
            [
                Because("LDH has risen and haptoglobin fallen beyond noise: red cells are being lost, the course stops.",
                    ldh, table.LostCells),
            ])
            : Response.None;
    }

    static Response OfHaemoglobin(IReadOnlyList<MarkerChange> changes, FollowUpTable table) =>
        Of(changes, "haemoglobin") is { Movement: Movement.Down } fallen
            ? new(Step.Pause, NeedsReview: true,
                [Because("Haemoglobin has fallen beyond noise: no session before its cause is known.", fallen, table.LostCells)])
            : Response.None;

    // Against the one baseline there may be, for a fall by so much is more than noise even so.
    static Response OfGlutathione(IReadOnlyList<MarkerChange> changes, FollowUpTable table)
    {
        var gsh = Of(changes, "gsh");
        var before = gsh.Baselines.Where(b => b.Unit == gsh.Latest?.Unit).ToList();
        if (gsh.Latest?.Value is not { } latest || before.Count == 0) return Response.None;
        var fall = 100 * (1 - latest / before.Average(b => b.Value!.Value)); // baselines are numbers
        return fall <= table.GshFall.Value ? Response.None : new(Step.Down, NeedsReview: false,
        [
            Because($"Glutathione of red cells has fallen by {Say.Number(Math.Round(fall))} %: the next session is a step lower.",
                gsh, new(table.GshFall.Source, table.GshFall.Certainty), $"{table.GshFall}"),
        ]);
    }

    static Response OfOxidation(IReadOnlyList<MarkerChange> changes, FollowUpTable table) =>
        Oxidation.Select(a => Of(changes, a)).Where(c => c.Movement == Movement.Up)
            .Select(c => new Response(Step.Down, NeedsReview: false,
            [
                Because($"{Say.Capital(Analytes.Get(c.Marker.Analyte).Name)} has risen beyond noise: the next session is a step lower.",
                    c, table.Oxidation),
            ]))
            .Aggregate(Response.None, (all, one) => all.With(one));

    static Response OfPanel(PatientFacts facts, CourseSoFar soFar, DateOnly on, FollowUpTable table)
    {
        if (PanelDue(soFar, table) is not { } after) return Response.None;
        var missing = table.Panel.Where(a => !IsMeasuredSince(a, facts, soFar, after, on, table))
            .Select(a => Analytes.Get(a).Name).ToList();
        var basis = table.PanelBasis;
        return missing.Count == 0 ? Response.None : new(Step.Pause, NeedsReview: false,
        [
            new($"After session {after} these are measured before the next: {string.Join(", ", missing)}.",
                "missing", $"{table.HoursAfterSession.Number} h or more after session {after}", basis.Source, basis.Certainty),
        ]);
    }

    static MarkerChange Of(IReadOnlyList<MarkerChange> changes, string analyte) => changes.First(c => c.Marker.Analyte == analyte);

    /// <param name="limit">What was held against it; empty where noise was.</param>
    static Reason Because(string what, MarkerChange change, Basis basis, string limit = "")
    {
        var (latest, noise) = (change.Latest!, change.Noise); // who moved was measured
        var within = noise is { } n && limit.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{n.Low:0.###} to {n.High:0.###} {UnitWords.Of(latest.Unit)}").Trim()
            : limit;
        return new(what, Say.Dated(latest), within, basis.Source, basis.Certainty);
    }
}
