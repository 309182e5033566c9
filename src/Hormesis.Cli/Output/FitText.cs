using System.Globalization;
using Hormesis.Model.Bottle.Fit;

namespace Hormesis.Cli.Output;

/// <summary>A fit in words and tables.</summary>
static class FitText
{
    public static void Tell(FitResult result, Screen screen)
    {
        screen.Line($"{result.Draws} draws, {result.AcceptedShare:P0} of the proposals taken.");
        screen.Line("");
        screen.Line(
            $"{"parameter",-10}{"shipped",10}{"median",10}   {"95 % of the posterior",-24}{"95 % of the prior",-24}"
            + $"{"width",6}  {"told by the data?",-18}{"draws worth",11}");
        foreach (var p in result.Parameters) screen.Line(Line(p));
        screen.Line("");
        screen.Line(
            $"{"measurement",-18}{"reported",10}{"sd",7}{"shipped",10}{"median",10}   {"95 % of the posterior",-24}{"fits?",-10}role");
        foreach (var m in result.Measurements) screen.Line(Line(m));
        screen.Line("");
        screen.Line("width: standard deviation of the posterior relative to the prior's; 1 says that the data told nothing.");
        foreach (var open in result.Parameters.Where(p => !p.Determined))
            screen.Line($"These measurements do not determine {open.Name} ({open.Text}).");
        foreach (var misfit in result.Measurements.Where(m => !m.Fits))
            screen.Line($"The model does not fit {misfit.Measurement.Id}: {misfit.Measurement.Source}.");
    }

    static string Line(FittedParameter p) =>
        $"{p.Name,-10}{Short(p.Shipped),10}{Short(p.Posterior.Mid),10}   {Range(p.Posterior),-24}"
        + $"{Short(p.PriorLow) + " to " + Short(p.PriorHigh),-24}{p.WidthToPrior.ToString("0.00", CultureInfo.InvariantCulture),6}  "
        + $"{(p.Determined ? "yes" : "hardly"),-18}{p.EffectiveDraws.ToString("0", CultureInfo.InvariantCulture),11}";

    static string Line(FittedMeasurement m) =>
        $"{m.Measurement.Id,-18}{Short(m.Measurement.Mean),10}{Short(m.Measurement.Sd),7}{Short(m.Shipped),10}"
        + $"{Short(m.Posterior.Mid),10}   {Range(m.Posterior),-24}{(m.Fits ? "yes" : "no"),-10}"
        + $"{(m.Measurement.Role == Role.Fitted ? "fitted" : "held out")}";

    static string Range(Band band) => $"{Short(band.Low)} to {Short(band.High)}";

    static string Short(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
