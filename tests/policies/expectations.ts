import type { DataClass } from '#kernel/access.ts';

/** Who looks at a row of one cell. */
export const viewers = [
  'secretary of the cell',
  'member of the cell',
  'the person the row is about',
  'secretary of the neighbour cell',
  'commune office',
  'neighbour commune office',
  'province board',
  'former secretary',
  'person without a post',
  'nobody',
] as const;
export type Viewer = (typeof viewers)[number];

const everybody: readonly Viewer[] = viewers;
const signedIn = viewers.filter((viewer) => viewer !== 'nobody');
const inTheCell: readonly Viewer[] = ['secretary of the cell', 'member of the cell'];
const above: readonly Viewer[] = ['commune office', 'province board'];
const below: readonly Viewer[] = [...inTheCell, 'secretary of the neighbour cell'];
const oneself: readonly Viewer[] = ['the person the row is about'];
const noOne: readonly Viewer[] = [];

/** What each class means, written out once more and on purpose: the code must not be its own witness. */
export const seenByClass: Readonly<Record<DataClass, readonly Viewer[]>> = {
  public: signedIn,
  internal: [...inTheCell, ...above],
  working: inTheCell,
  confided: ['secretary of the cell'],
  personal: ['secretary of the cell', ...above],
  sensitive: noOne,
};
const { internal, working, confided, personal, sensitive } = seenByClass;

/** Where a change is let through: in organisations the command has locked, one's own, anywhere. */
export type Door = 'touched' | 'mine' | 'anywhere';

/** One row and who sees it. */
export interface Expectation {
  readonly table: string;
  /** What is special about this row. */
  readonly when?: string;
  /** Values the schema asks for or the case is about. */
  readonly row?: Readonly<Record<string, unknown>>;
  /** The row is of the commune above the cell, not of the cell. */
  readonly ofCommune?: true;
  /** The row is there already: a condition that finds it; `:cell` is the number of the cell. */
  readonly there?: string;
  /** Who sees it; `denied`: the application has no grant at all. */
  readonly seen: readonly Viewer[] | 'denied';
  readonly adds?: Door;
  readonly changes?: Door;
  readonly removes?: Door;
  /** The role of sign-in reaches it too. */
  readonly signIn?: true;
}

const work = { adds: 'touched', changes: 'touched', removes: 'touched' } as const;

const organisation: readonly Expectation[] = [
  { table: 'organisation.profile', row: { kind: 'cell' }, seen: signedIn, ...work },
  { table: 'organisation.placement', seen: signedIn, ...work },
  { table: 'organisation.act', row: { kind: 'found' }, seen: signedIn, ...work },
  { table: 'organisation.place_fact', seen: signedIn, ...work },
  { table: 'organisation.lineage', seen: signedIn, ...work },
  { table: 'organisation.custody', row: { keeper_no: 999_999 }, seen: signedIn, ...work },
  { table: 'organisation.reach', seen: signedIn },
  { table: 'organisation.counted', seen: 'denied' },
  { table: 'organisation.oversight', row: { numbers: '{}' }, seen: 'denied' },
  { table: 'organisation.kind', there: `code = 'cell'`, seen: everybody },
  { table: 'organisation.added_kind', seen: signedIn, ...work },
  { table: 'organisation.category', there: `code = 'village'`, seen: everybody },
];

const members: readonly Expectation[] = [
  { table: 'members.person', seen: [...internal, ...oneself], ...work },
  { table: 'members.personal_record', seen: [...personal, ...oneself], ...work },
  { table: 'members.sensitive_record', seen: [...sensitive, ...oneself], ...work },
  { table: 'members.affiliation', seen: [...internal, ...oneself], ...work },
  { table: 'members.standing', row: { standing: 'official' }, seen: [...internal, ...oneself], ...work },
  { table: 'members.circumstance', row: { kind: 'exempt' }, seen: [...internal, ...oneself], ...work },
  { table: 'members.circumstance_ground', seen: personal, ...work },
  { table: 'members.office_term', seen: [...internal, ...oneself], ...work },
  {
    table: 'members.office_proposal',
    row: { kind: 'committee', outcome: null, reviewed_on: null },
    seen: internal,
    ...work,
  },
  { table: 'members.roster', seen: [...internal, ...oneself] },
  { table: 'members.strength_change', seen: internal },
  { table: 'members.strength_total', seen: internal },
  {
    table: 'members.number_claim',
    row: { kind: 'card' },
    seen: everybody,
    adds: 'anywhere',
    removes: 'touched',
  },
];

