import type { PlanRow } from './rows.ts';

/** «Thông tin phương án» — what is set on its page beside the steps. */
export type Settings = Pick<PlanRow, 'title' | 'note' | 'effectiveOn' | 'keepOfficial' | 'campaignId'>;
export type SettingsSaid = { readonly [Field in keyof Settings]?: Settings[Field] | undefined };

const fields = ['title', 'note', 'effectiveOn', 'keepOfficial', 'campaignId'] as const;

/** «Chỗ hai người cùng sửa» — the first field that somebody else has set otherwise since it was seen. */
export function setMeanwhile(
  now: Settings,
  said: SettingsSaid,
  seen: SettingsSaid,
): keyof Settings | undefined {
  return fields.find(
    (field) =>
      said[field] !== undefined &&
      seen[field] !== undefined &&
      seen[field] !== now[field] &&
      said[field] !== now[field],
  );
}

/** «Chỗ đã sửa» — only what differs from what was seen. */
export function changedSettings(said: SettingsSaid, seen: SettingsSaid): Partial<Settings> {
  return Object.fromEntries(
    fields.flatMap((field) =>
      said[field] === undefined || said[field] === seen[field] ? [] : [[field, said[field]]],
    ),
  );
}
