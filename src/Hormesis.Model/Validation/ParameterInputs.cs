using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Validation;

/// <summary>Inputs of cases that are parameters of a model, with the parameter's default, range and meaning.</summary>
sealed class ParameterInputs(ModelDeclaration model)
{
    /// <summary>An input that has the parameter's name.</summary>
    public CaseInput Number(string name) => Number(name, name);

    public CaseInput Number(string name, string parameter)
    {
        var p = Get(parameter);
        return CaseInput.Number(name, p.Unit.Text == "1" ? "" : p.Unit.Text, p.Value, p.Low, p.High, Phrase(p));
    }

    /// <summary>In °C, of a parameter in K.</summary>
    public CaseInput Celsius(string name, string parameter)
    {
        var p = Get(parameter);
        return CaseInput.Number(name, "°C", InCelsius(p.Value), InCelsius(p.Low), InCelsius(p.High), Phrase(p));
    }

    /// <summary>In percent, of a parameter that is a share.</summary>
    public CaseInput Percent(string name, string parameter)
    {
        var p = Get(parameter);
        return CaseInput.Number(name, "%", InPercent(p.Value), InPercent(p.Low), InPercent(p.High), Phrase(p));
    }

    static double InPercent(double share) => Fraction.FromValue(share).Percent;

    // As the texts of inputs are: no sentence.
    static string Phrase(ParameterDeclaration p) => char.ToLowerInvariant(p.Summary[0]) + p.Summary[1..].TrimEnd('.');

    ParameterDeclaration Get(string name) => model.Parameters[model.ParameterIndex(name)];

    // 310.15 K is 37 °C and not 37.00000000000006.
    static double InCelsius(double kelvin) => Math.Round(Temperature.FromKelvin(kelvin).Celsius, 6);
}
