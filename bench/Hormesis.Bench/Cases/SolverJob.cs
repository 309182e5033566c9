using System.Text;

namespace Hormesis.Bench.Cases;

/// <summary>
/// What every solver is given: the same patients and segments, in one binary file. Tolerances are not in it, so that the
/// reference solves the very same file.
/// </summary>
/// <remarks>
/// Little-endian: "HBENCH01"; the model's id in 24 bytes filled with zeros; as 64-bit integers the numbers of states,
/// parameters, patients and segments; each segment as its end (double), the number of changes, their parameter indices and
/// their values; each patient's parameters as doubles.
/// </remarks>
public sealed record SolverJob(string CaseId, int States, IReadOnlyList<double[]> Patients, IReadOnlyList<Segment> Segments)
{
    const string Magic = "HBENCH01";
    const int IdBytes = 24;

    /// <summary>Doubles in a result: every patient's state at the end of every segment.</summary>
    public int ResultLength => Patients.Count * Segments.Count * States;

    public void Write(Stream stream)
    {
        using BinaryWriter writer = new(stream, Encoding.ASCII, leaveOpen: true);
        writer.Write(Encoding.ASCII.GetBytes(Magic + CaseId.PadRight(IdBytes, '\0')));
        foreach (long count in new[] { States, Patients[0].Length, Patients.Count, Segments.Count }) writer.Write(count);
        foreach (var segment in Segments)
        {
            writer.Write(segment.End);
            writer.Write((long)segment.Changes.Count);
            foreach (var change in segment.Changes) writer.Write((long)change.Parameter);
            foreach (var change in segment.Changes) writer.Write(change.Value);
        }
        foreach (var patient in Patients)
            foreach (var value in patient) writer.Write(value);
    }

    /// <exception cref="InvalidDataException">It is not a job.</exception>
    /// <exception cref="EndOfStreamException">It ends too early.</exception>
    public static SolverJob Read(Stream stream)
    {
        using BinaryReader reader = new(stream, Encoding.ASCII, leaveOpen: true);
        var head = Encoding.ASCII.GetString(reader.ReadBytes(Magic.Length + IdBytes));
        if (!head.StartsWith(Magic, StringComparison.Ordinal)) throw new InvalidDataException("not a job of the solver benchmark");
        var (states, parameters, patients, segments) = (Count(reader), Count(reader), Count(reader), Count(reader));
        var read = Enumerable.Range(0, segments).Select(_ => ReadSegment(reader)).ToArray();
        double[][] rows = [.. Enumerable.Range(0, patients).Select(_ => Doubles(reader, parameters))];
        return new(head[Magic.Length..].TrimEnd('\0'), states, rows, read);
    }

    static Segment ReadSegment(BinaryReader reader)
    {
        var end = reader.ReadDouble();
        var parameters = Enumerable.Range(0, Count(reader)).Select(_ => Count(reader)).ToArray();
        var values = Doubles(reader, parameters.Length);
        return new(end, [.. parameters.Zip(values, (parameter, value) => new ParameterChange(parameter, value))]);
    }

    static int Count(BinaryReader reader) => checked((int)reader.ReadInt64());

    static double[] Doubles(BinaryReader reader, int count) => [.. Enumerable.Range(0, count).Select(_ => reader.ReadDouble())];
}
