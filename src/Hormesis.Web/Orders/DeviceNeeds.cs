using Hormesis.Clinic.Protocol;
using Hormesis.Device.Profiles;
using Hormesis.Model;

namespace Hormesis.Web.Orders;

/// <summary>Whether a device can do what a clinical profile asks of one.</summary>
public static class DeviceNeeds
{
    /// <exception cref="InputException">Another of the known devices could.</exception>
    public static void Check(ClinicalProfile profile, DeviceProfile device)
    {
        if (profile.Pressurised || device.Range().Evacuates) return;
        throw new InputException(
            "--device-profile", $"{device.Id} does not evacuate the bottle, as {profile.Id} asks", "give generic-normobaric-photometer");
    }

    public static IEnumerable<OpenPoint> Open(ClinicalProfile profile)
    {
        if (profile.ReturnsUnderPressure)
            yield return new(profile.Id, "is not done by any device here: blood goes back by gravity; the profile is for plans and study");
    }
}
