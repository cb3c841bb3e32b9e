import type { Id } from '#kernel/id.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { ok, refuse } from '#kernel/result.ts';
import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { sql } from '#platform/database/pool.ts';
import { among } from '#platform/database/table.ts';
import { answer } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { agendaTemplate } from '../contract/reading.ts';
import { addendumTitle } from '../rules/addendum.ts';
import { contentsFor, draftAgenda } from '../rules/agenda.ts';
import { agendaKeyFor } from '../rules/length.ts';
import { proposedDay } from '../rules/month.ts';

interface Waiting {
  readonly category: string | null;
  readonly openTasks: readonly { readonly id: Id; readonly title: string }[];
  readonly addenda: readonly { readonly id: Id; readonly heldOn: CivilDate }[];
  readonly papers: readonly { readonly id: Id; readonly title: string; readonly discuss: boolean }[];
  readonly concerns: number;
}

/** «Chương trình mẫu» — the template of the day with open tasks, new papers and what is asked for, put in. */
export const answerAgendaTemplate = answer(
  agendaTemplate,
  async (tx, { organisationId, month, kind, theme }) => {
    const [waiting] = await tx.ask<Waiting>(sql`
    with place as (
      select profile.organisation_no, profile.category from organisation_read.profile as profile
      where profile.organisation_id = ${organisationId} and profile.valid @> ${tx.today}::date
        and profile.${sql.raw(among('working'))})
    select place.category,
      (select coalesce(json_agg(json_build_object('id', task.id, 'title', task.title) order by task.due_on nulls last, task.id), '[]')
       from tasks_read.task as task
       where task.organisation_no = place.organisation_no and task.state = 'open') as "openTasks",
      (select coalesce(json_agg(json_build_object('id', addendum.id, 'heldOn', meeting.held_on) order by addendum.id), '[]')
       from meetings.addendum as addendum join meetings.meeting as meeting on meeting.id = addendum.meeting_id
       where addendum.organisation_no = place.organisation_no and addendum.adopted_on is null) as addenda,
      (select coalesce(json_agg(json_build_object('id', paper.id, 'discuss', paper.discuss,
                'title', concat_ws(' ', paper.number, paper.title)) order by paper.issued_on, paper.id), '[]')
       from kit_read.paper as paper
       join organisation_read.custody as custody
         on custody.keeper_no = paper.organisation_no and custody.organisation_no = place.organisation_no
       where paper.valid && daterange(${month}::date, ${monthStart(month, 1)}::date) and not paper.withdrawn
         and (paper.audience = '{}' or place.category = any(paper.audience))
         and not exists (
           select from meetings.agenda_item as item
           join meetings.meeting as meeting on meeting.id = item.meeting_id and meeting.state in ('open', 'closed', 'sent')
           where item.organisation_no = place.organisation_no and item.origin_id = paper.id
             and item.state = 'done')) as papers,
      (select count(*)::int from meetings.concern as concern
       where concern.organisation_no = place.organisation_no and concern.state = 'open') as concerns
    from place`);
    if (!waiting) return refuse(problems.notFound);
    return ok(propose(waiting));

    function propose({ category, openTasks, papers, addenda, concerns }: Waiting) {
      const dayRule = ruleOn(tx.rules, 'meetings.day-of-month', month);
      const proposedOn = proposedDay(month, dayRule, laterOf(month, tx.today));
      const key = agendaKeyFor({ kind, theme: theme ?? null });
      const template = key && ruleOn(tx.rules, key, proposedOn);
      const contents = ruleOn(tx.rules, 'meetings.category-contents', proposedOn);
      const gathered = {
        openTasks,
        papers: papers.filter((paper) => !paper.discuss),
        asked: papers.filter((paper) => paper.discuss),
        theme: theme ?? null,
        concerns,
        addenda: addenda.map(({ id, heldOn }) => ({
          id,
          title: addendumTitle({ heldOn, plannedOn: heldOn }),
        })),
      };
      return {
        items: template ? [...draftAgenda(template.value, gathered)] : [],
        contents: [...contentsFor(contents?.value ?? null, category ?? '')],
        proposedOn,
        citation: template?.citation ?? null,
        dayCitation: dayRule?.citation ?? null,
        contentsCitation: contents?.citation ?? null,
      };
    }
  },
);

function laterOf(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}
