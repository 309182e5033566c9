using System.CommandLine;
using System.Globalization;
using Hormesis.Clinic;
using Hormesis.Clinic.Centres;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Cli.Output;
using Hormesis.Model;
using Hormesis.Store.Fhir;
using Hormesis.Store.Genetics;

namespace Hormesis.Cli.Verbs;

/// <summary>What screen, plan and treat ask of the command line alike: files, day, profile, the centre and its rules.</summary>
sealed class PatientOptions
{
    public Argument<string> File { get; } = new("PATIENT.json") { Description = "A FHIR R4 Bundle of one patient" };

    public Option<string?> At { get; } = new("--at")
    {
        Description = "The day (or time) of the session; ages of results and of the patient count from there. Default: now",
        HelpName = "DATE",
    };

    public Option<string> Profile { get; } = new("--profile")
    {
        Description = "Way of treating",
        HelpName = "ID",
        DefaultValueFactory = _ => ClinicalProfiles.Default,
    };

    public Option<double?> G6pdMedian { get; } = new("--g6pd-male-median")
    {
        Description = "The laboratory's adjusted male median of G6PD activity, U/g Hb: needed for results in U/g Hb",
        HelpName = "U/gHb",
    };

    public Option<string?> Centre { get; } = new("--centre")
    {
        Description = "The centre's file: its laboratory, staff, jurisdiction and signed rules (docs/screening.md)",
        HelpName = "FILE",
    };

    public Option<string?> Rules { get; } = new("--rules")
    {
        Description = "The centre's own rules, in place of those that its file names or that are shipped",
        HelpName = "FILE",
    };

    public Option<string?> Genotype { get; } = new("--genotype")
    {
        Description = "The patient's VCF (GRCh38, plain or gzipped): the G6PD gene is read from it",
        HelpName = "FILE.vcf",
    };

    public Option<string?> Sample { get; } = new("--sample")
    {
        Description = "Which sample of the VCF is the patient's, where it holds several",
        HelpName = "NAME",
    };

    /// <summary>All but the file, whose arity differs from verb to verb.</summary>
    public IReadOnlyList<Symbol> All => [At, Profile, G6pdMedian, Centre, Rules, Genotype, Sample];

    /// <summary>The patient's record and genes, read and checked.</summary>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public Import Read(ParseResult parsed)
    {
        var path = parsed.GetValue(File) ?? throw new InputException("PATIENT.json", "no file is given", "name a patient's file");
        var import = In(path, () => FhirImport.Read(InputFile.Read(path, FhirImport.MaximumBytes)));
        var sample = parsed.GetValue(Sample);
        if (parsed.GetValue(Genotype) is not { } genes)
        {
            return sample is null
                ? import
                : throw new InputException("--sample", "there is no VCF to look for it in", "give --genotype FILE.vcf");
        }
        var read = In(genes, () => VcfReader.Read(InputFile.Read(genes, VcfReader.MaximumBytes), sample, Path.GetFileName(genes)));
        return import with { Facts = import.Facts with { G6pdSequence = read } };
    }

    static T In<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InputException wrong)
        {
            throw wrong.In(path);
        }
    }

    /// <summary>The centre that was named; null for none.</summary>
    /// <exception cref="InputException">The file is no centre's.</exception>
    public Centre? CentreOf(ParseResult parsed) => parsed.GetValue(Centre) is { } file
        ? CentreFile.Read(InputFile.Read(file, CentreFile.MaximumBytes), file)
        : null;

    /// <summary>The rules that hold: those of --rules, else those that the centre names, else the shipped ones.</summary>
    /// <exception cref="InputException">A file of rules cannot be used.</exception>
    public RulesInForce RulesOf(ParseResult parsed, Centre? centre, DateOnly day)
    {
        var named = centre is { Rules.File.Length: > 0 }
            ? Path.Combine(Path.GetDirectoryName(parsed.GetValue(Centre)) ?? "", centre.Rules.File)
            : null;
        var file = parsed.GetValue(Rules) ?? named;
        if (file is null && centre is null) return RulesInForce.Shipped;
        var set = file is null ? RuleSet.Shipped : RuleFile.Read(InputFile.Read(file, RuleFile.MaximumBytes), file);
        return centre?.InForce(set, day) ?? RulesInForce.Of(set, [], static _ => "");
    }

    public ClinicSettings Settings(ParseResult parsed, Centre? centre) => parsed.GetValue(G6pdMedian) switch
    {
        null => centre?.Settings ?? new(),
        { } median when ClinicSettings.IsMedian(median) => new() { G6pdMaleMedianUPerGHb = median },
        var other => throw new InputException("--g6pd-male-median", $"{other} U/g Hb is no median", "give the laboratory's own"),
    };

    /// <summary>The time that --at names: a date alone is nine in the morning of that day.</summary>
    public DateTimeOffset Moment(ParseResult parsed, TimeProvider clock) =>
        parsed.GetValue(At) is { } text ? ParseTime("--at", text) : clock.GetLocalNow();

    public static DateTimeOffset ParseTime(string option, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new(day, new TimeOnly(9, 0), TimeSpan.Zero);
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal;
        if (text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var time)) return time;
        throw new InputException(option, $"\"{text}\" is no date", "write it as 2026-11-01 or 2026-11-01T09:00:00Z");
    }
}