const moves: readonly Expectation[] = [
  {
    table: 'members.transfer',
    row: { kind: 'official', state: 'requested' },
    seen: [...internal, ...oneself],
    ...work,
  },
  {
    table: 'members.arrival',
    row: { kind: 'official', state: 'coming', standing: 'official' },
    seen: [...internal, ...oneself],
    ...work,
  },
  { table: 'members.letter', seen: [...personal, ...oneself], ...work },
  { table: 'members.reason', row: { about: 'request' }, seen: personal, ...work },
  { table: 'members.departure', row: { how: 'died' }, seen: personal, ...work },
  { table: 'members.absence_case', seen: personal, ...work },
  { table: 'members.case_step', seen: personal, ...work },
  {
    table: 'members.attachment',
    row: { kind: 'attend', standing: 'official' },
    seen: [...internal, ...oneself],
    ...work,
  },
  {
    table: 'members.attachment',
    when: 'of somebody whose home is the neighbour cell',
    row: { kind: 'attend', standing: 'official', home_no: 'neighbour', valid: '[2011-01-01,2011-02-01)' },
    seen: [...internal, ...oneself, 'secretary of the neighbour cell'],
  },
  {
    table: 'members.attachment_note',
    row: { kind: 'activity' },
    seen: [...internal, ...oneself],
    ...work,
  },
  {
    table: 'members.attachment_note',
    when: 'of somebody whose home is the neighbour cell',
    row: { kind: 'comment', home_no: 'neighbour' },
    seen: [...internal, ...oneself, 'secretary of the neighbour cell'],
  },
];

const meetings: readonly Expectation[] = [
  { table: 'meetings.meeting', row: { kind: 'ordinary', state: 'planned' }, seen: internal, ...work },
  { table: 'meetings.agenda_item', row: { part: 'opening', state: 'open' }, seen: working, ...work },
  {
    table: 'meetings.agenda_item',
    when: 'for the committee alone',
    row: { part: 'opening', state: 'open', level: 'committee' },
    seen: confided,
    ...work,
  },
  { table: 'meetings.roll_entry', row: { standing: 'official' }, seen: [...internal, ...oneself], ...work },
  { table: 'meetings.contribution', seen: working, ...work },
  {
    table: 'meetings.contribution',
    when: 'for the committee alone',
    row: { level: 'committee' },
    seen: confided,
    ...work,
  },
  { table: 'meetings.book', row: { how: 'opened' }, seen: working, ...work },
  {
    table: 'meetings.second_version',
    row: { standing: 'waiting', settled_by: null },
    seen: working,
    ...work,
  },
  { table: 'meetings.vote', row: { form: 'secret-ballot', threshold: 'majority' }, seen: working, ...work },
  {
    table: 'meetings.vote',
    when: 'for the committee alone',
    row: { form: 'secret-ballot', threshold: 'majority', level: 'committee' },
    seen: confided,
    ...work,
  },
  { table: 'meetings.score_line', row: { scored_by: 'book' }, seen: internal, ...work },
  { table: 'meetings.score_sheet', seen: internal, ...work },
  { table: 'reports.attendance', row: { expected: 3, present: 2 }, seen: internal, ...work },
  { table: 'reports.cell_month', seen: internal },
  { table: 'meetings.resolution', when: 'kept in the cell', seen: working, ...work },
  { table: 'meetings.resolution', when: 'sent up', row: { sent_at: '2026-11-05' }, seen: internal, ...work },
  { table: 'meetings.minutes', when: 'kept in the cell', seen: working, ...work },
  { table: 'meetings.minutes', when: 'sent up', row: { sent_at: '2026-11-05' }, seen: internal, ...work },
  { table: 'meetings.addendum', when: 'not adopted', seen: working, ...work },
  {
    table: 'meetings.addendum',
    when: 'adopted',
    row: { adopted_on: '2026-11-05', adopted_in: 'self', vote_id: 'self' },
    seen: internal,
    ...work,
  },
  { table: 'meetings.remark', row: { standing: 'waiting' }, seen: [...working, ...oneself], ...work },
  { table: 'meetings.signature', row: { role: 'chair' }, seen: internal, ...work },
  {
    table: 'meetings.concern',
    when: 'a matter of the cell',
    row: { kind: 'matter', state: 'open' },
    seen: [...working, ...oneself],
    ...work,
  },
  {
    table: 'meetings.concern',
    when: 'a matter for the committee alone',
    row: { kind: 'matter', state: 'open', level: 'committee' },
    seen: [...confided, ...oneself],
    ...work,
  },
  {
    table: 'meetings.concern',
    when: 'a wish',
    row: { kind: 'wish', state: 'open' },
    seen: [...confided, ...oneself],
    ...work,
  },
  { table: 'meetings.number_series', seen: working, ...work },
];

