import { monthStart, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import type { RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import type { PreparationStep } from '#kernel/rule-values.ts';
import { sql } from '#platform/database/pool.ts';
import { planEachTime } from '#platform/database/wide.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { meetingsAhead } from '../contract.ts';
import { lateMarks, stepsDone } from '../rules/coming.ts';

/** So many cells are shown at once: more than any commune has. */
const most = 300;

type Cell = OutputOf<typeof meetingsAhead>['cells'][number];
type Coming = NonNullable<Cell['coming']>;
type Asked = InputOf<typeof meetingsAhead>['organisationId'];
/** What is judged of every cell; the rest is looked up of those shown. */
interface Known extends Pick<Cell, 'organisationId' | 'name'> {
  readonly no: number;
  readonly comingId: string | null;
  readonly plannedOn: CivilDate | null;
  readonly lastHeldOn: CivilDate | null;
  readonly lastSentAt: Instant | null;
  readonly hasThisMonth: boolean;
  readonly superiorTold: boolean;
  /** Lead days for telling the superior, where a level above has set them. */
  readonly superiorDays: number | null;
}
interface Told extends Pick<Cell, 'parentName' | 'last'> {
  readonly no: number;
  readonly coming:
    | (Omit<Coming, 'stepsDone'> & {
        readonly ticked: readonly string[];
        readonly drafted: boolean;
        readonly papered: boolean;
        readonly committeeMet: boolean;
      })
    | null;
}

/**
 * «Các buổi sắp họp» — of the cells below an organisation, or of those the asker follows: the next meeting with its agenda
 * (which the one who follows sees, the offices above do not), the last report, and what is late; those late first.
 */
export const answerMeetingsAhead = answer(meetingsAhead, async (tx, { organisationId }) => {
  await planEachTime(tx);
  const found = await knownOf(tx, organisationId);
  const rule = <Key extends 'meetings.day-of-month' | 'meetings.report-days-after'>(key: Key) =>
    ruleOn(tx.rules, key, tx.today)?.value ?? null;
  // The offices above do not see drafts: their count leaves out the steps known by them, done or not.
  const steps = (ruleOn(tx.rules, 'meetings.preparation-steps', tx.today)?.value ?? []).filter(
    (step) => organisationId === null || !['draft', 'papers'].includes(step.evidence),
  );
  const rules = {
    meetingDay: rule('meetings.day-of-month'),
    reportDaysAfter: rule('meetings.report-days-after'),
    superiorDaysBefore: steps.find((step) => step.id === 'superior')?.daysBefore ?? null,
  };
  const judged = found.map((cell) => {
    const superiorDaysBefore = cell.superiorDays ?? rules.superiorDaysBefore;
    return { ...cell, late: [...lateMarks(cell, { ...rules, superiorDaysBefore }, tx.today)] };
  });
  const shown = judged.toSorted((one, other) => other.late.length - one.late.length).slice(0, most);
  const told = new Map((await toldOf(tx, organisationId, shown)).map((line) => [line.no, line]));
  return ok({
    cells: shown.map(({ no, organisationId: id, name, superiorTold, late }): Cell => {
      const { parentName = null, coming = null, last = null } = told.get(no) ?? {};
      const ahead = coming && comingShown(coming, superiorTold, steps);
      return { organisationId: id, name, parentName, coming: ahead, last, late };
    }),
    rest: Math.max(0, judged.length - most),
    late: judged.filter(({ late }) => late.length > 0).length,
    stepsOf: steps.length,
    month: monthStart(tx.today),
  });
});

function knownOf(tx: Reading, organisationId: Asked): Promise<Known[]> {
  return tx.ask<Known>(sql`
    with cell as (
      select profile.organisation_no, profile.organisation_id, profile.name
      from platform.organisation_head as head
      join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
      join organisation_read.profile as profile
        on profile.organisation_no = custody.organisation_no and profile.valid @> ${tx.today}::date
      join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
      where head.organisation_id = ${organisationId}
        and profile.organisation_no <@ (select platform.within('internal'))
      union
      select profile.organisation_no, profile.organisation_id, profile.name
      from members_read.office_term as term
      join organisation_read.profile as profile
        on profile.organisation_no = term.organisation_no and profile.valid @> ${tx.today}::date
      where ${organisationId}::uuid is null and term.person_id = platform.person() and term.office = 'follower'
        and term.valid @> ${tx.today}::date)
    select cell.organisation_no as no, cell.organisation_id as "organisationId", cell.name, coming.id as "comingId", coming.planned_on as "plannedOn",
           last.held_on as "lastHeldOn", last.sent_at as "lastSentAt",
           (select word.figure from
             (select distinct on (above.keeper_no) figure.figure, above.depth from preparation.house_figure as figure
              join organisation_read.custody as above on above.keeper_no = figure.organisation_no and above.organisation_no = cell.organisation_no
              where figure.about = 'step:superior' and figure.valid_from <= ${tx.today}::date
              order by above.keeper_no, figure.valid_from desc, figure.id desc) as word
            where word.figure is not null order by word.depth limit 1) as "superiorDays",
           exists (select from preparation.preparation_step as step
                   where step.meeting_id = coming.id and step.step = 'superior')
             or exists (select from meetings_read.superior_notice as notice where notice.meeting_id = coming.id) as "superiorTold",
           exists (select from meetings_read.meeting as meeting
                   where meeting.organisation_no = cell.organisation_no and meeting.kind = 'ordinary'
                     and meeting.month = ${monthStart(tx.today)}::date) as "hasThisMonth"
    from cell
    left join lateral (
      select meeting.id, meeting.planned_on from meetings_read.meeting as meeting
      where meeting.organisation_no = cell.organisation_no and meeting.state in ('planned', 'convened', 'open')
      order by meeting.planned_on limit 1) as coming on true
    left join lateral (${lastOf(sql`meeting.held_on, meeting.sent_at`)}) as last on true
    order by cell.name collate "vi-x-icu"`);
}

function lastOf(columns: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select ${columns} from meetings_read.meeting as meeting
    where meeting.organisation_no = cell.organisation_no and meeting.held_on is not null and meeting.state <> 'open'
    order by meeting.held_on desc limit 1`;
}

function toldOf(tx: Reading, organisationId: Asked, cells: readonly Known[]): Promise<Told[]> {
  return tx.askLast<Told>(sql`
    select cell.organisation_no as no,
           (select above.name from organisation_read.placement as placement
            join organisation_read.profile as above on above.organisation_no = placement.parent_no and above.valid @> ${tx.today}::date
            where placement.organisation_no = cell.organisation_no and placement.valid @> ${tx.today}::date) as "parentName",
           to_jsonb(coming) - 'id' || jsonb_build_object('meetingId', coming.id,
             'agenda', (select coalesce(jsonb_agg(item.title order by item.position), '[]')
                        from meetings_read.agenda_item as item
                        where item.meeting_id = coming.id and item.part = 'proceedings' and item.level is null),
             'notice', (select jsonb_build_object('toldAt', notice.told_at, 'answer', notice.answer, 'reason', notice.reason)
                        from meetings_read.superior_notice as notice
                        where notice.meeting_id = coming.id and notice.person_id = platform.person()),
             'term', (select term.id from members_read.office_term as term
                      where term.organisation_no = cell.organisation_no and term.person_id = platform.person()
                        and term.office = 'follower' and term.valid @> ${tx.today}::date limit 1),
             'drafts', case when ${organisationId}::uuid is not null then '[]' else (select coalesce(jsonb_agg(jsonb_build_object('title', draft.title, 'text', draft.text) order by draft.id), '[]')
                        from preparation.shared_draft as draft where draft.meeting_id = coming.id and not draft.withdrawn) end,
             'papers', case when ${organisationId}::uuid is not null then '[]' else (select coalesce(jsonb_agg(jsonb_build_object('title', paper.title, 'fileSha256', paper.file_sha256) order by item.position), '[]')
                        from meetings_read.agenda_item as item join kit_read.paper as paper on paper.id = item.origin_id
                        where item.meeting_id = coming.id and item.origin_kind in ('paper', 'asked') and item.level is null) end,
             'ticked', (select coalesce(jsonb_agg(step.step), '[]') from preparation.preparation_step as step
                        where step.meeting_id = coming.id),
             'papered', exists (select from meetings_read.agenda_item as item
                                where item.meeting_id = coming.id and item.origin_kind in ('paper', 'asked')
                                  and item.origin_id is not null and item.level is null),
             'committeeMet', exists (select from preparation.committee_meeting as committee
                                     where committee.organisation_no = cell.organisation_no and committee.month = coming.month),
             'drafted', exists (select from preparation.shared_draft as draft
                                where draft.meeting_id = coming.id and not draft.withdrawn)) as coming,
           to_jsonb(last) as last
    from unnest(${cells.map(({ no }) => no)}::integer[], ${cells.map(({ comingId }) => comingId)}::uuid[]) as cell (organisation_no, coming_id)
    left join lateral (
      select meeting.id, meeting.kind, meeting.month, meeting.excuse as asked, meeting.theme, meeting.planned_on as "plannedOn", meeting.starts_at as "startsAt",
             meeting.place, meeting.state
      from meetings_read.meeting as meeting where meeting.id = cell.coming_id) as coming on true
    left join lateral (${lastOf(sql`meeting.id as "meetingId", meeting.held_on as "heldOn", meeting.sent_at as "sentAt"`)}) as last on true`);
}

function comingShown(
  { ticked, drafted, papered, committeeMet, ...coming }: NonNullable<Told['coming']>,
  superiorTold: boolean,
  steps: readonly PreparationStep[],
): Coming {
  const known = {
    ticked,
    drafted,
    papered,
    committeeMet,
    superiorTold,
    convened: coming.state !== 'planned',
  };
  return { ...coming, stepsDone: stepsDone(steps, known) };
}
