import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { servingPaper } from '../contract/above.ts';

type Row = OutputOf<typeof servingPaper>['resolutions'][number];

/** «Văn bản này được chi bộ nào thực hiện» — cells by name; the words of a resolution once it was sent up. */
export const answerServingPaper = answer(servingPaper, async (tx, { paperId }) => {
  const resolutions = await tx.ask<Row>(sql`
    select profile.organisation_id as "organisationId", profile.name, serving.resolution_id as "resolutionId",
           resolution.title, lpad(resolution.number::text, 2, '0') || '-' || resolution.symbol as number,
           resolution.adopted_on as "adoptedOn",
           (select count(*)::integer from tasks.task as task
            where task.organisation_no = serving.organisation_no and task.resolution_id = serving.resolution_id
              and task.state in ('open', 'done')) as tasks,
           (select count(*)::integer from tasks.task as task
            where task.organisation_no = serving.organisation_no and task.resolution_id = serving.resolution_id
              and task.state = 'done') as "tasksDone"
    from tasks.serving as serving
    join organisation_read.profile as profile
      on profile.organisation_no = serving.organisation_no and profile.valid @> ${tx.today}::date
    left join meetings_read.resolution as resolution
      on resolution.organisation_no = serving.organisation_no and resolution.id = serving.resolution_id
    where serving.paper_id = ${paperId}
    order by profile.position, profile.name collate "vi-x-icu", resolution.adopted_on`);
  return ok({ resolutions });
});
