namespace Hormesis.Model.Population;

/// <summary>
/// Draws all markers of a patient of one sex: normal scores that go together as the table says (a Gaussian copula, in which age
/// is one of the scores), then each marker's own curve.
/// </summary>
/// <remarks>
/// Age enters as (age - mean) / standard deviation of those surveyed, with the correlation that the slope implies. So the
/// survey's figures hold over the survey's ages, and an older population is shifted by the slopes. Ages are not normal; what that
/// does to a marker's tails is of the fourth power of its correlation with age, at most 0.4.
/// </remarks>
sealed class MarkerDraw
{
    readonly PopulationTable table;
    readonly DrawnMarker[] drawn;
    readonly double[][] rows;
    readonly (int Place, int Of, int To, double Factor)[] ratios;

    public MarkerDraw(PopulationTable table, Sex sex)
    {
        this.table = table;
        drawn = [.. table.Markers.Where(m => m.Ratio is null).Select(m => DrawnMarker.Of(table, m, sex))];
        var factor = Correlations.Factor(ScoreCorrelations(sex));
        rows = [.. drawn.Select((_, i) => Enumerable.Range(0, i + 2).Select(j => factor[i + 1, j]).ToArray())];
        ratios =
        [
            .. table.Markers.Where(m => m.Ratio is not null).Select(m => (
                table.PlaceOf(m.Name), table.PlaceOf(m.Ratio!.Of), table.PlaceOf(m.Ratio.To), m.Ratio.Factor)), // not null, as asked
        ];
    }

    /// <param name="values">Takes a value for each of the table's markers, in its order.</param>
    public void Draw(ulong seed, ulong index, double ageYears, Habits habits, Span<double> values)
    {
        Span<double> own = stackalloc double[drawn.Length + 1];
        own[0] = (ageYears - table.Ages.MeanYears) / table.Ages.SdYears;
        for (var i = 0; i < drawn.Length; i++) own[i + 1] = Substream.Of(seed, index, drawn[i].Key).NextNormals().First;
        for (var i = 0; i < drawn.Length; i++)
        {
            var row = rows[i];
            var score = 0.0;
            for (var j = 0; j < row.Length; j++) score += row[j] * own[j];
            values[drawn[i].Place] = drawn[i].Value(score, habits);
        }
        foreach (var (place, of, to, ratio) in ratios)
        {
            var marker = table.Markers[place];
            values[place] = Math.Clamp(ratio * values[of] / values[to], marker.Low, marker.High);
        }
    }

    // Age first. What habits explain of a marker is taken out, so that it keeps the table's correlations once they are added.
    double[,] ScoreCorrelations(Sex sex)
    {
        var matrix = new double[drawn.Length + 1, drawn.Length + 1];
        matrix[0, 0] = 1;
        for (var i = 0; i < drawn.Length; i++)
        {
            matrix[i + 1, i + 1] = 1;
            Set(0, i + 1, drawn[i].AgeCorrelation / drawn[i].OwnShare);
        }
        foreach (var pair in table.Correlations)
        {
            var (first, second) = (PlaceOf(pair.First), PlaceOf(pair.Second));
            Set(first, second, pair.Of(sex) / (OwnShare(first) * OwnShare(second)));
        }
        return matrix;

        void Set(int i, int j, double value) => matrix[i, j] = matrix[j, i] = value;

        int PlaceOf(string name) => name == MarkerCorrelation.Age ? 0 : Array.FindIndex(drawn, d => d.Name == name) + 1 is > 0 and var place
            ? place
            : throw new InvalidOperationException($"population.json: {name} is not drawn and can have no correlation");

        double OwnShare(int place) => place == 0 ? 1 : drawn[place - 1].OwnShare;
    }
}

/// <summary>A marker as it is drawn in one sex.</summary>
/// <param name="Place">Among the table's markers.</param>
/// <param name="Key">Of its stream of chance.</param>
/// <param name="AgeCorrelation">Of its score with age, from the slope; 0 where none is known.</param>
/// <param name="Mixture">Null where no habit moves it.</param>
sealed record DrawnMarker(
    string Name, int Place, ulong Key, double Low, double High, QuantileCurve Curve, QuantileCurve InDiabetes, double ShiftInDiabetes,
    double AgeCorrelation, ScoreMixture? Mixture)
{
    /// <summary>The part of the score's standard deviation that habits do not explain.</summary>
    public double OwnShare => Mixture?.Scale ?? 1;

    public double Value(double score, Habits habits)
    {
        var among = Mixture?.Among(score, habits) ?? score;
        var value = habits.Diabetes ? InDiabetes.At(among) + ShiftInDiabetes : Curve.At(among);
        return Math.Clamp(value, Low, High);
    }

    public static DrawnMarker Of(PopulationTable table, Marker marker, Sex sex)
    {
        var survey = marker.Of(sex);
        var curve = CurveFit.Of(survey, table.Fit);
        var slope = CurveFigures.Of(curve).MeanSlope;
        return new(
            marker.Name, table.PlaceOf(marker.Name), Substream.Key("marker:" + marker.Name), marker.Low, marker.High, curve,
            marker.InDiabetes?.Instead is { } other ? CurveFit.Of(other, table.Fit) : curve, marker.InDiabetes?.Shift ?? 0,
            (survey.SlopePerYear ?? 0) * table.Ages.SdYears / slope,
            marker.MixedOver is { } habits ? Mixed(table, habits, slope) : null);
    }

    static ScoreMixture Mixed(PopulationTable table, IReadOnlyDictionary<string, double> shifts, double slope) => new(
        shifts.GetValueOrDefault(Habits.OfSmokers) / slope, shifts.GetValueOrDefault(Habits.OfSupplements) / slope,
        table["smokerShare"].Default, table["supplementShare"].Default);
}
