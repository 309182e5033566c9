using Hormesis.Model.Validation;

namespace Hormesis.Tests.Model.Validation;

public class ShippedCasesTests
{
    static readonly CaseEvaluation Evaluation = CaseEvaluation.Of(new CaseSet(ShippedCases.Read(), CaseModels.Known));

    public static TheoryData<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(House.Repository.Path("src", "Hormesis.Model", "Validation", "cases"))
            .Select(f => Path.GetFileNameWithoutExtension(f)),
    ];

    [Theory, MemberData(nameof(Files))]
    public void Every_file_is_shipped(string file) => Assert.Contains(file, ShippedCases.Files);

    [Fact]
    public void Every_tolerance_that_no_source_states_is_said_to_be_ours()
    {
        var unsaid = ShippedCases.Read().Where(c => c.Note.Length == 0 && c.Expect.Any(e => e.Note.Length == 0));

        Assert.Empty(unsaid.Select(c => c.Id));
    }

    [Fact]
    public void Units_of_ozone_gas_fit() =>
        Assert.All(Evaluation.Results.Where(r => r.Case.Model == "ozone-gas"), r => Assert.True(r.Within, $"{r.Case.Id} {r.Predicted}"));

    [Fact]
    public void Every_prediction_is_a_number() => Assert.All(Evaluation.Results, r => Assert.True(double.IsFinite(r.Predicted), r.Case.Id));
}
