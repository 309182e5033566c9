using System.Xml.Linq;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Hormesis.Web.Access;

/// <summary>The keys that cookies and tokens are protected with, in the store, so that every node has the same.</summary>
sealed class ProtectionKeys(ClinicStore store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = store.Read();
        return [.. context.ProtectionKeys.Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    // Called a few times a year by a part of the framework that does not wait.
    public void StoreElement(XElement element, string friendlyName) => store.Write(Actor.Program, c =>
        c.ProtectionKeys.Add(new ProtectionKey { Id = Guid.CreateVersion7(), Xml = element.ToString(SaveOptions.DisableFormatting) }))
        .GetAwaiter().GetResult();
}
