namespace Hormesis.Web.Access;

/// <summary>What somebody is in the clinic. One account may have several; what each may do stands in routes.json.</summary>
public enum Role
{
    Viewer,

    /// <summary>Nurse or operator: at the chair.</summary>
    Nurse,
    Physician,

    /// <summary>Keeps the devices.</summary>
    Biomed,
    Administrator,
    Auditor,

    /// <summary>The maker's service, from afar: may stop a session and nothing else.</summary>
    RemoteService,
}
