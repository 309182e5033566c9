using Hormesis.Device.Calibration;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Tests.Device.Controller;
using Hormesis.Tests.Device.Profiles;

namespace Hormesis.Tests.Device.Calibration;

/// <summary>Service is for a device without bottle and patient, commands nothing, and gives new constants only while it lasts.</summary>
public class ServiceSessionTests
{
    static readonly DateOnly Today = new(2026, 11, 26);
    static readonly Calibrator Somebody = new("A", "B", Today, "a reference");

    static ServiceSession On(string profile, ulong seed) =>
        new(ShippedProfiles.Get(profile), DeviceCalibration.SimulatedSet(ShippedProfiles.Get(profile), Today), Today, seed);

    // RC-35
    [Theory, InlineData("generic-hyperbaric"), InlineData("generic-normobaric-photometer"), InlineData("generic-open-loop")]
    public void Every_sensor_of_a_device_is_calibrated_and_its_error_is_gone(string id)
    {
        var session = On(id, seed: 9);
        Assert.True(session.Enter());

        var set = DeviceCalibration.SimulatedSet(ShippedProfiles.Get(id), Today);
        foreach (var sensor in CalibratedSensors.Of(ShippedProfiles.Get(id).Equipment))
        {
            var done = Assert.IsType<RecalibrationOutcome.Done>(session.Calibrate(sensor, Somebody)).Record;
            Assert.Equal(1, done.AsLeft.Slope, CalibrationRules.Shipped[sensor].LeftSlopeWithin);
            Assert.Equal(Today.AddDays(365), done.Due);
            set = set.With(done);
        }

        Assert.True(session.Leave()); // truly safe
        Assert.Equal(CalibrationStanding.InOrder, new DeviceCalibration(set, ShippedProfiles.Get(id), Today).Standing);
    }

    [Fact]
    public void A_calibrated_device_doses_nearer_to_its_order()
    {
        var errors = Enumerable.Range(1, 10).AsParallel().Select(i =>
        {
            var seed = (ulong)i;
            var session = On("generic-hyperbaric", seed);
            session.Enter();
            var set = DeviceCalibration.SimulatedSet(ShippedProfiles.Hyperbaric, Today);
            foreach (var sensor in new[] { CalibratedSensor.Photometer1, CalibratedSensor.Photometer2, CalibratedSensor.Flow })
                set = set.With(((RecalibrationOutcome.Done)session.Calibrate(sensor, Somebody)).Record);
            return (Before: Error(null), After: Error(new(set, ShippedProfiles.Hyperbaric, Today)));

            double Error(DeviceCalibration? calibration)
            {
                var rig = new Rig(seed, Rig.Plan(30), calibration: calibration).ToEnd();
                return rig.Device.Ledger.OfferedUg / rig.Setup.Plan.Dose.Micrograms - 1;
            }
        }).ToList();

        double Rms(IEnumerable<double> values) => Math.Sqrt(values.Average(v => v * v));
        Assert.True(Rms(errors.Select(e => e.After)) < 0.7 * Rms(errors.Select(e => e.Before)),
            $"{Rms(errors.Select(e => e.Before)):0.0000} before, {Rms(errors.Select(e => e.After)):0.0000} after");
    }

    [Fact]
    public void A_sensor_that_is_broken_is_refused_and_its_constants_stay()
    {
        var session = On("generic-hyperbaric", seed: 2);
        session.Enter();
        session.Machine.Inject(Fault.Of(FaultKind.PhotometerGain)); // 0.8

        var refused = Assert.IsType<RecalibrationOutcome.Refused>(session.Calibrate(CalibratedSensor.Photometer1, Somebody));

        Assert.Contains("find the cause", refused.Why, StringComparison.Ordinal);
        Assert.IsType<RecalibrationOutcome.Done>(session.Calibrate(CalibratedSensor.Photometer2, Somebody));
    }

    [Fact]
    public void All_through_a_service_nothing_is_commanded()
    {
        var session = On("generic-hyperbaric", seed: 3);
        var seen = 0;
        session.Distort = r =>
        {
            if (session.Unit.Controller.Phase == Phase.Service)
            {
                Assert.Equal(default, Rig.AtRest(session.Unit.Commands));
                seen++;
            }
            return r;
        };

        session.Enter();
        session.Calibrate(CalibratedSensor.Pressure1, Somebody);

        Assert.True(seen > 1000);
        Assert.True(SimulatedSession.IsTrulySafe(session.Machine.Truth));
    }

    [Theory, InlineData("bottle"), InlineData("patient"), InlineData("match")]
    public void It_is_not_entered_with_a_bottle_or_a_patient(string who)
    {
        var session = On("generic-hyperbaric", seed: 4);
        session.Distort = r => Appears(r, who);

        Assert.False(session.Enter());
        Assert.IsType<RecalibrationOutcome.Refused>(session.Calibrate(CalibratedSensor.Flow, Somebody));
    }

    [Theory, InlineData("bottle"), InlineData("patient"), InlineData("match")]
    public void It_is_left_when_one_appears_and_what_was_begun_comes_to_nothing(string who)
    {
        var session = On("generic-hyperbaric", seed: 5);
        Assert.True(session.Enter());
        var from = session.Now + TimeSpan.FromSeconds(10);
        session.Distort = r => session.Now > from ? Appears(r, who) : r;

        var outcome = session.Calibrate(CalibratedSensor.LoadCell1, Somebody);

        Assert.IsType<RecalibrationOutcome.Refused>(outcome);
        Assert.Equal(Phase.Ended, session.Unit.Controller.Phase);
        Assert.True(SimulatedSession.IsTrulySafe(session.Machine.Truth));
        session.Distort = r => r;
        Assert.IsType<RecalibrationOutcome.Refused>(session.Calibrate(CalibratedSensor.Flow, Somebody)); // and is not entered again
    }

    [Theory, MemberData(nameof(SessionControllerTests.RunningPhases), MemberType = typeof(SessionControllerTests))]
    public void No_phase_of_a_session_becomes_service(Phase phase)
    {
        var rig = new Rig(seed: 6).To(phase);

        rig.Distort = r => r with { OperatorCount = r.OperatorCount + 1000, Action = OperatorAction.Service };
        rig.Step();

        Assert.NotEqual(Phase.Service, rig.State.Phase);
    }

    // Not even when bottle and patient seem to be gone for the moment of the asking.
    [Theory, MemberData(nameof(SessionControllerTests.RunningPhases), MemberType = typeof(SessionControllerTests))]
    public void Once_the_self_test_is_over_there_is_no_way_into_service(Phase phase)
    {
        if (phase == Phase.SelfTest) return;
        var rig = new Rig(seed: 6).To(phase);

        rig.Distort = r => r with
        {
            OperatorCount = r.OperatorCount + 1000,
            Action = OperatorAction.Service,
            BottlePresent = false,
            PatientMatched = false,
            BottleMatched = false,
        };
        for (var i = 0; i < 20; i++) Assert.NotEqual(Phase.Service, rig.Step().State.Phase);
    }

    static Readings Appears(Readings r, string who) => who switch
    {
        "bottle" => r with { BottlePresent = true },
        "patient" => r with { PatientMatched = true },
        _ => r with { BottleMatched = true },
    };
}
