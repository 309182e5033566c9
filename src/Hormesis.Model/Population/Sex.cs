namespace Hormesis.Model.Population;

/// <summary>The sex that the surveys tell apart; it decides which figures hold and how many X chromosomes there are.</summary>
public enum Sex
{
    Male,
    Female,
}
