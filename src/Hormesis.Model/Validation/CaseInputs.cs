using System.Text.Json;
using Hormesis.Model.Input;

namespace Hormesis.Model.Validation;

/// <summary>
/// The inputs of one case, read by a model's list of them: unknown ones, other types and values out of range are refused.
/// How inputs go together is for the model.
/// </summary>
public sealed class CaseInputs
{
    readonly IReadOnlyList<CaseInput> _known;
    readonly StrictObject _given;

    /// <exception cref="InputException">There is an input that the model does not know, or one of the wrong type or size.</exception>
    public CaseInputs(JsonElement inputs, Place place, IReadOnlyList<CaseInput> known)
    {
        _known = known;
        _given = new StrictObject(inputs, place, [.. known.Select(k => k.Name)]);
        foreach (var input in known.Where(k => _given.Has(k.Name))) Check(input);
    }

    public bool Has(string name) => _given.Has(name);

    /// <summary>What was given, or an empty object, with its place.</summary>
    public (JsonElement Element, Place Place) Object(string name) => (_given.Object(name), _given.Place.Member(name));

    public bool IsNumber(string name) =>
        Has(name) ? _given.KindOf(name) == JsonValueKind.Number : Get(name).Default is not null;

    /// <summary>What was given, or the default.</summary>
    public double Number(string name) => _given.Number(name)
        ?? Get(name).Default ?? throw new InvalidOperationException($"{name} has no number by default");

    /// <summary>What was given, or the default.</summary>
    public string Word(string name) => Has(name) ? _given.TextOrEmpty(name) : Get(name).DefaultWord;

    /// <summary>What was given, or the default.</summary>
    public bool Flag(string name) => _given.Flag(name) ?? Get(name).DefaultWord == "true";

    /// <summary>The switches that are on: given as one name, as a list of names, or as an object of true and false.</summary>
    public IReadOnlyList<string> SwitchesOn(string name) => _given.KindOf(name) switch
    {
        JsonValueKind.Undefined => [],
        JsonValueKind.String => [KnownSwitch(name, _given.TextOrEmpty(name))],
        JsonValueKind.Array => [.. _given.Texts(name).Select(text => KnownSwitch(name, text))],
        JsonValueKind.Object => SwitchesOfObject(Get(name)),
        _ => throw _given.Wrong(name, "this is no name, no list of names and no object", $"give {Get(name).Range}"),
    };

    public InputException Wrong(string name, string wrong, string remedy) => _given.Wrong(name, wrong, remedy);

    CaseInput Get(string name) => _known.Single(k => k.Name == name);

    void Check(CaseInput input)
    {
        if (input.Switches.Count > 0)
        {
            _ = SwitchesOn(input.Name);
            return;
        }
        if (input.IsObject)
        {
            _ = _given.Object(input.Name);
            return;
        }
        if (input.IsFlag)
        {
            _ = Flag(input.Name);
            return;
        }
        var kind = _given.KindOf(input.Name);
        if (kind == JsonValueKind.Number && input.TakesNumber) CheckNumber(input, Number(input.Name));
        else if (kind == JsonValueKind.String && input.Words.Count > 0) CheckWord(input, Word(input.Name));
        else if (input.TakesNumber && input.Words.Count == 0) _ = _given.Number(input.Name);
        else if (!input.TakesNumber) _ = _given.TextOrEmpty(input.Name);
        else throw _given.Wrong(input.Name, "this is neither a word nor a number", $"give {input.Range}");
    }

    void CheckNumber(CaseInput input, double value)
    {
        if (value >= input.Low && value <= input.High) return;
        throw _given.Wrong(input.Name, $"{value:R} {input.Unit}".TrimEnd() + " is out of range", $"give {input.Range}");
    }

    void CheckWord(CaseInput input, string word)
    {
        if (!input.Words.Contains(word, StringComparer.Ordinal))
            throw _given.Wrong(input.Name, $"{Shown.Quoted(word)} is not known", $"give one of {input.Range}");
    }

    string KnownSwitch(string input, string text) => Get(input).Switches.Contains(text, StringComparer.Ordinal)
        ? text
        : throw _given.Wrong(input, $"{Shown.Quoted(text)} is not known", $"choose from {string.Join(", ", Get(input).Switches)}");

    string[] SwitchesOfObject(CaseInput input)
    {
        var switches = new StrictObject(_given.Object(input.Name), _given.Place.Member(input.Name), input.Switches);
        return [.. input.Switches.Where(s => switches.Flag(s) == true)];
    }
}
