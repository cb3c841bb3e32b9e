import { TemplateHandler } from 'easy-template-x';
import { expect, test } from 'vitest';
import { rulesOn } from '#kernel/rule-pack.ts';
import { fillDocx } from '#platform/documents/docx.ts';
import { joinDocx } from '#platform/documents/join-docx.ts';
import { makePaperTemplate } from '#platform/documents/paper-template.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { day } from '#support/meetings.ts';
import { aDraft, aGround, aPerson, aStanding, aStep, limits } from '#support/plans.ts';
import { effectOf } from './rules/effect.ts';
import { writeDecision, writeHandovers, writeLetters } from './rules/papers.ts';

const office = aStanding('Chi bộ cơ quan xã', 2, 0);
const village = aStanding('Chi bộ thôn Trên', 8, 0);
const people = [aPerson('Lò Văn An', office, 'official'), aPerson('Lò Thị Bình $1', office, 'official')];
const ground = aGround([office, village], people);
const draft = aDraft(
  [aStep('dissolve', { organisationIds: [office.id] })],
  people.map((person) => [person.id, village.id] as const),
);
const plan = {
  ground,
  draft,
  effect: effectOf(ground, draft, limits, null),
  sentences: ['Giải thể Chi bộ cơ quan xã'],
  head: {
    organisationName: 'Đảng bộ xã Thử',
    superiorName: 'Đảng bộ tỉnh Mẫu',
    title: 'giải thể Chi bộ cơ quan xã',
    decision: '12-QĐ/ĐU',
    signedOn: day('2019-04-20'),
    signer: 'Nông Văn Bền, Bí thư',
    basis: 'Kết luận 38-KL/TW; Kế hoạch 254-KH/TU',
    effectiveOn: day('2019-04-25'),
  },
};

test('the decision names its basis, its articles, and everybody with where each goes', () => {
  const paper = writeDecision(plan);
  expect(paper).toMatchObject({ issuer: 'ĐẢNG ỦY XÃ THỬ', number: '12-QĐ/ĐU' });
  const said = JSON.stringify(paper.blocks);
  expect(said).toContain('Căn cứ Kết luận 38-KL/TW;');
  expect(said).toContain('Giải thể Chi bộ cơ quan xã từ ngày 25-4-2019.');
  expect(JSON.stringify(paper.blocks.at(-1))).toContain(
    '"1","Lò Văn An","Chi bộ cơ quan xã","Chi bộ thôn Trên"',
  );
});

test('letters stand one after the other in one file, one a person', async () => {
  const layout = rulesOn(loadRuleBundle('rule-packs'), day('2026-11-22'))('documents.layout');
  if (!layout) throw new Error('no layout');
  const template = makePaperTemplate(layout.value, 'one');
  const filled = await Promise.all(writeLetters(plan).map((letter) => fillDocx(template, letter)));
  const file = await joinDocx(filled);
  const text = await new TemplateHandler().getText(file ?? Buffer.alloc(0));
  expect(text.match(/chuyển sinh hoạt đảng đối với đồng chí/g)).toHaveLength(2);
  expect(text).toContain('Lò Thị Bình $1');
  expect(await joinDocx([])).toBeNull();
});

test('what a closing cell hands over: files, work, offices, its book', () => {
  const [list] = writeHandovers(plan);
  expect(list?.abstract).toBe('của Chi bộ cơ quan xã');
  expect(JSON.stringify(list?.blocks)).toContain('Hồ sơ đồng chí Lò Văn An');
});
