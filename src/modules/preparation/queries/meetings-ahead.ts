import { monthStart, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import type { PreparationStep } from '#kernel/rule-values.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { meetingsAhead } from '../contract.ts';
import { lateMarks, stepsDone } from '../rules/coming.ts';

/** So many cells are shown at once: more than any commune has. */
const most = 300;

type Cell = OutputOf<typeof meetingsAhead>['cells'][number];
type Coming = NonNullable<Cell['coming']>;
interface Found extends Omit<Cell, 'late' | 'coming'> {
  readonly coming:
    | (Omit<Coming, 'stepsDone'> & {
        readonly ticked: readonly string[];
        readonly drafted: boolean;
        readonly papered: boolean;
        readonly committeeMet: boolean;
      })
    | null;
  readonly hasThisMonth: boolean;
  readonly superiorTold: boolean;
  /** Lead days for telling the superior, where a level above has set them. */
  readonly superiorDays: number | null;
}

/**
 * «Các buổi sắp họp» — of the cells below an organisation, or of those the asker follows: the next meeting with its agenda
 * (which the one who follows sees, the offices above do not), the last report, and what is late; those late first.
 */
export const answerMeetingsAhead = answer(meetingsAhead, async (tx, { organisationId }) => {
  const found = await tx.askLast<Found>(sql`
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
    select cell.organisation_id as "organisationId", cell.name,
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
           to_jsonb(last) as last,
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
      select meeting.id, meeting.kind, meeting.month, meeting.excuse as asked, meeting.theme, meeting.planned_on as "plannedOn", meeting.starts_at as "startsAt",
             meeting.place, meeting.state
      from meetings_read.meeting as meeting
      where meeting.organisation_no = cell.organisation_no and meeting.state in ('planned', 'convened', 'open')
      order by meeting.planned_on limit 1) as coming on true
    left join lateral (
      select meeting.id as "meetingId", meeting.held_on as "heldOn", meeting.sent_at as "sentAt"
      from meetings_read.meeting as meeting
      where meeting.organisation_no = cell.organisation_no and meeting.held_on is not null and meeting.state <> 'open'
      order by meeting.held_on desc limit 1) as last on true
    order by cell.name collate "vi-x-icu"`);
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
  const cells = found.map(({ hasThisMonth, superiorTold, superiorDays, coming, ...cell }): Cell => {
    const ahead = {
      hasThisMonth,
      superiorTold,
      plannedOn: (coming?.plannedOn ?? null) as CivilDate | null,
      lastHeldOn: (cell.last?.heldOn ?? null) as CivilDate | null,
      lastSentAt: (cell.last?.sentAt ?? null) as Instant | null,
    };
    return {
      ...cell,
      coming: coming && comingShown(coming, superiorTold, steps),
      late: [
        ...lateMarks(
          ahead,
          { ...rules, superiorDaysBefore: superiorDays ?? rules.superiorDaysBefore },
          tx.today,
        ),
      ],
    };
  });
  return ok({
    cells: cells.toSorted((one, other) => other.late.length - one.late.length).slice(0, most),
    rest: Math.max(0, cells.length - most),
    late: cells.filter(({ late }) => late.length > 0).length,
    stepsOf: steps.length,
    month: monthStart(tx.today),
  });
});

function comingShown(
  { ticked, drafted, papered, committeeMet, ...coming }: NonNullable<Found['coming']>,
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
