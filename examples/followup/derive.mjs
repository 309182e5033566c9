// Makes course.json, a made-up course, from examples/patients/eligible.json: node examples/followup/derive.mjs [FOLDER]; without one, here.
// Every result, session and event in it is invented; each carries the tag `added`.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const into = process.argv[2] ?? here;
const patient = JSON.parse(readFileSync(join(here, '../patients/eligible.json')));
const subject = { reference: patient.entry.find((e) => e.resource.resourceType === 'Patient').fullUrl };

const own = 'urn:hormesis:codes';
const meta = { tag: [{ system: 'urn:hormesis:example', code: 'added', display: 'added for Hormesis, synthetic' }] };
const loinc = (code, display) => ({ coding: [{ system: 'http://loinc.org', code, display }], text: display });
const ours = (code, display = code) => ({ coding: [{ system: own, code, display }], text: display });
const ucum = (value, unit) => ({ value, unit, system: 'http://unitsofmeasure.org', code: unit });
const hl7 = (system, code) => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] });
const morning = (day) => `${day}T08:30:00+00:00`;

// Two days before the course, then after sessions 5 and 10 and four weeks later.
const days = ['2026-10-20', '2026-10-30', '2026-11-18', '2026-12-06', '2027-01-04'];
const sessions = [
  ['2026-11-02', 10], ['2026-11-05', 10], ['2026-11-09', 15], ['2026-11-12', 15], ['2026-11-16', 20],
  ['2026-11-19', 20], ['2026-11-23', 20], ['2026-11-26', 20], ['2026-11-30', 20], ['2026-12-03', 20],
];

// One value for each of the days; null for not measured.
const panel = [
  [loinc('718-7', 'Hemoglobin [Mass/volume] in Blood'), 'g/dL', [null, 14.9, 14.7, 14.6, 14.8]],
  [loinc('17849-1', 'Reticulocytes/100 erythrocytes in Blood by Automated count'), '%', [null, 1.2, 1.3, 1.2, 1.2]],
  [loinc('2532-0', 'Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma'), 'U/L', [null, 176, 181, 178, 172]],
  [loinc('4542-7', 'Haptoglobin [Mass/volume] in Serum or Plasma'), 'mg/dL', [null, 118, 109, 113, 117]],
  [loinc('2382-0', 'Glutathione [Moles/volume] in Red Blood Cells'), 'umol/L', [2210, 2150, 2040, 2120, 2190]],
  [loinc('47865-1', 'Malondialdehyde [Moles/volume] in Serum or Plasma'), 'umol/L', [1.05, 0.98, 1.12, 1.04, 1.01]],
  [loinc('2376-2', 'Glutathione peroxidase [Enzymatic activity/mass] in Red Blood Cells'), 'U/g{Hb}', [48, 51, 52, 55, 50]],
  [ours('d-roms'), '{CARR_U}', [285, 279, 301, 290, 282]],
  [loinc('1988-5', 'C reactive protein [Mass/volume] in Serum or Plasma'), 'mg/L', [2.1, 1.8, 2.4, 2.0, 1.9]],
  [loinc('72514-3', 'Pain severity - 0-10 verbal numeric rating [Score] - Reported'), '{score}', [7, 7, 5, 3, 4]],
  [ours('function', "function by the patient's own tasks, 0 to 10"), '{score}', [4, 4, 5, 6, null]],
  [ours('sleep', 'quality of sleep, 0 (worst) to 10'), '{score}', [5, 4, null, 6, null]],
];

const id = (...parts) => ['added', ...parts].join('-');
const url = (resource) => `urn:hormesis:example:${resource.id}`;
const observation = (name, code, day, value, more = {}) => ({
  resourceType: 'Observation', id: id(name, day), meta, status: 'final', code, subject, effectiveDateTime: morning(day), ...value, ...more,
});

const results = panel.flatMap(([code, unit, values]) => values.flatMap((value, i) => value === null ? []
  : [observation(code.coding[0].code, code, days[i], { valueQuantity: ucum(value, unit) })]));

const procedures = sessions.map(([day]) => ({
  resourceType: 'Procedure', id: id('session', day), meta, status: 'completed', subject, performedDateTime: day,
  code: { coding: [{ system: own, code: 'ozonated-autohaemotherapy' }, { system: 'urn:hormesis:profiles', code: 'hb-mah' }] },
  reasonCode: [{ coding: [{ system: 'urn:hormesis:indications', code: 'chronic-pain' }] }],
}));

const values = sessions.flatMap(([day, mix], i) => {
  const partOf = [{ reference: url(procedures[i]) }];
  const of = (code, value) => observation(code, ours(code), day, value, { partOf });
  return [
    of('session-number', { valueInteger: i + 1 }),
    of('passes', { valueInteger: 1 }),
    of('ozone-concentration', { valueQuantity: ucum(mix, 'ug/mL') }),
    of('ozone-offered', { valueQuantity: ucum(mix * 100, 'ug') }),
    of('blood-volume', { valueQuantity: ucum(100, 'mL') }),
    of('capnography-level', { valueCodeableConcept: ours('capnography-none') }),
    of('bag-haemolysis', { valueQuantity: ucum(0.1, '%') }),
    of('bag-methaemoglobin', { valueQuantity: ucum(0.9, '%') }),
  ];
});

const headache = {
  resourceType: 'AdverseEvent', id: id('headache'), meta, actuality: 'actual', event: { text: 'headache in the evening' }, subject,
  date: '2026-11-12', seriousness: hl7('adverse-event-seriousness', 'Non-serious'), severity: hl7('adverse-event-severity', 'mild'),
  outcome: hl7('adverse-event-outcome', 'resolved'),
  suspectEntity: [{ instance: { reference: url(procedures[3]) },
    causality: [{ assessment: hl7('adverse-event-causality-assess', 'Possible') }] }],
};

const added = [...results, ...procedures, ...values, headache].map((resource) => ({ fullUrl: url(resource), resource }));
const bundle = { ...patient, id: 'followup-course', entry: [...patient.entry, ...added] };
writeFileSync(join(into, 'course.json'), JSON.stringify(bundle, null, 1) + '\n');
