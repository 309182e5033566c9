using Hormesis.Device;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;

namespace Hormesis.Web.Live;

/// <summary>The newest values of a session as its page shows them: of the device's own state, corrected as the device does.</summary>
sealed class LiveValues(UnitSetup setup)
{
    readonly double[] values = new double[Channels.Count];
    readonly Outlook outlook = new(setup);
    uint monitorFrame;
    TimeSpan monitorAt;
    double frame = -1;

    public double this[Channel channel] => values[(int)channel];

    public ReadOnlySpan<double> All => values;

    /// <summary>Takes over what a tick left.</summary>
    /// <param name="session">After the tick.</param>
    /// <param name="sent">The server's clock since the session began.</param>
    public void Read(SimulatedSession session, TimeSpan sent)
    {
        var (s, now) = (session.Controller, session.Now);
        var r = setup.Calibration.Corrections.Correct(session.Readings);
        Set(Channel.Frame, ++frame);
        Set(Channel.Sent, Math.Floor(sent.TotalMilliseconds));
        Set(Channel.Time, now.TotalSeconds);
        Set(Channel.InPhase, s.InPhase.TotalSeconds);
        Set(Channel.Left, outlook.Left(s));
        Set(Channel.PauseLeft, session.Unit.Shown.PauseLeft.TotalSeconds);
        Set(Channel.HeldFor, s.HeldFor.TotalSeconds);
        OfBottle(s, r);
        OfPatient(r, now);
        var hasMonitor = setup.Profile.Equipment.PatientMonitor;
        Set(Channel.Capnogram, hasMonitor && r.Vitals.Good ? session.Machine.CapnogramMmHg : double.NaN);
        var expected = session.Unit.Observer;
        Set(Channel.ExpectedConcentration, expected.ExpectedMicrograms);
        Set(Channel.ExpectedBottle, expected.ExpectedBar);
        Set(Channel.ExpectedAbsorbed, expected.ExpectedAbsorbedUg);
    }

    void OfBottle(in ControllerState s, in Readings r)
    {
        var equipment = setup.Profile.Equipment;
        var absorbed = Absorption.OfSession(s, setup.Controller);
        Set(Channel.Bottle, r.Bottle.Bar);
        Set(Channel.BottleSecond, equipment.PressureSensors > 1 ? r.BottleSecond.Bar : double.NaN);
        Set(Channel.Line, r.Line.MmHg);
        var gas = equipment.PhotometerChannels > 0;
        Set(Channel.Concentration, gas ? s.Estimates.BothChannels(setup.Controller).MicrogramsPerNormalMillilitre : double.NaN);
        Set(Channel.PhotometerAge, gas ? (s.Now - s.Estimates.SampleAt).TotalSeconds : double.NaN);
        Set(Channel.Weight, s.Estimates.Weight.Grams);
        Set(Channel.Content, s.Blood.Tare.Grams > 0 ? s.Blood.Content(s.Estimates.Weight).Millilitres : double.NaN);
        Set(Channel.Offered, (s.OfferedBefore + s.Dose.Offered).Micrograms);
        Set(Channel.Absorbed, absorbed.Value.Micrograms);
        Set(Channel.AbsorbedLow, absorbed.Low.Micrograms);
        Set(Channel.AbsorbedHigh, absorbed.High.Micrograms);
        Set(Channel.OxygenFlow, r.OxygenFlow.NormalLitresPerMinute);
        Set(Channel.Blood, r.Blood.Celsius);
        Set(Channel.RoomOzone, r.RoomOzone.Value * 1e6);
    }

    void OfPatient(in Readings r, TimeSpan now)
    {
        var v = r.Vitals;
        if (v.Frame != monitorFrame) (monitorFrame, monitorAt) = (v.Frame, now);
        var watched = setup.Profile.Equipment.PatientMonitor;
        var known = watched && v.Good;
        Set(Channel.EtCO2, known ? v.EtCO2.MmHg : double.NaN);
        Set(Channel.Breaths, known ? v.RespiratoryRate.PerMinute : double.NaN);
        Set(Channel.SpO2, known ? v.SpO2.Percent : double.NaN);
        Set(Channel.HeartRate, known ? v.HeartRate.PerMinute : double.NaN);
        Set(Channel.Systolic, known ? v.Systolic.MmHg : double.NaN);
        Set(Channel.Diastolic, known ? v.Diastolic.MmHg : double.NaN);
        Set(Channel.MonitorAge, watched ? (now - monitorAt).TotalSeconds : double.NaN);
    }

    void Set(Channel channel, double value) => values[(int)channel] = value;
}
