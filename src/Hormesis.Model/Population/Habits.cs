namespace Hormesis.Model.Population;

/// <summary>What a patient does or has that moves markers.</summary>
readonly record struct Habits(bool Smoker, bool Supplements, bool Diabetes)
{
    /// <summary>The names that population.json gives to what a survey mixes.</summary>
    public const string OfSmokers = "smoker", OfSupplements = "supplements";
}
