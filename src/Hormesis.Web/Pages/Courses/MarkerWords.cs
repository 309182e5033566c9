using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Body;

namespace Hormesis.Web.Pages.Courses;

/// <summary>What a prediction is of: the body model's own words for its markers, the prediction's for the rest.</summary>
static class MarkerWords
{
    public static string Of(Prediction prediction)
    {
        var observable = BodyModel.Declaration.Observables.FirstOrDefault(o => o.Name == prediction.Marker);
        return observable is null ? $"{prediction.Marker}, {prediction.At}" : observable.Summary.TrimEnd('.');
    }

    public static string Unit(Prediction prediction) => prediction.Unit is "1" or "" ? "" : UnitWords.Of(prediction.Unit);
}
