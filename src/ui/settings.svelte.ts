import type { Language } from '#kernel/text.ts';

const themes = ['device', 'light', 'dark'] as const;
const textSizes = ['100', '125', '150', '200'] as const;
const languages = ['vi', 'en'] as const;

interface Settings {
  theme: (typeof themes)[number];
  text: (typeof textSizes)[number];
  language: Language;
}

/** How this person reads on this device: theme, size of text, language. Kept on the device, and nowhere else. */
export const settings = $state<Settings>({
  theme: kept('theme', themes, 'device'),
  text: kept('text', textSizes, '100'),
  language: kept('language', languages, 'vi'),
});

/** Changes one setting, shows it at once and keeps it. */
export function changeSetting<Name extends keyof Settings>(name: Name, value: Settings[Name]): void {
  settings[name] = value;
  try {
    localStorage.setItem(`sochibo.${name}`, value);
  } catch {
    // A browser that keeps nothing still shows the change until it is closed.
  }
  applySettings();
}

/** Puts the settings on the root element; the layout calls it before the first page is drawn. */
export function applySettings(): void {
  const root = document.documentElement;
  root.lang = settings.language;
  root.style.fontSize = `${1.125 * Number(settings.text)}%`;
  if (settings.theme === 'device') delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
}

function kept<Value extends string>(name: string, allowed: readonly Value[], usual: Value): Value {
  try {
    const found = localStorage.getItem(`sochibo.${name}`);
    return allowed.find((value) => value === found) ?? usual;
  } catch {
    return usual;
  }
}
