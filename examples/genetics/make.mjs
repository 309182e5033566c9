// Makes the example VCFs from the project's table of G6PD alleles, and a man from the example patient:
// node examples/genetics/make.mjs [FOLDER]
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? here;
const table = JSON.parse(readFileSync(join(here, '../../src/Hormesis.Clinic/Genetics/g6pd-alleles.json'), 'utf8'));
const sites = [...table.variants].sort((a, b) => a.position - b.position);

const allele = (name) => {
  const found = table.alleles.find((a) => a.name === name || a.name.startsWith(`${name},`));
  return found.reference ? {} : found.at;
};

const header = (sample) => [
  '##fileformat=VCFv4.2',
  '##reference=GRCh38',
  '##contig=<ID=chrX,length=156040895,assembly=GRCh38>',
  '##FILTER=<ID=PASS,Description="All filters passed">',
  '##FILTER=<ID=LowQual,Description="Low quality">',
  '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
  '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Reads">',
  '##FORMAT=<ID=GQ,Number=1,Type=Integer,Description="Genotype quality">',
  ['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO', 'FORMAT', sample].join('\t'),
];

const line = (site, copies, filter = 'PASS') => {
  const numbers = copies.map((at) => (at === null ? '.' : at[site.position] ? site.alts.indexOf(at[site.position]) + 1 : 0));
  const columns = ['chrX', site.position, site.rsid ?? '.', site.ref, site.alts.join(','), '.', filter, '.', 'GT:DP:GQ'];
  return [...columns, `${numbers.join('/')}:30:99`].join('\t');
};

const write = (file, lines) => writeFileSync(join(out, file), lines.join('\n') + '\n');
const whole = (sample, ...names) => [...header(sample), ...sites.map((site) => line(site, names.map(allele)))];

write('normal-man.vcf', whole('normal-man', 'B (reference)'));
write('a-minus-man.vcf', whole('a-minus-man', 'A- 202A_376G'));
write('mediterranean-carrier.vcf', whole('mediterranean-carrier', 'B (reference)', 'Mediterranean'));

// Of the Mediterranean and Canton sites: one not in the file, one filtered out; a third is not called.
const reference = allele('B (reference)');
write('missing-positions.vcf', [
  ...header('missing-positions'),
  ...sites.filter((s) => s.position !== 154534419).map((s) =>
    s.position === 154532269 ? line(s, [reference], 'LowQual') : line(s, [s.position === 154534495 ? null : reference])),
]);

// The eligible example patient as a man; only his sex and given name are changed.
const bundle = JSON.parse(readFileSync(join(here, '../patients/eligible.json'), 'utf8'));
const patient = bundle.entry.map((e) => e.resource).find((r) => r.resourceType === 'Patient');
patient.gender = 'male';
for (const name of patient.name) name.given = ['Jack'];
writeFileSync(join(out, 'man.json'), JSON.stringify(bundle, null, 1) + '\n');
