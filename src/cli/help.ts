import type { Language, Text } from '#kernel/text.ts';
import type { Option, Part } from './part.ts';

const words = {
  usage: { vi: 'Cách dùng', en: 'Usage' },
  parts: { vi: 'Các phần', en: 'Parts' },
  options: { vi: 'Tùy chọn', en: 'Options' },
  more: {
    vi: 'Xem cách dùng từng phần: sochibo PHẦN --help',
    en: 'How to use a part: sochibo PART --help',
  },
  part: { vi: 'PHẦN', en: 'PART' },
  exits: {
    vi: 'Mã kết thúc: 0 xong · 1 dữ liệu có vấn đề · 2 sai cách dùng · 3 không có quyền · 4 máy chủ hoặc cơ sở dữ liệu gặp sự cố',
    en: 'Exit codes: 0 done · 1 problems in the data · 2 usage · 3 no right · 4 server or database',
  },
} satisfies Record<string, Text>;

const common: Readonly<Record<string, Option>> = {
  json: {
    type: 'boolean',
    help: { vi: 'in kết quả dạng JSON cho chương trình khác', en: 'print the outcome as JSON' },
  },
  lang: {
    type: 'string',
    value: 'vi|en',
    help: { vi: 'ngôn ngữ (mặc định theo LANG)', en: 'language (by LANG if left out)' },
  },
  help: { type: 'boolean', help: { vi: 'cách dùng này', en: 'this help' } },
};

/** The list of all parts. */
export function overview(parts: readonly Part[], language: Language): string {
  const widest = Math.max(...parts.map((part) => part.name.length));
  const lines = parts.map((part) => `  ${part.name.padEnd(widest)}  ${part.summary[language]}`);
  return [
    `${words.usage[language]}: sochibo ${words.part[language]} […]`,
    '',
    `${words.parts[language]}:`,
    ...lines,
    '',
    words.more[language],
    words.exits[language],
    '',
  ].join('\n');
}

/** How to use one part. */
export function helpOf(part: Part, language: Language): string {
  const options = Object.entries({ ...part.options, ...common });
  const names = options.map(([name, option]) => `--${name}${option.value ? ` ${option.value}` : ''}`);
  const widest = Math.max(...names.map((name) => name.length));
  const lines = options.map(
    ([, option], index) => `  ${(names[index] ?? '').padEnd(widest)}  ${option.help[language]}`,
  );
  return [
    `${words.usage[language]}: sochibo ${part.name} ${part.usage}`.trimEnd(),
    '',
    part.summary[language],
    '',
    `${words.options[language]}:`,
    ...lines,
    '',
    words.exits[language],
    '',
  ].join('\n');
}
