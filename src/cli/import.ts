import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { OutputOf } from '#kernel/contract.ts';
import { civilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Text } from '#kernel/text.ts';
import type { Counts, ProblemLine, readImport, saveImport } from '#modules/intake/contract.ts';
import { closedFile } from './errors.ts';
import type { Operator } from './operator.ts';
import { openOperator } from './operator.ts';
import type { Context, Part } from './part.ts';
import { exit, Stop } from './part.ts';

type Read = OutputOf<typeof readImport>;
type Saved = OutputOf<typeof saveImport>;

/** «Nhập tệp» — organisations and members from the files that people have, as the operator. */
export const importFiles: Part = {
  name: 'import',
  summary: {
    vi: 'Nhập danh sách tổ chức và đảng viên từ XLSX, CSV. Mặc định: còn dòng lỗi thì không ghi dòng nào.',
    en: 'Import organisations and members from XLSX and CSV. By default nothing is saved while a row has errors.',
  },
  usage: 'FILE… [--as-of DATE] [--good-rows] [--dry-run]',
  takes: { least: 1, most: 20 },
  options: {
    'as-of': {
      type: 'string',
      value: 'DATE',
      help: {
        vi: 'ngày của số liệu (2018-12-31); nếu không ghi, lấy ở tiêu đề “Số liệu đến ngày …”',
        en: 'the day of the figures (2018-12-31); else read from the title of the table',
      },
    },
    'good-rows': {
      type: 'boolean',
      help: {
        vi: 'ghi mọi dòng đọc tốt, để lại dòng lỗi',
        en: 'save every good row, leave out rows with errors',
      },
    },
    'dry-run': {
      type: 'boolean',
      help: { vi: 'chỉ đọc và nêu điều cần xem, không ghi', en: 'read and report only, save nothing' },
    },
    'confirm-encoding': {
      type: 'boolean',
      help: {
        vi: 'đồng ý cách đọc chữ mã cũ (TCVN3, VNI) mà máy đề nghị',
        en: 'agree to the proposed reading of old encodings (TCVN3, VNI)',
      },
    },
  },
  async run(context) {
    const asOf = dayOf(context.options['as-of']);
    const files = context.positionals.map(readFile);
    const operator = await openOperator(context);
    try {
      return await importAs(operator, context, files, asOf);
    } finally {
      await operator.close();
    }
  },
};