const others: readonly Expectation[] = [
  { table: 'tasks.task', when: 'drafted', row: { state: 'draft' }, seen: working, ...work },
  { table: 'tasks.task', when: 'no draft any more', row: { state: 'dropped' }, seen: internal, ...work },
  {
    table: 'tasks.task',
    when: 'given to a person',
    row: { state: 'open', owner_id: 'self', due_on: '2026-11-30' },
    seen: [...internal, ...oneself],
    ...work,
  },
  { table: 'tasks.assignment', row: { kind: 'area' }, seen: [...internal, ...oneself], ...work },
  {
    table: 'tasks.target',
    when: 'of a task one cannot see',
    row: { goal: 100, portions: '[]' },
    seen: working,
    ...work,
  },
  { table: 'tasks.progress', row: { amount: 100 }, seen: [...internal, ...oneself], ...work },
  { table: 'tasks.household', row: { state: 'helped', ended_on: null }, seen: personal, ...work },
  {
    table: 'tasks.household',
    when: 'one answers for',
    row: { state: 'helped', ended_on: null, member_id: 'self' },
    seen: [...personal, ...oneself],
    ...work,
  },
  { table: 'tasks.visit', seen: personal, ...work },
  { table: 'tasks.resolution_stage', row: { stage: 'passed-on' }, seen: internal, ...work },
  { table: 'tasks.serving', seen: internal, ...work },
  { table: 'kit.paper', seen: internal, ...work },
  { table: 'kit.paper', when: 'from the commune', ofCommune: true, seen: [...below, ...above] },
  { table: 'kit.paper_receipt', seen: internal, ...work },
  {
    table: 'preparation.item_proposal',
    row: { standing: 'waiting', answer: null, answered_by: null, answered_on: null },
    seen: [...working, ...oneself],
    ...work,
  },
  { table: 'preparation.suggestion', row: { source: 'local', month: null }, seen: internal, ...work },
  {
    table: 'preparation.suggestion',
    when: 'from the commune',
    row: { source: 'local', month: null },
    ofCommune: true,
    seen: [...below, ...above],
  },
  { table: 'preparation.preparation_step', row: { step: 'committee' }, seen: internal, ...work },
  { table: 'preparation.shared_draft', seen: working, ...work },
  { table: 'preparation.draft_comment', seen: [...working, ...oneself], ...work },
  {
    table: 'preparation.planned_theme',
    row: { month: '2026-11-01', kind: 'thematic', standing: 'planned', reason: null },
    seen: internal,
    ...work,
  },
  {
    table: 'restructuring.campaign',
    row: { kind: 'dissolve', begun_on: '2026-01-01', due_on: '2026-06-30' },
    seen: signedIn,
    ...work,
  },
  { table: 'restructuring.campaign_unit', seen: signedIn, ...work },
  {
    table: 'restructuring.plan',
    row: { state: 'draft', act_id: null, campaign_id: null },
    seen: internal,
    ...work,
  },
  { table: 'restructuring.step', row: { kind: 'dissolve' }, seen: working, ...work },
  { table: 'restructuring.person_place', seen: working, ...work },
  { table: 'restructuring.post', row: { office: 'secretary' }, seen: working, ...work },
  { table: 'restructuring.work_place', seen: working, ...work },
  { table: 'restructuring.arrival', seen: internal, ...work },
  { table: 'intake.batch', row: { mode: 'good-rows' }, seen: personal, ...work },
  { table: 'intake.mapping', seen: internal, ...work },
  { table: 'account.handover', row: { reason: 'new-term', state: 'offered' }, seen: internal, ...work },
  { table: 'cadres.placement_plan', row: { state: 'draft' }, seen: working, ...work },
  { table: 'cadres.placement_pair', seen: working, ...work },
  { table: 'careers.employment', seen: [...personal, ...oneself], ...work },
  {
    table: 'careers.employment',
    when: 'of somebody who works at the neighbour cell',
    row: { workplace_no: 'neighbour', workplace: 'Nơi khác', valid: '[2011-01-01,2011-02-01)' },
    seen: [...personal, ...oneself, 'secretary of the neighbour cell'],
  },
  { table: 'careers.schooling', row: { kind: 'theory' }, seen: [...personal, ...oneself], ...work },
  { table: 'careers.appraisal', row: { grade: null }, seen: [...personal, ...oneself], ...work },
  {
    table: 'careers.appraisal',
    when: 'of somebody who works at the neighbour cell',
    row: { grade: null, year: 2011, workplace_no: 'neighbour' },
    seen: [...personal, ...oneself, 'secretary of the neighbour cell'],
  },
  {
    table: 'tasks.task',
    when: 'of somebody who works at the neighbour cell',
    row: { state: 'dropped', workplace_no: 'neighbour' },
    seen: [...internal, 'secretary of the neighbour cell'],
  },
];

