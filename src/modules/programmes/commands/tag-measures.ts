import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { tagMeasures } from '../contract/tags.ts';
import { decideTags } from '../rules/tags.ts';
import * as tables from '../tables.ts';

/** «Gắn việc với giải pháp» — by who keeps the tasks of the book. */
export const handleTagMeasures = carryOut(
  tagMeasures,
  {
    right: 'tasks.keep',
    tables: [tables.measureTag],
    load: (tx, { tags }) => {
      const { no } = tx.home;
      const items = (of: string) => tags.filter((tag) => tag.of === of).map(({ itemId }) => itemId);
      const measures = tags.flatMap(({ measureId }) => measureId ?? []);
      return [
        part(tables.measure, sql`t.id = any(${measures}::uuid[])`),
        part(
          tables.measureTag,
          sql`t.organisation_no = ${no} and t.item_id = any(${tags.map(({ itemId }) => itemId)}::uuid[])`,
        ),
        {
          kind: 'task',
          key: ['id'],
          rows: sql`select id, organisation_no from tasks_read.task
                    where organisation_no = ${no} and id = any(${items('task')}::uuid[])`,
        },
        {
          kind: 'target',
          key: ['id'],
          rows: sql`select id, organisation_no from tasks_read.target
                    where organisation_no = ${no} and id = any(${items('target')}::uuid[])`,
        },
        {
          kind: 'agenda-item',
          key: ['id'],
          rows: sql`select id, organisation_no, meeting_id from meetings_read.agenda_item
                    where organisation_no = ${no} and id = any(${items('agenda-item')}::uuid[])`,
        },
      ];
    },
  },
  decideTags,
);
