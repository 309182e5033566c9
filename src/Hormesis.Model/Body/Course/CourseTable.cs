using System.Text.Json.Serialization;

namespace Hormesis.Model.Body.Course;

/// <summary>Something of a patient that a course file can say, and the parameter of the body that it becomes.</summary>
/// <param name="Scale">Of the parameter, for one of the field's unit.</param>
public sealed record PatientField(
    string Name, string Parameter, string Unit, double Default, double Low, double High, double Scale, string Text, string Source);

/// <summary>Something of a session, or of all of them, that a course file can say.</summary>
public sealed record SessionField(string Name, string Unit, double Default, double Low, double High, string Text, string Source);

/// <summary>A constant of the body that differs between people.</summary>
/// <param name="Cv">Coefficient of variation of a log-normal spread with the declared value as its median.</param>
public sealed record SpreadConstant(string Parameter, double Cv, string Source);

/// <summary>What brings a patient: fields that are drawn for it.</summary>
public sealed record Condition(string Id, string Text, string Source, IReadOnlyList<ConditionField> Fields);

/// <param name="Cv">Coefficient of variation of a log-normal about the median.</param>
public sealed record ConditionField(string Name, double Median, double Cv);

/// <summary>A number of the course that no file changes.</summary>
public sealed record CourseConstant(string Name, double Value, string Unit, string Source);

/// <summary>What a course file can say, with units, defaults, ranges and sources.</summary>
/// <param name="Sizes">Of the patient.</param>
/// <param name="Rhythm">Of sessions that are repeated.</param>
public sealed record CourseTable(
    IReadOnlyList<PatientField> Fields, IReadOnlyList<SessionField> Session, IReadOnlyList<SessionField> Sizes,
    IReadOnlyList<SessionField> Rhythm, IReadOnlyList<SpreadConstant> Spread,
    IReadOnlyList<Condition> Conditions, IReadOnlyList<CourseConstant> Constants)
{
    public static CourseTable Shipped { get; } =
        EmbeddedData.Load(typeof(CourseTable).Assembly, "Body/Course/course.json", CourseJson.Default.CourseTable);

    public double Constant(string name) => Constants.Single(c => c.Name == name).Value;

    /// <exception cref="InputException">No condition has this id.</exception>
    public Condition Condition(string id, string place) => Conditions.FirstOrDefault(c => c.Id == id) ?? throw new InputException(
        place, $"\"{id}\" is no condition", $"give one of {string.Join(", ", Conditions.Select(c => c.Id))}");

    internal SessionField SessionField(string name) => Session.Concat(Sizes).Concat(Rhythm).Single(f => f.Name == name);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CourseTable))]
sealed partial class CourseJson : JsonSerializerContext;