const platform: readonly Expectation[] = [
  { table: 'platform.instance', there: 'singleton', seen: everybody },
  { table: 'platform.restore', row: { gap: 15 }, seen: everybody },
  {
    table: 'platform.organisation_head',
    there: 'organisation_no = :cell',
    seen: everybody,
    adds: 'touched',
    changes: 'touched',
    signIn: true,
  },
  { table: 'platform.ledger_entry', row: { outcome: 'applied' }, seen: internal, adds: 'touched' },
  { table: 'platform.ledger_content', seen: 'denied', adds: 'touched' },
  { table: 'platform.change', seen: signedIn, adds: 'touched' },
  { table: 'platform.receipt', row: { outcome: 'applied' }, seen: oneself, adds: 'mine', changes: 'mine' },
  { table: 'platform.kept_command', row: { why: 'held' }, seen: oneself, adds: 'mine', changes: 'mine' },
  {
    table: 'platform.late_command',
    row: { why: 'term-ended', envelope: '{}', standing: 'waiting' },
    seen: ['secretary of the cell', ...oneself],
    adds: 'mine',
    changes: 'touched',
  },
  { table: 'platform.checkpoint', seen: everybody, signIn: true },
  { table: 'platform.checkpoint_leaf', seen: everybody, signIn: true },
  { table: 'platform.access_log', seen: 'denied', adds: 'anywhere' },
  { table: 'platform.rule_bundle', seen: everybody, adds: 'anywhere' },
  { table: 'platform.access_rule', there: `office = 'member' and object = 'working'`, seen: everybody },
  { table: 'platform.file', row: { sha256: 'a'.repeat(64), size: 1 }, seen: internal, adds: 'touched' },
  { table: 'platform.file_chunk', seen: internal, adds: 'touched' },
  {
    table: 'platform.file',
    when: 'from the commune',
    row: { sha256: 'b'.repeat(64), size: 1 },
    ofCommune: true,
    seen: [...below, ...above],
  },
  { table: 'platform.file_chunk', when: 'from the commune', ofCommune: true, seen: [...below, ...above] },
];

const identity: readonly Expectation[] = [
  'user',
  'session',
  'account',
  'verification',
  'two_factor',
  'login',
  'device',
  'token',
  'recovery',
  'administrator',
  'server_key',
  'attempt',
  'event',
].map((name) => ({
  table: `identity.${name}`,
  row: {
    ...(name === 'server_key' ? { purpose: 'seal', retired_at: '2026-01-01' } : {}),
    ...(name === 'token' ? { expires_at: '2026-12-01' } : {}),
  },
  seen: 'denied',
  signIn: true,
}));

/** The whole matrix. A table that is not in it fails the test. */
export const expectations: readonly Expectation[] = [
  ...organisation,
  ...members,
  ...moves,
  ...meetings,
  ...others,
  ...platform,
  ...identity,
];
