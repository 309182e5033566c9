using System.Text.Json;
using System.Text.Json.Serialization;
using Hormesis.Tests.House;

namespace Hormesis.Tests.Model.Bottle;

/// <summary>tests/data/bottle/rates.json: what the Python prototype gives at given states; its README says how it was made.</summary>
sealed record PrototypeRates(IReadOnlyList<string> States, IReadOnlyList<PrototypeCase> Cases)
{
    public static PrototypeRates Read() => JsonSerializer.Deserialize(
        File.ReadAllText(Repository.Path("tests", "data", "bottle", "rates.json")), PrototypeJson.Default.PrototypeRates)!; // it is there
}

sealed record PrototypeCase(IReadOnlyDictionary<string, double> Parameters, double[] Start, IReadOnlyList<PrototypePoint> Points);

sealed record PrototypePoint(double[] State, double[] Rates);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PrototypeRates))]
sealed partial class PrototypeJson : JsonSerializerContext;
