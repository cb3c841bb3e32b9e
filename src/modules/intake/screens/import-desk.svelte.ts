import { ask } from '#client/ask.ts';
import { newId, order, sendFile, type SentFile } from '#client/order.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { InputOf, OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Text } from '#kernel/text.ts';
import { readImport, saveImport, type ProblemLine } from '../contract.ts';

type Read = OutputOf<typeof readImport>;
type Order = InputOf<typeof saveImport>;

/** «Bước của lần nhập» — in the order in which a person takes them. */
export const stages = ['files', 'day', 'columns', 'review'] as const;
export type Stage = (typeof stages)[number];

/** A cell of a file, as mends are kept. */
export function cellKey(line: Pick<ProblemLine, 'fileId' | 'sheet' | 'row' | 'column'>): string {
  return [line.fileId, line.sheet, line.row, line.column].join('\n');
}

/** «Bàn nhập tệp» — what has been chosen and said so far. Nothing of it is in the book until it is saved. */
export function createImportDesk(organisation: Id) {
  let stage = $state<Stage>('files');
  let files = $state.raw<readonly SentFile[]>([]);
  let read = $state.raw<Read | null>(null);
  let busy = $state.raw<Text | null>(null);
  let problem = $state.raw<Problem | null>(null);
  let mode = $state<Order['mode']>('all-or-nothing');
  let day = $state('');
  let purpose = $state('');
  let mappings = $state.raw<NonNullable<Order['mappings']>>({});
  let encodings = $state.raw<NonNullable<Order['encodings']>>([]);
  const mends = $state<Record<string, string>>({});
  /** What the reading on screen was made with. */
  let mended = $state('');
  // One order for one reading: pressed again after a lost answer, it still counts once.
  let batch: { readonly asked: string; readonly id: Id; readonly command: Id } | null = null;

  const asked = () => ({
    files: files.map((file) => file.sha256),
    asOf: day === '' ? null : (day as CivilDate),
    mappings,
    encodings,
    mends: Object.entries(mends)
      .filter(([, text]) => text.trim() !== '')
      .map(([key, text]) => {
        const [file = '', sheet = '', row = '', column = ''] = key.split('\n');
        return { file, sheet, row: Number(row), column, text: text.trim() };
      }),
    ...(purpose.trim() === '' ? {} : { purposeForSensitive: purpose.trim() }),
  });
  const reread = async (): Promise<boolean> => {
    busy = { vi: 'Đang đọc và kiểm tra từng dòng…', en: 'Reading and checking every row…' };
    const answer = await ask(readImport, { ...asked(), organisationId: organisation });
    busy = null;
    problem = answer.ok ? null : answer.problem;
    if (!answer.ok) return false;
    read = answer.value.value;
    mended = JSON.stringify(asked().mends);
    const unread = read.files.find((file) => file.problem)?.problem;
    if (unread) problem = unread;
    return !unread;
  };

  return {
    get stage() {
      return stage;
    },
    get files() {
      return files;
    },
    get read() {
      return read;
    },
    get busy() {
      return busy;
    },
    get problem() {
      return problem;
    },
    get mode() {
      return mode;
    },
    set mode(value: Order['mode']) {
      mode = value;
    },
    get day() {
      return day;
    },
    set day(value: string) {
      day = value;
    },
    get purpose() {
      return purpose;
    },
    set purpose(value: string) {
      purpose = value;
    },
    get encodings() {
      return encodings;
    },
    mends,
    /** Cells typed anew since the rows were last checked. */
    get unchecked(): number {
      return JSON.stringify(asked().mends) === mended ? 0 : asked().mends.length;
    },
    go(to: Stage): void {
      problem = null;
      stage = to;
    },
    /** Sends the files and reads them; what was said of other files is forgotten. */
    async take(chosen: readonly File[]): Promise<void> {
      problem = null;
      const sent: SentFile[] = [];
      for (const [at, file] of chosen.entries()) {
        busy = {
          vi: `Đang gửi tệp ${at + 1} trên ${chosen.length}: ${file.name}…`,
          en: `Sending file ${at + 1} of ${chosen.length}: ${file.name}…`,
        };
        const result = await sendFile(file);
        if (!result.ok) {
          busy = null;
          problem = result.problem;
          return;
        }
        sent.push(result.value);
      }
      files = sent;
      mappings = {};
      encodings = [];
      for (const key of Object.keys(mends)) Reflect.deleteProperty(mends, key);
      if (!(await reread())) return;
      day = read?.asOf ?? '';
      stage = 'day';
    },
    /** Checks the rows again with everything said so far. */
    reread,
    /** Says which field a column of a sheet holds; an empty field: none. */
    async map(signature: string, column: number, field: string): Promise<void> {
      const sheet = read?.sheets.find((one) => one.signature === signature);
      const fields = (sheet?.columns ?? []).map((one) => [one.column, one.field] as const);
      const kept = fields.filter(([at, name]) => at !== column && name !== null && name !== field);
      const pairs = [...kept, ...(field === '' ? [] : [[column, field] as const])];
      mappings = {
        ...mappings,
        [signature]: Object.fromEntries(pairs.map(([at, name]) => [name ?? '', at])),
      };
      await reread();
    },
    /** Says how cells of a font are to be read. */
    async encode(font: string | null, encoding: 'tcvn3' | 'vni' | 'none'): Promise<void> {
      encodings = [...encodings.filter((one) => one.font !== font), { font, encoding }];
      await reread();
    },
    /** Saves; answers the import that was kept, `null` where there is none. */
    async save(): Promise<string | null> {
      const text = JSON.stringify([asked(), mode]);
      if (batch?.asked !== text) batch = { asked: text, id: newId(), command: newId() };
      busy = { vi: 'Đang ghi vào sổ…', en: 'Recording…' };
      const saved = await order(saveImport, { ...asked(), batchId: batch.id, mode }, batch.command);
      busy = null;
      problem = saved.ok ? null : saved.problem;
      // A refusal is an answer too: the next try is a new order.
      if (!saved.ok && !/^client\./.test(saved.problem.code)) batch = null;
      return saved.ok ? saved.value.batchId : null;
    },
  };
}

export type ImportDesk = ReturnType<typeof createImportDesk>;
