import type { Text } from '#kernel/text.ts';
import type { StepKind, StepRow } from './rows.ts';

/** Words for what a step does, and for the kinds of acts. */
export const kindWords: Readonly<Record<StepKind | 'reorganise' | 'offices' | 'rectify' | 'correct', Text>> =
  {
    found: { vi: 'Thành lập', en: 'Found' },
    merge: { vi: 'Hợp nhất, sáp nhập', en: 'Merge' },
    split: { vi: 'Tách', en: 'Split' },
    draw: { vi: 'Rút đảng viên', en: 'Draw members' },
    dissolve: { vi: 'Giải thể', en: 'Dissolve' },
    move: { vi: 'Chuyển về cấp trên khác', en: 'Move under another superior' },
    upgrade: { vi: 'Nâng cấp, đổi loại hình', en: 'Upgrade' },
    rename: { vi: 'Đổi tên', en: 'Rename' },
    admit: { vi: 'Tiếp nhận vào hệ thống', en: 'Take into the tree' },
    release: { vi: 'Đưa ra khỏi hệ thống', en: 'Take out of the tree' },
    reorganise: { vi: 'Sắp xếp tổ chức', en: 'Reorganise' },
    offices: { vi: 'Kiện toàn chức vụ', en: 'Offices' },
    rectify: { vi: 'Hoàn tác', en: 'Set right' },
    correct: { vi: 'Đính chính', en: 'Correction' },
  };

/** «Bước bằng lời» — what the step does, with the names of those concerned. */
export function stepSentence(step: StepRow, nameOf: (id: StepRow['id']) => string): Text {
  const names = step.organisationIds
    .filter((id) => id !== step.targetId)
    .map(nameOf)
    .join(', ');
  const target = step.targetId === null ? '' : (step.name ?? nameOf(step.targetId));
  const parent = step.parentId === null ? '' : nameOf(step.parentId);
  switch (step.kind) {
    case 'found':
      return { vi: `Thành lập ${target}`, en: `Found ${target}` };
    case 'merge':
      return { vi: `Nhập ${names} thành ${target}`, en: `Merge ${names} into ${target}` };
    case 'split':
      return { vi: `Tách ${target} ra từ ${names}`, en: `Split ${target} off ${names}` };
    case 'draw':
      return { vi: `Rút đảng viên của ${names} về nơi khác`, en: `Draw members of ${names} elsewhere` };
    case 'move':
    case 'admit':
      return { vi: `Chuyển ${names} về trực thuộc ${parent}`, en: `Put ${names} under ${parent}` };
    case 'rename':
      return {
        vi: `Đổi tên, mã ${names}: ${[step.name, step.code].filter(Boolean).join(', ')}`,
        en: `Rename ${names}: ${[step.name, step.code].filter(Boolean).join(', ')}`,
      };
    default:
      return { vi: `${kindWords[step.kind].vi} ${names}`, en: `${kindWords[step.kind].en} ${names}` };
  }
}
