// Makes the example patients from published synthetic bundles: node examples/patients/derive.mjs [FOLDER]; without one, here.
// Everything that was changed or added carries a tag; README.md says of each file what it shows and what is expected.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const into = process.argv[2] ?? here;
const published = join(here, '../../tests/data/fhir');
const labDay = '2026-10-20T08:30:00+00:00';
const historyDay = '2026-10-30T10:00:00+00:00';
const sessionDay = '2026-11-01T08:00:00+00:00';

const tag = (code) => ({ tag: [{ system: 'urn:hormesis:example', code, display: `${code} for Hormesis, synthetic` }] });
const loinc = (code, display) => ({ coding: [{ system: 'http://loinc.org', code, display }], text: display });
const ucum = (value, unit) => ({ value, unit, system: 'http://unitsofmeasure.org', code: unit });

const kept = ['8302-2', '29463-7', '777-3', '718-7', '4544-3', '6690-2', '789-8']; // height, weight and blood count
const history = [
  'bleeding', 'epilepsy', 'mi-or-stroke', 'thyroid', 'iron-or-copper', 'haemochromatosis', 'sickle-cell',
  'pfo-or-migraine-with-aura', 'ozone-intolerance', 'hit', 'transplant', 'transfusion-90-days', 'medicines',
  'antioxidant-infusion', 'antioxidant-supplement',
];

function base(name) {
  const file = readdirSync(published).find((f) => f.startsWith(`${name}_`));
  const resources = JSON.parse(readFileSync(join(published, file))).entry.map((e) => e.resource);
  const patient = resources.find((r) => r.resourceType === 'Patient');
  const facts = resources.filter((r) => ['Condition', 'MedicationRequest', 'AllergyIntolerance'].includes(r.resourceType));
  const newest = kept.map((code) => resources.filter((r) => r.resourceType === 'Observation' && r.code.coding[0].code === code)
    .sort((a, b) => a.effectiveDateTime.localeCompare(b.effectiveDateTime)).at(-1));
  const redated = newest.map((r) => ({ ...r, meta: tag('altered'), effectiveDateTime: labDay, issued: labDay }));
  return { file, patient: { ...patient, meta: tag('altered') }, facts, observations: redated };
}

// References to what is left out (encounters) are taken out as well, so that none dangles.
const tidy = ({ encounter, ...resource }) => resource;

function observation(patient, code, display, value, when) {
  return {
    resourceType: 'Observation', id: `added-${code}`, meta: tag('added'), status: 'final', code: loinc(code, display),
    subject: { reference: `urn:uuid:${patient.id}` }, effectiveDateTime: when, ...value,
  };
}

const words = (code, display) => ({ valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code, display }], text: display } });

function measured(patient, { g6pd, hcg, vitals = true }) {
  const lab = (code, display, value, unit) => observation(patient, code, display, { valueQuantity: ucum(value, unit) }, labDay);
  const today = (code, display, value, unit) => observation(patient, code, display, { valueQuantity: ucum(value, unit) }, sessionDay);
  return [
    ...(g6pd === null ? [] : [lab('32546-4', 'Glucose-6-Phosphate dehydrogenase, per cent of the adjusted male median', g6pd, '%')]),
    lab('17849-1', 'Reticulocytes/100 erythrocytes in Blood by Automated count', 1.1, '%'),
    lab('2614-6', 'Methemoglobin/Hemoglobin.total in Blood', 0.8, '%'),
    lab('6301-6', 'INR in Platelet poor plasma by Coagulation assay', 1.0, '{INR}'),
    lab('3016-3', 'Thyrotropin [Units/volume] in Serum or Plasma', 1.9, 'm[IU]/L'),
    lab('2276-4', 'Ferritin [Mass/volume] in Serum or Plasma', 88, 'ng/mL'),
    lab('2502-3', 'Iron saturation [Mass Fraction] in Serum or Plasma', 27, '%'),
    lab('2532-0', 'Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma', 171, 'U/L'),
    lab('4542-7', 'Haptoglobin [Mass/volume] in Serum or Plasma', 112, 'mg/dL'),
    lab('1995-0', 'Calcium.ionized [Moles/volume] in Serum or Plasma', 1.21, 'mmol/L'),
    ...(hcg ? [observation(patient, '2106-3', 'Choriogonadotropin (pregnancy test) [Presence] in Urine', hcg, sessionDay)] : []),
    ...(vitals ? [
      today('8310-5', 'Body temperature', 36.7, 'Cel'),
      today('8867-4', 'Heart rate', 68, '/min'),
      today('2345-7', 'Glucose [Mass/volume] in Serum or Plasma', 92, 'mg/dL'),
      { ...observation(patient, '85354-9', 'Blood pressure panel', {}, sessionDay), component: [
        { code: loinc('8480-6', 'Systolic blood pressure'), valueQuantity: ucum(124, 'mm[Hg]') },
        { code: loinc('8462-4', 'Diastolic blood pressure'), valueQuantity: ucum(78, 'mm[Hg]') }] },
    ] : []),
  ];
}

