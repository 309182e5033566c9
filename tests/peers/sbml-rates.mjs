// Reads SBML with libSBML, checks it, and computes what it says: starts, rates of change and assigned values.
//   node sbml-rates.mjs FILE.xml POINTS.json [units]
// POINTS is a list of objects, each with a value for every species and every parameter with a rate rule, by name.
// Prints { errors, units, starts, points: [{ rates, values }] }: what libSBML says without its check of units, with it (where
// asked for: it is slow), and numbers by name.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [file, pointsFile, units] = process.argv.slice(2);
if (pointsFile === undefined) {
  console.error('usage: node sbml-rates.mjs FILE.xml POINTS.json [units]');
  process.exit(2);
}

// libSBML says on standard output how it loads its WebAssembly; the result alone shall stand there.
console.log = console.error;
createRequire(import.meta.url)('libsbmljs_stable')().then((library) => {
  delete library.then; // the module is thenable and would be awaited for ever
  const xml = readFileSync(file, 'utf8');
  const points = JSON.parse(readFileSync(pointsFile, 'utf8'));
  const model = read(library, xml).getModel();
  const known = { ...formulas(model), plain: attributes(model), changing: changing(model) };
  const report = {
    errors: messages(library, xml, false),
    units: units === 'units' ? messages(library, xml, true) : [],
    starts: starts(library, model, known),
    points: points.map((point) => dynamics(library, model, known, point)),
  };
  process.stdout.write(JSON.stringify(report, (_, value) => (Number.isNaN(value) ? 'NaN' : value)) + '\n');
});

function read(library, xml) {
  return new library.SBMLReader().readSBMLFromString(xml);
}

function messages(library, xml, withUnits) {
  const document = read(library, xml);
  document.setConsistencyChecks(library.LIBSBML_CAT_UNITS_CONSISTENCY, withUnits);
  document.checkConsistency();
  return Array.from({ length: document.getNumErrors() }, (_, i) => document.getError(i).getMessage());
}

function quantities(model) {
  return [...model.compartments, ...model.species, ...model.parameters];
}

// The assigned or initially assigned formula of each id that has one.
function formulas(model) {
  const initial = new Map();
  const always = new Map();
  const references = model.reactions.flatMap((r) => [...r.reactants, ...r.products]).filter((r) => r.getId() !== '');
  for (const thing of [...quantities(model), ...references]) {
    const id = thing.getId();
    const start = model.getInitialAssignmentBySymbol(id);
    if (start?.ptr) initial.set(id, start.getMath());
    const rule = model.getAssignmentRuleByVariable(id);
    if (rule?.ptr) always.set(id, rule.getMath());
  }
  return { initial, always };
}

// The plain attributes, for what no formula gives.
function attributes(model) {
  const values = new Map();
  for (const c of model.compartments) values.set(c.getId(), c.getSize());
  for (const p of model.parameters) values.set(p.getId(), p.getValue());
  for (const s of model.species) values.set(s.getId(), s.getHasOnlySubstanceUnits() ? s.getInitialAmount() : s.getInitialConcentration());
  return values;
}

// A look-up of values by id: what is fixed, else what a formula gives, else the attribute.
function environment(library, { initial, always, plain }, fixed) {
  const values = new Map(fixed);
  const value = (id) => {
    if (!values.has(id)) {
      const formula = always.get(id) ?? initial.get(id);
      values.set(id, formula === undefined ? plain.get(id) : evaluate(library, formula, value));
    }
    if (values.get(id) === undefined) throw new Error(`${id} has no value`);
    return values.get(id);
  };
  return value;
}

function starts(library, model, known) {
  const value = environment(library, known, new Map());
  return Object.fromEntries(known.changing.map((thing) => [thing.getName(), value(thing.getId())]));
}

function changing(model) {
  return [...model.species, ...model.parameters.filter((p) => model.getRateRuleByVariable(p.getId())?.ptr)];
}

function dynamics(library, model, known, point) {
  const fixed = new Map(known.changing.map((thing) => [thing.getId(), point[thing.getName()]]));
  const value = environment(library, known, fixed);
  const rates = new Map(known.changing.map((thing) => [thing.getId(), 0]));
  for (const parameter of model.parameters) {
    const rule = model.getRateRuleByVariable(parameter.getId());
    if (rule?.ptr) rates.set(parameter.getId(), evaluate(library, rule.getMath(), value));
  }
  for (const reaction of model.reactions) {
    const extent = evaluate(library, reaction.getKineticLaw().getMath(), value);
    for (const partner of reaction.reactants) add(partner, -extent);
    for (const partner of reaction.products) add(partner, extent);
  }
  for (const s of model.species) {
    if (!s.getHasOnlySubstanceUnits()) rates.set(s.getId(), rates.get(s.getId()) / value(s.getCompartment()));
  }
  const assigned = model.parameters.filter((p) => known.always.has(p.getId()));
  return {
    rates: Object.fromEntries(known.changing.map((thing) => [thing.getName(), rates.get(thing.getId())])),
    values: Object.fromEntries(assigned.map((p) => [p.getName(), value(p.getId())])),
  };

  function add(partner, extent) {
    const id = partner.getSpecies();
    const often = partner.getId() !== '' ? stoichiometry(partner) : partner.getStoichiometry();
    const factor = model.findSpecies(id).getConversionFactor();
    rates.set(id, rates.get(id) + often * extent * (factor === '' ? 1 : value(factor)));
  }

  function stoichiometry(partner) {
    const formula = known.always.get(partner.getId()) ?? known.initial.get(partner.getId());
    return formula === undefined ? partner.getStoichiometry() : evaluate(library, formula, value);
  }
}

function evaluate(library, node, value) {
  const of = (i) => evaluate(library, node.getChild(i), value);
  const count = node.getNumChildren();
  const all = () => Array.from({ length: count }, (_, i) => of(i));
  if (node.isNumber()) return node.getValue();
  if (node.isPiecewise()) {
    for (let i = 0; i + 1 < count; i += 2) if (of(i + 1)) return of(i);
    return of(count - 1);
  }
  switch (node.getType()) {
    case library.AST_NAME: return value(node.getName());
    case library.AST_PLUS: return all().reduce((a, b) => a + b, 0);
    case library.AST_MINUS: return count === 1 ? -of(0) : of(0) - of(1);
    case library.AST_TIMES: return all().reduce((a, b) => a * b, 1);
    case library.AST_DIVIDE: return of(0) / of(1);
    case library.AST_POWER:
    case library.AST_FUNCTION_POWER: return of(0) ** of(1);
    case library.AST_FUNCTION_EXP: return Math.exp(of(0));
    case library.AST_FUNCTION_LN: return Math.log(of(0));
    case library.AST_RELATIONAL_GT: return of(0) > of(1);
    case library.AST_RELATIONAL_LT: return of(0) < of(1);
    default: throw new Error(`an operation of type ${node.getType()}, named ${node.getName()}, is not known here`);
  }
}
