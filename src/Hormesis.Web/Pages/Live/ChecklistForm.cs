using System.Globalization;
using Hormesis.Clinic.SessionDay;
using Microsoft.AspNetCore.Http;

namespace Hormesis.Web.Pages.Live;

/// <summary>A checklist as a form: a tick, a number or a reason for each item, by who operates and, where two look, by both.</summary>
static class ChecklistForm
{
    public static string TickOf(ChecklistItem item) => $"yes.{item.Id}";

    public static string ValueOf(ChecklistItem item) => $"value.{item.Id}";

    public static string ReasonOf(ChecklistItem item) => $"not.{item.Id}";

    public static string ReviewOf(ChecklistItem item) => $"review.{item.Id}";

    public static IReadOnlyDictionary<string, ChecklistAnswer> Read(Checklist list, IFormCollection form, string by, string second) =>
        list.Items.ToDictionary(i => i.Id, i => Answer(i, form, by, second));

    static ChecklistAnswer Answer(ChecklistItem item, IFormCollection form, string by, string second) => new()
    {
        Yes = form[TickOf(item)] == "yes" ? true : null,
        Value = Number(form[ValueOf(item)].ToString()),
        NotApplicable = form[ReasonOf(item)].ToString().Trim(),
        Review = form[ReviewOf(item)].ToString().Trim(),
        By = by,
        Second = second,
    };

    // People write a comma or a point, whatever their page's language.
    static double? Number(string text) =>
        double.TryParse(text.Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