interface Handed {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

async function importAs(
  operator: Operator,
  context: Context,
  files: readonly Handed[],
  asOf: string | null,
): Promise<number> {
  context.progress({ vi: 'Đang nhận tệp', en: 'Taking the files in' });
  const { storeFile } = await import('#platform/store-file.ts');
  for (const file of files) await storeFile(operator, file);
  const order = { files: files.map((file) => file.sha256), asOf };
  const reading = async (): Promise<Read> => {
    const read = await operator.ask('read-import', {
      ...order,
      encodings,
      organisationId: operator.organisation,
    });
    if (!read.ok) throw new Stop(exit.noRight, read.problem.message);
    const answer = read.value as Read;
    const unagreed = context.options['confirm-encoding'] === true ? [] : answer.legacy;
    for (const each of unagreed) context.say(inOldLetters(each));
    return answer;
  };
  let encodings: { font: string | null; encoding: string }[] = [];
  context.progress({ vi: 'Đang đọc và kiểm tra từng dòng', en: 'Reading and checking every row' });
  if (context.options['confirm-encoding'] === true)
    encodings = (await reading()).legacy.map(({ font, encoding }) => ({ font, encoding }));
  if (context.options['dry-run'] === true) return report(context, await reading(), null, null);

  const mode = context.options['good-rows'] === true ? 'good-rows' : 'all-or-nothing';
  const saved = await save(operator, { ...order, encodings, mode });
  if ('code' in saved) return report(context, await reading(), null, saved);
  if (saved.batchId === null) return report(context, await reading(), saved, null);
  const batch = await operator.ask('import-batch', { batchId: saved.batchId });
  const problems = batch.ok ? (batch.value as { problems: ProblemLine[] }).problems : [];
  return report(context, { counts: saved.counts, problems, files: [] }, saved, null);
}

/** What is to be agreed to, by an example out of the file. */
function inOldLetters({ file, encoding, example }: Read['legacy'][number]): Text {
  const name = encoding.toUpperCase();
  return {
    vi: `${file}: chữ mã cũ ${name}, ví dụ «${example.original}» đọc là «${example.reading}». Đúng thì thêm --confirm-encoding.`,
    en: `${file}: old letters ${name}, as in "${example.original}", read as "${example.reading}". If that is right add --confirm-encoding.`,
  };
}

/** One command on the one road: same checks, ledger and receipt as from a screen. */
async function save(operator: Operator, input: object): Promise<Saved | Problem> {
  const { runCommand } = await import('#platform/command.ts');
  const { newId } = await import('#platform/new-id.ts');
  const now = operator.road.clock.now();
  const receipt = await runCommand(operator.road, operator.person, {
    id: newId(now),
    // The command line is a device too, a new one at every call.
    device: randomUUID() as Id,
    sequence: 1,
    name: 'save-import',
    organisation: operator.organisation,
    term: null,
    bundle: operator.road.rules.hash,
    at: now,
    input: { ...input, batchId: newId(now) },
  });
  if (receipt.problem) return receipt.problem;
  return receipt.value as Saved;
}

interface Line {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

function report(
  context: Context,
  read: Pick<Read, 'counts' | 'problems' | 'files'>,
  saved: Saved | null,
  refusal: Problem | null,
): number {
  const { counts, files } = read;
  const { language } = context;
  const unread = files.flatMap(({ name, problem }) =>
    problem
      ? [lineOf({ file: name, sheet: '', row: 0, column: '', severity: 'error', ...problem }, context)]
      : [],
  );
  const problems: Line[] = [...unread, ...read.problems.map((problem) => lineOf(problem, context))];
  // A refusal of the whole that no line tells of stands in the list as well: a script reads only that.
  const isTold = refusal === null || problems.some((one) => one.severity === 'error');
  if (!isTold && refusal)
    problems.push(
      lineOf({ file: '', sheet: '', row: 0, column: '', severity: 'error', ...refusal }, context),
    );
  const main = counts.members.read > 0 ? 'members' : 'organisations';
  const nothing = { organisations: 0, members: 0 };
  const value = {
    read: counts[main].read,
    saved: (saved?.saved ?? nothing)[main],
    repeated: counts[main].repeated,
    problems,
    batch: saved?.batchId ?? null,
    organisations: figures(counts, 'organisations', saved),
    members: figures(counts, 'members', saved),
    ...(refusal
      ? { refused: { code: refusal.code, message: refusal.message[language], fix: refusal.fix[language] } }
      : {}),
  };
  context.result(value, wordsOf(value, context.options['dry-run'] === true));
  const asksForDay = refusal?.code === 'intake.as-of-missing';
  if (asksForDay) return exit.usage;
  return problems.some((problem) => problem.severity === 'error') || refusal ? exit.problems : exit.done;
}

function figures(counts: Counts, kind: 'organisations' | 'members', saved: Saved | null) {
  const { read, good, error, repeated, warnings } = counts[kind];
  return { read, good, error, repeated, warnings, saved: saved?.saved[kind] ?? 0 };
}

function lineOf(
  problem: Pick<ProblemLine, 'file' | 'sheet' | 'row' | 'column' | 'code' | 'message' | 'fix'> & {
    severity: string;
  },
  { language }: Context,
): Line {
  const { file, sheet, row, column, severity, code, message, fix } = problem;
  return { file, sheet, row, column, severity, code, message: message[language], fix: fix[language] };
}

interface Outcome {
  readonly problems: readonly Line[];
  readonly organisations: ReturnType<typeof figures>;
  readonly members: ReturnType<typeof figures>;
  readonly refused?: { readonly message: string; readonly fix: string };
}

function wordsOf({ problems, organisations, members, refused }: Outcome, isDry: boolean): Text {
  const lines = problems.map(
    ({ file, sheet, row, column, severity, message, fix }) =>
      `- [${severity}] ${[file, sheet, row > 0 ? `${column}${row}` : ''].filter(Boolean).join(', ')}: ${message} ${fix}`,
  );
  const tell = (vi: boolean) =>
    [
      ...lines,
      ...(refused ? [`${refused.message} ${refused.fix}`] : []),
      ...[
        [vi ? 'Tổ chức' : 'Organisations', organisations] as const,
        [vi ? 'Đảng viên' : 'Members', members] as const,
      ]
        .filter(([, one]) => one.read > 0)
        .map(([name, one]) =>
          vi
            ? `${name}: đọc ${one.read} dòng, ${isDry ? `ghi được ${one.good}` : `đã ghi ${one.saved}`}, có rồi ${one.repeated}, lỗi ${one.error}.`
            : `${name}: ${one.read} rows read, ${isDry ? `${one.good} can be saved` : `${one.saved} saved`}, ${one.repeated} there already, ${one.error} with errors.`,
        ),
    ].join('\n');
  return { vi: tell(true), en: tell(false) };
}

function dayOf(text: string | boolean | undefined): string | null {
  if (typeof text !== 'string') return null;
  const day = civilDate(text);
  if (day) return day;
  throw new Stop(exit.usage, {
    vi: `Không có ngày ${text}. Viết như 2018-12-31.`,
    en: `There is no day ${text}. Write it like 2018-12-31.`,
  });
}

function readFile(path: string): Handed {
  try {
    const bytes = readFileSync(path);
    return {
      name: basename(path).normalize('NFC'),
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  } catch (error) {
    const closed = closedFile(error);
    if (closed) throw closed;
    throw new Stop(exit.usage, {
      vi: `Không mở được tệp ${path}. Kiểm tra lại tên tệp.`,
      en: `The file ${path} cannot be opened. Check its name.`,
    });
  }
}
