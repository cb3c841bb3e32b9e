import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { carryOut, loadRows, save } from '#platform/decide.ts';
import type { Reaction } from '#platform/handle.ts';
import { noteStage, tagResolution } from '../contract/work.ts';
import { decideStage, decideTagging, reviewedBy } from '../rules/assignments/stages.ts';
import { papersPart, resolutionParts, reviewParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Ghi bước của nghị quyết» — by who keeps the book. */
export const handleNoteStage = carryOut(
  noteStage,
  { right: 'tasks.keep', tables, load: (tx, input) => resolutionParts(tx.home.no, input.resolutionId) },
  decideStage,
);

/** «Gắn nghị quyết với văn bản cấp trên». */
export const handleTagResolution = carryOut(
  tagResolution,
  {
    right: 'tasks.keep',
    tables,
    load: (tx, input) => [
      ...resolutionParts(tx.home.no, input.resolutionId),
      papersPart(tx.home.no, input.paperIds),
    ],
  },
  decideTagging,
);

/** «Kiểm điểm nghị quyết» — when the minutes are locked, earlier resolutions that are carried out have been reviewed. */
export const reviewResolutions: Reaction = {
  to: 'minutes-locked',
  async run(tx, event) {
    const { meetingId } = event.of as { readonly meetingId: Id };
    const rows = await loadRows(tx, reviewParts(tx.home.no, meetingId));
    save(tx, tables, rows, reviewedBy(rows, meetingId));
    return ok(null);
  },
};
