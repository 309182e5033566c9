using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Model.Body.Course;

/// <summary>
/// A course as the body's segments: a run-in until what is varied in a patient has settled, then for each session the return and
/// the rest. Times are in seconds from the start of the run-in.
/// </summary>
public sealed class CourseSchedule
{
    readonly List<Part> _parts = [];

    /// <param name="sessions">Days ascending.</param>
    /// <param name="returned">What a pass of each session brings back.</param>
    /// <param name="end">Of the course, from its beginning.</param>
    public CourseSchedule(IReadOnlyList<CourseSession> sessions, IReadOnlyList<ReturnedBlood> returned, TimeSpan end)
    {
        var last = RunIn + Math.Max(end.TotalSeconds, 1);
        _parts.Add(new(RunIn, HasBegun: false, null));
        for (var i = 0; i < sessions.Count; i++)
        {
            var entry = Entry.Of(sessions[i], returned[i]);
            Add(entry.Begin, null);
            Add(entry.End, entry);
        }
        Add(last, null);

        void Add(double until, Entry? entry)
        {
            var to = Math.Min(until, last);
            if (to > _parts[^1].End) _parts.Add(new(to, HasBegun: true, entry));
        }
    }

    /// <summary>Seconds before the course begins.</summary>
    public static double RunIn { get; } = CourseTable.Shipped.Constant("runInDays") * Clock.Day;

    /// <summary>Opens a segment: the run-in, a rest, or a return. NaN when the course is over.</summary>
    public double Open(int segment, Span<double> parameters)
    {
        if (segment >= _parts.Count) return double.NaN;
        var (part, at) = (_parts[segment], ReturnPlaces.Shipped);
        at.Clear(parameters);
        parameters[at.Begun] = part.HasBegun ? 1 : 0;
        part.Return?.Set(parameters);
        return part.End;
    }

    /// <summary>The same for a run of one patient.</summary>
    public IReadOnlyList<Segment> Segments(ReadOnlySpan<double> parameters)
    {
        List<Segment> segments = [];
        var scratch = parameters.ToArray();
        for (var i = 0; Open(i, scratch) is var end && !double.IsNaN(end); i++)
        {
            var segment = i;
            segments.Add(new(end, (held, _) => Open(segment, held)));
        }
        return segments;
    }

    /// <summary>A stretch of time: what comes back in it, or a rest.</summary>
    readonly record struct Part(double End, bool HasBegun, Entry? Return);

    sealed record Entry(double Begin, double End, int Passes, ReturnedBlood Pass)
    {
        public static Entry Of(CourseSession session, ReturnedBlood pass)
        {
            var begin = RunIn + (session.Day - 1) * Clock.Day;
            return new(begin, begin + session.ReturnLasts.TotalSeconds, session.Passes, pass);
        }

        public void Set(Span<double> p)
        {
            var at = ReturnPlaces.Shipped;
            var each = Passes / (End - Begin);
            var cells = p[at.RedCellVolume];
            p[at.Electrophile] = each * Pass.ElectrophileMicromoles;
            p[at.Ascorbate] = each * Pass.AscorbateMicromoles;
            p[at.Urate] = each * Pass.UrateMicromoles;
            p[at.Glutathione] = each * Pass.GlutathioneMicromoles;
            p[at.FreeHaemoglobin] = each * Pass.FreeHaemoglobinMilligrams;
            p[at.Methaemoglobin] = each * Pass.MethaemoglobinLitres / cells;
            p[at.DamagedCells] = each * Pass.DamagedLitres / cells;
            p[at.LysedCells] = each * Pass.LysedLitres / cells;
            p[at.Exposure] = each * Pass.Absorbed.Milligrams / at.ReferenceDoseMg;
            p[at.Contact] = 1 / (End - Begin);
        }
    }
}

/// <summary>Where the body has the rates that segments set.</summary>
sealed record ReturnPlaces
{
    static readonly ParameterPlaces Places = BodyModel.Places;

    public static ReturnPlaces Shipped { get; } = new();

    public int Begun { get; } = Places["begun"];
    public int RedCellVolume { get; } = Places["redCellVolume"];
    public int Electrophile { get; } = Places["returnElectrophile"];
    public int Ascorbate { get; } = Places["returnAscorbate"];
    public int Urate { get; } = Places["returnUrate"];
    public int Glutathione { get; } = Places["returnGlutathione"];
    public int FreeHaemoglobin { get; } = Places["returnFreeHaemoglobin"];
    public int Methaemoglobin { get; } = Places["returnMethaemoglobin"];
    public int DamagedCells { get; } = Places["returnDamagedCells"];
    public int LysedCells { get; } = Places["returnLysedCells"];
    public int Exposure { get; } = Places["returnExposure"];
    public int Contact { get; } = Places["returnContact"];
    public double ReferenceDoseMg { get; } = CourseTable.Shipped.Constant("referenceDoseMg");

    public void Clear(Span<double> p)
    {
        ReadOnlySpan<int> rates =
        [
            Electrophile, Ascorbate, Urate, Glutathione, FreeHaemoglobin, Methaemoglobin, DamagedCells, LysedCells, Exposure, Contact,
        ];
        foreach (var rate in rates) p[rate] = 0;
    }
}