function questionnaireResponse(patient, yes) {
  const item = (linkId) => {
    const followUps = Object.keys(yes).filter((k) => k.startsWith(`${linkId}.`));
    return {
      linkId, answer: [{ valueBoolean: linkId in yes ? yes[linkId] : false,
        ...(followUps.length ? { item: followUps.map((f) => ({ linkId: f, answer: [{ valueBoolean: yes[f] }] })) } : {}) }],
    };
  };
  return {
    resourceType: 'QuestionnaireResponse', id: 'added-history', meta: tag('added'), questionnaire: 'urn:hormesis:questionnaire:history|1.1.0',
    status: 'completed', subject: { reference: `urn:uuid:${patient.id}` }, authored: historyDay, item: history.map(item),
  };
}

function write(name, from, { g6pd = 96, hcg, replace = {}, answers = {}, noHistory = false } = {}) {
  const { patient, facts, observations } = base(from);
  const changed = observations.map((o) => {
    const code = o.code.coding[0].code;
    return code in replace ? { ...o, valueQuantity: { ...o.valueQuantity, value: replace[code] } } : o;
  });
  const resources = [patient, ...facts, ...changed, ...measured(patient, { g6pd, hcg }),
    ...(noHistory ? [] : [questionnaireResponse(patient, answers)])].map(tidy);
  const bundle = {
    resourceType: 'Bundle', id: name, meta: tag('altered'), type: 'collection',
    entry: resources.map((resource) => ({ fullUrl: `urn:${resource.id.startsWith('added') ? 'hormesis:example' : 'uuid'}:${resource.id}`, resource })),
  };
  writeFileSync(join(into, `${name}.json`), JSON.stringify(bundle, null, 1) + '\n');
}

const platelets = '777-3', haemoglobin = '718-7', height = '8302-2', weight = '29463-7';
const negative = words('260385009', 'Negative'), positive = words('10828004', 'Positive');

write('eligible', 'Jacki_Feil');
write('eligible-woman', 'Liz_Conn', { hcg: negative });
write('g6pd-20', 'Jacki_Feil', { g6pd: 20 });
write('g6pd-55', 'Jacki_Feil', { g6pd: 55 });
write('g6pd-75', 'Jacki_Feil', { g6pd: 75 });
write('g6pd-missing', 'Jacki_Feil', { g6pd: null });
write('platelets-80', 'Jacki_Feil', { replace: { [platelets]: 80 } });
write('platelets-120', 'Jacki_Feil', { replace: { [platelets]: 120 } });
write('haemoglobin-8', 'Jacki_Feil', { replace: { [haemoglobin]: 8 } });
write('haemoglobin-10', 'Jacki_Feil', { replace: { [haemoglobin]: 10 } });
write('child', 'Luigi_Wiegand', { replace: { [height]: 116, [weight]: 21 } });
write('pregnant', 'Liz_Conn', { hcg: positive });
write('history-missing', 'Jacki_Feil', { noHistory: true });
write('epilepsy', 'Jacki_Feil', { answers: { epilepsy: true, 'epilepsy.controlled': false } });
write('epilepsy-controlled', 'Jacki_Feil', { answers: { epilepsy: true, 'epilepsy.controlled': true } });
