import { TemplateHandler } from 'easy-template-x';
import { expect, test } from 'vitest';
import { rulesOn } from '#kernel/rule-pack.ts';
import { fillDocx } from '#platform/documents/docx.ts';
import { joinDocx } from '#platform/documents/join-docx.ts';
import { makePaperTemplate } from '#platform/documents/paper-template.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { newId } from '#support/builders.ts';
import { day } from '#support/meetings.ts';
import { aDraft, aGround, aPerson, aStanding, aStep, limits, noOfficeRules } from '#support/plans.ts';
import { effectOf } from './rules/effect.ts';
import { writeHandovers } from './rules/handover-papers.ts';
import { writeDecision, writeLetters } from './rules/papers.ts';

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
  effect: effectOf(ground, draft, limits, null, noOfficeRules),
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

test('offices that end and begin stand in the decision, in letters and in handover lists, and no part is empty', () => {
  const [head, heir] = [
    aPerson('Nông Văn Trên', village, 'official'),
    aPerson('Nông Thị Kế', village, 'official'),
  ];
  const held = (place: typeof office, person: typeof head, name: string) => ({
    term: newId(),
    organisationId: place.id,
    personId: person.id,
    name: person.name,
    office: name,
    title: null,
    statePost: null,
  });
  const terms = [held(office, people[0] ?? head, 'secretary'), held(village, head, 'secretary')];
  const named = [
    { id: heir.id, name: heir.name, cellId: village.id, standing: 'official' as const, statePosts: [] },
  ];
  const on = { ...ground, offices: terms, named };
  const said = {
    ...draft,
    reliefs: [{ termId: terms[1]?.term ?? head.id }],
    posts: [
      {
        ...{ id: newId(), organisationNo: 1, planId: newId(), title: null },
        ...{
          targetId: village.id,
          personId: heir.id,
          office: 'secretary' as const,
          statePost: 'Trưởng thôn',
        },
      },
    ],
  };
  const worked = {
    ...plan,
    ground: on,
    draft: said,
    effect: effectOf(on, said, limits, null, noOfficeRules),
  };
  expect(worked.effect.hindrances).toEqual([]);
  const decision = JSON.stringify(writeDecision(worked).blocks);
  expect(decision).toContain('đồng chí Lò Văn An (Bí thư Chi bộ cơ quan xã)');
  expect(decision).toContain(
    'Đồng chí Nông Văn Trên thôi giữ chức Bí thư Chi bộ thôn Trên từ ngày 25-4-2019.',
  );
  expect(decision).toContain(
    'Đồng chí Nông Thị Kế được chỉ định giữ chức Bí thư Chi bộ thôn Trên, kiêm Trưởng thôn từ ngày 25-4-2019.',
  );
  expect(writeLetters(worked).map((letter) => letter.abstract)).toEqual([
    'chuyển sinh hoạt đảng đối với đồng chí Lò Văn An',
    'chuyển sinh hoạt đảng đối với đồng chí Lò Thị Bình $1',
    'chức vụ đối với đồng chí Nông Văn Trên',
    'chức vụ đối với đồng chí Nông Thị Kế',
  ]);
  const lists = writeHandovers(worked);
  expect(lists.map((list) => list.abstract)).toEqual(['của Chi bộ cơ quan xã', 'chức vụ ở Chi bộ thôn Trên']);
  expect(JSON.stringify(lists[1]?.blocks)).toContain('"1","Bí thư Nông Văn Trên","Đồng chí Nông Thị Kế",""');
  expect(JSON.stringify(lists[0]?.blocks)).toContain('Việc còn dở, văn bản: không có.');
  for (const paper of [writeDecision(worked), ...writeLetters(worked), ...lists])
    for (const block of paper.blocks) expect(block.kind === 'table' ? block.rows : [block]).not.toEqual([]);
});
