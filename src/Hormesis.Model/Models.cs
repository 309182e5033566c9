using Hormesis.Model.Body;
using Hormesis.Model.Body.Immune;
using Hormesis.Model.Body.Redox;
using Hormesis.Model.Body.Wounds;
using Hormesis.Model.Body.Oxygen;
using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Model;

/// <summary>The models that are shipped, by id; each is declared when it is first asked for.</summary>
public static class Models
{
    static readonly SortedDictionary<string, Func<ModelDeclaration>> Shipped = new(StringComparer.Ordinal)
    {
        ["bottle"] = () => BottleModel.Declaration,
        ["bottle-reduced"] = () => ReducedBottle.Declaration,
        [BodyModel.Id] = () => BodyModel.Declaration,
        [GlutathioneModel.Id] = () => GlutathioneModel.Declaration,
        [InflammationModel.Id] = () => InflammationModel.Declaration,
        [Nrf2Model.Id] = () => Nrf2Model.Declaration,
        [WaughSherratt.Id] = () => WaughSherratt.Declaration,
        ["blood-gas"] = () => BloodGasModel.Declaration,
        ["breathing"] = () => BreathingModel.Declaration,
        ["tissue-oxygen"] = () => TissueModel.Declaration,
        ["krogh"] = () => Krogh.Declaration,
        ["reinfused-oxygen"] = () => ReinfusedOxygen.Declaration,
    };

    public static IReadOnlyCollection<string> Ids => Shipped.Keys;

    /// <exception cref="InputException">No model has this id.</exception>
    public static ModelDeclaration Get(string id) => Shipped.TryGetValue(id, out var declaration)
        ? declaration()
        : throw new InputException("ID", $"no model is named \"{id}\"", $"give one of {string.Join(", ", Ids)}");
}
