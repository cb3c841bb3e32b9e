import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleOn } from '#kernel/rule-pack.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { makePaperTemplate, type Signing } from '#platform/documents/paper-template.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';

/** The templates the program brings along, each with who signs it. */
export const templates: Readonly<Record<string, Signing>> = {
  'bien-ban.docx': 'clerk-and-chair',
  'nghi-quyet.docx': 'one',
};

/** Makes a template in the layout in force on the day. */
export function makeTemplate(name: string, rulePacks: string, day: CivilDate): Buffer {
  const layout = ruleOn(loadRuleBundle(rulePacks), 'documents.layout', day);
  const signing = templates[name];
  if (!layout || !signing) throw new Error(`No layout in force on ${day}, or no template ${name}`);
  return makePaperTemplate(layout.value, signing);
}

// Run after a change of the layout: node src/modules/meetings/papers/make-templates.ts 2026-11-21
if (import.meta.main) {
  const day = process.argv[2];
  if (!day) throw new Error('Say the day whose layout the templates shall follow, such as 2026-11-21.');
  for (const name of Object.keys(templates)) {
    writeFileSync(join(import.meta.dirname, name), makeTemplate(name, 'rule-packs', day as CivilDate));
  }
}
