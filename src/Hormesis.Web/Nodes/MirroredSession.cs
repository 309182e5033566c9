using Hormesis.Model.Treatment;
using Hormesis.Web.Live;

namespace Hormesis.Web.Nodes;

/// <summary>A session that runs on another node, as pages of this one show and operate it.</summary>
sealed class MirroredSession(
    Guid id, string patient, SessionPlan plan, string node, MirrorView view, Func<MirroredSession, Pressing, Task<Pressed>> send)
    : ShownSession
{
    public override Guid Id => id;
    public override string Patient => patient;
    public override SessionPlan Plan => plan;
    public override LiveView View => view;
    public override bool IsHeard => view.Silence < NodeLink.HeardWithin;

    /// <summary>Where it runs.</summary>
    public string Node => node;
    public MirrorView Mirror => view;

    public override Task<Pressed> Operate(Pressing what) => send(this, what);
}
