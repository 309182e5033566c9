using Hormesis.Bench.Cases;
using Hormesis.Bench.Runs;

namespace Hormesis.Tests.Bench;

public class PythonSourceTests
{
    [Fact]
    public void A_model_becomes_four_functions_and_its_scales()
    {
        var text = PythonSource.Of(CohortModel.Declare());

        Assert.All(
            new[] { "scale = [1.0, 100.0,", "def prepare(p):", "def start(p):", "def rates(y, p, q):", "def jacobian(y, p, q, J):" },
            part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Equal(124, text.Split("    J[").Length - 1);
    }
}
