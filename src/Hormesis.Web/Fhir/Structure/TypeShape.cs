namespace Hormesis.Web.Fhir.Structure;

/// <summary>One member that an object of a type may have, by its name in JSON: valueQuantity, not value[x].</summary>
/// <param name="Slot">Which element of the type it is: the members of a choice share one.</param>
/// <param name="Shape">Of a complex type; null for a primitive, and for any resource.</param>
sealed record Member(
    string Name, string Type, bool Many, IReadOnlySet<string>? Codes, IReadOnlySet<string>? Targets, int Slot, TypeShape? Shape);

/// <summary>What an object of one FHIR type may hold and must hold.</summary>
sealed class TypeShape(string name)
{
    public const string AnyResource = "Resource";

    static readonly StructureData Data = StructureData.Load();
    static readonly Dictionary<string, IReadOnlySet<string>> Sets =
        Data.Codes.ToDictionary(c => c.Key, c => (IReadOnlySet<string>)c.Value.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    static readonly Dictionary<string, TypeShape> All = LoadAll();

    readonly Dictionary<string, Member> members = new(StringComparer.Ordinal);
    readonly List<string> elements = [];

    public string Name => name;

    /// <summary>What may stand beside a primitive under the same name with an underscore.</summary>
    public static TypeShape OfPrimitive { get; } = All["Extension"].Only("Element", "id", "extension");

    /// <summary>The elements that must be there, as bits by slot.</summary>
    public ulong Required { get; private set; }

    public static TypeShape? Find(string type) => All.GetValueOrDefault(type);

    public Member? Find(ReadOnlySpan<char> member) =>
        members.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(member, out var found) ? found : null;

    public string ElementAt(int slot) => elements[slot];

    static Dictionary<string, TypeShape> LoadAll()
    {
        var shapes = Data.Types.Keys.ToDictionary(t => t, t => new TypeShape(t), StringComparer.Ordinal);
        foreach (var (type, rules) in Data.Types)
        {
            foreach (var (element, rule) in rules) shapes[type].Add(element, rule, shapes);
        }
        return shapes;
    }

    void Add(string element, ElementData rule, Dictionary<string, TypeShape> shapes)
    {
        var slot = elements.Count;
        if (slot >= 64) throw new InvalidOperationException($"{name} has more elements than bits");
        elements.Add(element);
        if (rule.Min > 0) Required |= 1UL << slot;
        var isChoice = element.EndsWith("[x]", StringComparison.Ordinal);
        foreach (var type in rule.Types)
        {
            var member = isChoice ? $"{element[..^3]}{char.ToUpperInvariant(type[0])}{type[1..]}" : element;
            members[member] = new(
                member, type, rule.Many, rule.Codes is { } set ? Sets[set] : null, rule.Targets?.ToHashSet(StringComparer.Ordinal), slot,
                shapes.GetValueOrDefault(type));
        }
    }

    TypeShape Only(string type, params string[] names)
    {
        TypeShape shape = new(type);
        foreach (var member in names) shape.members[member] = members[member];
        return shape;
    }
}
