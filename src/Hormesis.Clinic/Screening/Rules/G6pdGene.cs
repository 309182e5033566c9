using Hormesis.Clinic.Genetics;
using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening.Rules;

/// <summary>
/// CI-05: the G6PD genes, as a laboratory's word or as calls of sequencing; of both the graver answers. A normal genotype is
/// clear and takes no other rule's place: the activity is asked for all the same.
/// </summary>
static class G6pdGene
{
    const string Question = "G6PD genotype";

    public static IEnumerable<Part> Ask(Case c, Rule rule)
    {
        var reading = Reading.Of(c.Results("g6pd-genotype").Select(Judge).OfType<Judged>(), c.On, c.Rules, isRequired: true);
        if (G6pdGenotype.Of(c.Facts, c.Rules) is { } genotype)
        {
            yield return Sequenced(genotype, c.Facts.G6pdSequence!, ByPhenotype(c, rule, genotype.Phenotype)); // it has a genotype
            if (genotype.IsTwoInMale) yield return Doubtful(c.Facts.G6pdSequence!, rule["two-in-a-man"]);
        }
        else if (reading.Judged is null)
            yield return Part.Of(rule["untested"], Question, rule["untested"].Level, $"No genotype: {rule["untested"].Action}.");
        if (reading.Judged is { } judged) yield return Reported(judged.Result, ByReading(c, rule, reading));
    }

    static Part Sequenced(G6pdGenotype genotype, G6pdSequence sequence, (Criterion Criterion, Answer Answer) by)
    {
        var value = GenotypeWords.Value(genotype);
        IReadOnlyList<string> clauses = [$"G6PD genes of sample {sequence.Sample}: {value}", .. GenotypeWords.Remarks(genotype, sequence)];
        return Part.Of(by.Criterion, Question, by.Answer, $"{string.Join("; ", clauses)}{Say.Then(by.Answer, by.Criterion.Action)}.") with
        {
            Value = value,
            Origin = sequence.Origin,
        };
    }

    // However good the activity is: who takes one person's file for another's may have done so before.
    static Part Doubtful(G6pdSequence sequence, Criterion criterion) => Part.Of(
        criterion, "One X", criterion.Level,
        $"The genes of sample {sequence.Sample} are two different ones, and the record says male: {criterion.Action}.") with
    {
        Value = $"sample {sequence.Sample}",
        Origin = sequence.Origin,
    };

    static (Criterion Criterion, Answer Answer) ByPhenotype(Case c, Rule rule, Phenotype phenotype) => phenotype switch
    {
        _ when phenotype.IsDeficient() => (rule["deficient"], rule["deficient"].Level),
        Phenotype.Normal => (rule["untested"], Answer.Clear),
        _ => ByActivity(c, rule),
    };

    static Part Reported(LabResult genotype, (Criterion Criterion, Answer Answer) by)
    {
        var sentence = $"G6PD genotype {Say.Dated(genotype)}{Say.Then(by.Answer, by.Criterion.Action)}.";
        return Part.Of(by.Criterion, Question, by.Answer, sentence) with
        {
            Value = Say.Value(genotype),
            Observed = genotype.Taken,
            Origin = genotype.Origin,
        };
    }

    static (Criterion Criterion, Answer Answer) ByReading(Case c, Rule rule, Reading reading)
    {
        if (reading.Is(Answer.Excluded)) return (rule["deficient"], rule["deficient"].Level);
        if (reading.Is(Answer.Clear)) return (rule["untested"], Answer.Clear);
        if (reading.Judged!.Answer == Answer.Clear) return (rule["untested"], rule["untested"].Level); // without a date
        return ByActivity(c, rule);
    }

    // One normal and one deficient gene, or genes that do not tell: only the activity does.
    static (Criterion Criterion, Answer Answer) ByActivity(Case c, Rule rule) =>
        (rule["variable"], G6pdEvidence.Of(c).IsActivity ? Answer.Clear : rule["variable"].Level);

    static Judged? Judge(LabResult result) => result.Qualitative switch
    {
        Qualitative.None => null,
        Qualitative.Deficient => new(result, Answer.Excluded),
        Qualitative.Normal or Qualitative.Negative => new(result, Answer.Clear),
        _ => new(result, Answer.Missing),
    };
}
