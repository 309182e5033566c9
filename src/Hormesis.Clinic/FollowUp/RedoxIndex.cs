namespace Hormesis.Clinic.FollowUp;

/// <summary>
/// Defence less injury, each the mean of its markers' distances from this patient's own baselines in standard deviations of noise
/// (clinical 5.2, after Hernández 2007). Above zero: more defence, or less injury. With two baselines a patient's own scatter says next
/// to nothing, so the scatter is that of the marker between days and of its assay.
/// </summary>
/// <param name="Redox">Null where there are too few markers on either side, and <paramref name="Why"/> says which.</param>
public sealed record RedoxIndex(double? Defence, double? Injury, double? Redox, int DefenceMarkers, int InjuryMarkers, string Why)
{
    public static RedoxIndex Of(IReadOnlyList<MarkerChange> changes, FollowUpTable table)
    {
        var (defence, injury) = (Side(changes, MarkerGroup.Defence), Side(changes, MarkerGroup.Injury));
        var least = (int)table.RedoxLeast.Value;
        var why = defence.Count >= least && injury.Count >= least
            ? ""
            : $"{defence.Count} markers of defence and {injury.Count} of injury can be judged, and {least} of each are needed";
        double? Mean(List<double> side) => side.Count >= least ? side.Average() : null;
        return new(Mean(defence), Mean(injury), Mean(defence) - Mean(injury), defence.Count, injury.Count, why);
    }

    // MDA and TBARS measure one thing: the mean of the two counts once.
    static List<double> Side(IReadOnlyList<MarkerChange> changes, MarkerGroup group) =>
    [
        .. changes.Where(c => c.Marker.Group == group && c.Deviations is not null)
            .GroupBy(c => c.Marker.Model).Select(same => same.Average(c => c.Deviations!.Value)), // only those that have one
    ];
}
