using System.Globalization;
using System.Text;

namespace Hormesis.Model.Input;

/// <summary>Where a value stands in the input. Kept as links to the places around it and written only when somebody asks.</summary>
public sealed class Place
{
    readonly Place? parent;
    readonly string name;
    readonly int index;

    Place(Place? parent, string name, int index) => (this.parent, this.name, this.index) = (parent, name, index);

    public static Place Root { get; } = new(null, "", -1);

    public Place Member(string member) => new(this, member, -1);
    public Place Item(int item) => new(this, "", item);

    /// <summary>Such as entry[12].resource.status; empty for the whole input.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    void Write(StringBuilder text)
    {
        if (parent is null) return;
        parent.Write(text);
        if (index >= 0) text.Append(CultureInfo.InvariantCulture, $"[{index}]");
        else text.Append(text.Length > 0 ? "." : "").Append(name);
    }
}
