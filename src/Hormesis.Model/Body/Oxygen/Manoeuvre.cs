using Hormesis.Model.Quantities;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>What is done to a resting person from a moment on. It says only what; how the body answers is the model's.</summary>
public abstract record Manoeuvre
{
    Manoeuvre()
    {
    }

    /// <summary>As cases name it.</summary>
    public abstract string Word { get; }

    /// <summary>Whether it decides the breathing itself, so that the chemoreflex has no say even in who is awake.</summary>
    public virtual bool DecidesBreathing => false;

    public sealed record Rest : Manoeuvre
    {
        public const string Name = "rest";
        public override string Word => Name;
    }

    /// <summary>No breath, the lungs at their resting volume; apnoea.</summary>
    public sealed record BreathHold : Manoeuvre
    {
        public const string Name = "breath-hold";
        public override string Word => Name;
        public override bool DecidesBreathing => true;
    }

    /// <summary>Deeper breaths at the resting rate, by will or ventilator.</summary>
    /// <param name="Factor">Alveolar ventilation relative to rest; below 1 it is hypoventilation.</param>
    public sealed record Hyperventilation(double Factor) : Manoeuvre
    {
        public const string Name = "hyperventilation";
        public override string Word => Name;
        public override bool DecidesBreathing => true;
    }

    /// <summary>A part of the lungs loses its blood: embolism.</summary>
    /// <param name="Fraction">Share of alveolar ventilation that meets no blood from then on.</param>
    public sealed record DeadSpaceStep(Fraction Fraction) : Manoeuvre
    {
        public const string Name = "dead-space-step";
        public override string Word => Name;
    }

    /// <param name="Output">Cardiac output from then on.</param>
    public sealed record CardiacOutputStep(ActualFlow Output) : Manoeuvre
    {
        public const string Name = "cardiac-output-step";
        public override string Word => Name;
    }

    /// <summary>Another gas to breathe; what is neither is nitrogen.</summary>
    public sealed record InspiredGas(Fraction CarbonDioxide, Fraction Oxygen) : Manoeuvre
    {
        public const string Name = "inspired-gas";
        public override string Word => Name;
    }
}
