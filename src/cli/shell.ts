import { parseArgs } from 'node:util';
import type { Language, Text } from '#kernel/text.ts';
import { dataFolder } from '#platform/data-folder.ts';
import { openDatabase } from '#platform/postgres/access.ts';
import type { DatabaseAccess } from '#platform/postgres/access.ts';
import { stopInOrder } from '#platform/stopping.ts';
import { closedFile, misread } from './errors.ts';
import { helpOf, overview } from './help.ts';
import { openProgress } from './progress.ts';
import type { Context, Part } from './part.ts';
import { exit, Stop } from './part.ts';

/** Options that every part knows. */
const COMMON = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

/** The operator's command made of its parts; it answers the exit code and prints everything else. */
export function createCommand(parts: readonly Part[]): (words: readonly string[]) => Promise<number> {
  return async (words) => {
    const language = languageOf(words);
    const name = words.find((word) => !word.startsWith('-') && word !== language);
    const part = parts.find((one) => one.name === name);
    if (!part) {
      const isAsked = name === undefined && words.some((word) => word === '--help' || word === '-h');
      (isAsked ? process.stdout : process.stderr).write(overview(parts, language));
      return isAsked ? exit.done : exit.usage;
    }
    return runPart(part, words.toSpliced(words.indexOf(part.name), 1), language);
  };
}

async function runPart(part: Part, words: readonly string[], language: Language): Promise<number> {
  const read = readWords(part, words);
  if (read instanceof Error || !fits(part, read)) {
    if (read instanceof Error) process.stderr.write(`${misread(read)[language]}\n\n`);
    process.stderr.write(helpOf(part, language));
    return exit.usage;
  }
  if (read.values.help) {
    process.stdout.write(helpOf(part, language));
    return exit.done;
  }
  return inContext(part, read, language);
}

type Read = Pick<Context, 'positionals'> & { readonly values: Context['options'] };

function readWords(part: Part, words: readonly string[]): Read | Error {
  const own = Object.fromEntries(Object.entries(part.options).map(([name, { type }]) => [name, { type }]));
  try {
    const options = { ...COMMON, ...own };
    return parseArgs({ args: [...words], options, allowPositionals: true }) as Read;
  } catch (error) {
    return error as Error;
  }
}

function fits(part: Part, { values, positionals }: Read): boolean {
  if (values.help) return true;
  if (values.lang !== undefined && values.lang !== 'vi' && values.lang !== 'en') return false;
  return positionals.length >= part.takes.least && positionals.length <= part.takes.most;
}

async function inContext(part: Part, { values, positionals }: Read, language: Language): Promise<number> {
  const isJson = values.json === true;
  const progress = openProgress(language);
  let opening: Promise<DatabaseAccess> | undefined;
  const close = async () => {
    progress.close();
    await opening?.then((database) => database.close()).catch(() => undefined);
  };
  stopInOrder(close, exit.outage);
  const write = (value: unknown, words: Text) =>
    process.stdout.write(`${isJson ? JSON.stringify(value) : words[language]}\n`);
  try {
    return await part.run({
      positionals,
      options: values,
      language,
      folder: dataFolder(),
      database: () => (opening ??= openDatabase(dataFolder())),
      say: (text) => progress.say(text[language]),
      progress: progress.report,
      result: write,
    });
  } catch (error) {
    const { code, text } = endOf(error);
    if (isJson) write({ error: text }, text);
    progress.say(text[language]);
    return code;
  } finally {
    await close();
  }
}

function endOf(error: unknown): Pick<Stop, 'code' | 'text'> {
  const known = error instanceof Stop ? error : closedFile(error);
  if (known) return known;
  const detail = error instanceof Error ? error.message || error.name : String(error);
  const text = {
    vi: `Máy chủ hoặc cơ sở dữ liệu gặp sự cố: ${detail}`,
    en: `The server or database failed: ${detail}`,
  };
  return { code: exit.outage, text };
}

/** The language is needed before the options can be read: a wrong option is explained in it. */
function languageOf(words: readonly string[]): Language {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = words[at]?.split('=')[1] ?? (at >= 0 ? words[at + 1] : undefined);
  if (asked === 'en' || asked === 'vi') return asked;
  return /^en/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'en' : 'vi';
}
