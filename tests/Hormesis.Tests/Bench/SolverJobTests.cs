using Hormesis.Bench.Cases;

namespace Hormesis.Tests.Bench;

public class SolverJobTests
{
    [Fact]
    public void A_job_file_gives_back_what_was_written()
    {
        var written = CohortCase.TenPasses.Job(3, seed: 7);
        using MemoryStream file = new();

        written.Write(file);
        file.Position = 0;
        var read = SolverJob.Read(file);

        Assert.Equal((written.CaseId, written.States), (read.CaseId, read.States));
        Assert.Equal(written.Patients, read.Patients);
        Assert.Equal(written.Segments.Select(s => s.End), read.Segments.Select(s => s.End));
        Assert.Equal(written.Segments.SelectMany(s => s.Changes), read.Segments.SelectMany(s => s.Changes));
        Assert.Equal(file.Length, file.Position);
    }

    [Fact]
    public void A_file_that_ends_too_early_is_refused()
    {
        using MemoryStream file = new();
        CohortCase.OnePass.Job(2, seed: 1).Write(file);
        file.SetLength(file.Length - 1);
        file.Position = 0;

        Assert.Throws<EndOfStreamException>(() => SolverJob.Read(file));
    }

    [Fact]
    public void A_file_of_something_else_is_refused() =>
        Assert.Throws<InvalidDataException>(() => SolverJob.Read(new MemoryStream(new byte[100])));

    [Fact]
    public void A_patient_does_not_depend_on_how_many_there_are() =>
        Assert.Equal(CohortCase.OnePass.Job(2, seed: 5).Patients, CohortCase.OnePass.Job(9, seed: 5).Patients.Take(2));
}
