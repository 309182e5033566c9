using System.Globalization;

namespace Hormesis.Clinic.SessionDay;

static class SessionWords
{
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
