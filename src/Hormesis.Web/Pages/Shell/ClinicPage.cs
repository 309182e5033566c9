using Hormesis.Store;
using Hormesis.Web.Access;
using Hormesis.Web.Charts;
using Hormesis.Web.Orders;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Hormesis.Web.Pages.Shell;

/// <summary>A page about patients, courses or equipment: what such pages have in common.</summary>
public abstract class ClinicPage : ComponentBase
{
    [CascadingParameter] public required HttpContext Http { get; set; }

    [Inject] internal PatientCharts Charts { get; set; } = null!; // the framework sets it
    [Inject] internal ClinicStore Store { get; set; } = null!;
    [Inject] internal OrderDesk Desk { get; set; } = null!;
    [Inject] internal Who Who { get; set; } = null!;
    [Inject] internal TimeProvider Clock { get; set; } = null!;
    [Inject] internal NavigationManager Places { get; set; } = null!;

    /// <summary>Why what was sent cannot be, in words; null for nothing.</summary>
    protected string? Wrong { get; set; }

    protected DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Of the account that is signed in: only such accounts reach a page of this kind.</summary>
    protected Guid Me => Who.Id ?? throw new InvalidOperationException("nobody is signed in");

    /// <summary>A field of the form that was sent; empty when it was not.</summary>
    protected string Sent(string name) => Http.Request.HasFormContentType ? Http.Request.Form[name].ToString().Trim() : "";

    protected bool May(string method, string path, RouteTable table) => table.Find(method, path)?.Admits(Who) == true;

    /// <summary>There is no such patient, course or order here.</summary>
    protected void Missing() => Http.Response.StatusCode = StatusCodes.Status404NotFound;
}
