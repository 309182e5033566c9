using Hormesis.Model.Body;
using Hormesis.Model.Body.Course;
using Hormesis.Model.Body.Oxygen;
using Hormesis.Model.Bottle;
using Hormesis.Model.Input;

namespace Hormesis.Model.Validation;

/// <summary>The models that answer cases, by id.</summary>
public sealed class CaseModels(IReadOnlyList<ICaseModel> all)
{
    /// <summary>Those that there are.</summary>
    public static CaseModels Known { get; } = new(
    [
        OzoneGasCases.Model, BottleCases.Model,
        PublishedCases.Nrf2, PublishedCases.Glutathione, PublishedCases.Inflammation, PublishedCases.Wound,
        CourseCases.Model,
        BloodGasCases.Model, BreathingCases.Model, TissueCases.Model, Krogh.Model, ReinfusedOxygen.Model,
    ]);

    public IReadOnlyList<ICaseModel> All => all;

    /// <param name="place">Where the id was read, for the message.</param>
    /// <exception cref="InputException">No model has this id; the message lists those that there are.</exception>
    public ICaseModel Get(string id, string place) => all.FirstOrDefault(m => m.Id == id) ?? throw new InputException(
        place, $"{Shown.Quoted(id)} is no model", $"the models are {string.Join(", ", all.Select(m => m.Id))}");
}
