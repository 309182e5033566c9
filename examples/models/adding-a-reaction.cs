#:project ../../src/Hormesis.Model/Hormesis.Model.csproj
#:property PublishAot=false

// Adds one reaction to the bottle, solves both models, and says what it changes. docs/models/adding-a-reaction.md tells of it.
using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;

var extended = BottleModel.Declare(m =>
{
    // <reaction>
    var rate = m.Parameter(
        "kLOPthiol", 2, "L/mol s", 0.2, 20, "R", "an assumption for this example", "Lipid ozonation products bind to protein thiols.");
    var (lop, thiol, plasma) = (m.StateNamed("LOP"), m.StateNamed("SH"), m.CompartmentNamed("plasma"));
    m.Process("LOP + thiol", [lop, thiol], [], rate * lop * thiol * plasma.Volume, "second order; an assumption for this example");
    // </reaction>
});

var shipped = LopAfterFiveMinutes(BottleModel.Compiled);
var more = LopAfterFiveMinutes(new CompiledModel(extended));
Console.WriteLine($"{extended.Processes.Count - BottleModel.Declaration.Processes.Count} reaction added");
Console.WriteLine($"LOP after 5 min: {shipped:0.0} umol/L as shipped, {more:0.0} umol/L with the reaction");

static double LopAfterFiveMinutes(CompiledModel model)
{
    var parameters = model.Model.DefaultParameters();
    var run = Trajectory.Run(model, parameters, [new(300)], [300]);
    return 1e6 * run.States[0][model.Model.StateIndex("LOP")];
}
