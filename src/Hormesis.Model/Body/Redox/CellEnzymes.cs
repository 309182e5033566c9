using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Body.Redox;

/// <summary>
/// The enzymes that a laboratory measures in red cells. These make no protein: the marrow puts today's enzymes into new cells, and
/// a sample shows the average of four months.
/// </summary>
sealed class CellEnzymes
{
    public CellEnzymes(ModelBuilder model, ParameterSymbols p, TissueRedox tissue, Expression marrow, Expression cells)
    {
        Peroxidase = Follow("gpxCells", "Glutathione peroxidase", tissue.Peroxidase);
        Dismutase = Follow("sodCells", "Superoxide dismutase", tissue.Dismutase);
        Catalase = Follow("catalaseCells", "Catalase", tissue.Catalase);

        Expression.State Follow(string name, string words, Expression made)
        {
            var state = model.State(name, "1", Expression.One, 1, $"{words} of red cells, of rest.");
            model.Process(
                $"new cells bring {words.ToLowerInvariant()}", [], [state],
                (made - state) * marrow / Expression.Max(cells, p["enzymeFloor"]) / (p["cellLife"] * Clock.Day),
                "red cells make no protein");
            return state;
        }
    }

    public Expression.State Peroxidase { get; }
    public Expression.State Dismutase { get; }
    public Expression.State Catalase { get; }
}
