using System.Text.Json.Serialization;

namespace Hormesis.Model.Body.Course;

/// <summary>Something of a patient that a course file can say, and the parameter of the body that it becomes.</summary>
/// <param name="Scale">Of the parameter, for one of the field's unit.</param>
public sealed record PatientField(
    string Name, string Parameter, string Unit, double Default, double Low, double High, double Scale, string Text, string Source);

/// <summary>Something of a session that a course file can say.</summary>
public sealed record SessionField(string Name, string Unit, double Default, double Low, double High, string Text, string Source);

/// <summary>A number of the course that no file changes.</summary>
public sealed record CourseConstant(string Name, double Value, string Unit, string Source);

/// <summary>What a course file can say, with units, defaults, ranges and sources.</summary>
public sealed record CourseTable(
    IReadOnlyList<PatientField> Fields, IReadOnlyList<SessionField> Session, IReadOnlyList<CourseConstant> Constants)
{
    public static CourseTable Shipped { get; } =
        EmbeddedData.Load(typeof(CourseTable).Assembly, "Body/Course/course.json", CourseJson.Default.CourseTable);

    public double Constant(string name) => Constants.Single(c => c.Name == name).Value;

    internal SessionField SessionField(string name) => Session.Single(f => f.Name == name);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CourseTable))]
sealed partial class CourseJson : JsonSerializerContext;
