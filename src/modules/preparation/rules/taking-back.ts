import type { Order, TakeBack } from '#kernel/taking-back.ts';
import type { ProposeItem, TickStep, UntickStep, WithdrawProposal } from './orders.ts';
import type { PreparationStepRow } from './rows.ts';

/** «Ghi bước đã làm» — the day noted before, or none. */
const tick: TakeBack<TickStep> = (rows, { meetingId, step }) => {
  const before = stepOf(rows, { meetingId, step });
  return {
    said: { vi: 'Ghi một bước chuẩn bị', en: 'Step noted' },
    about: [['preparation-step', `${meetingId}/${step}`]],
    orders: [before ? tickAgain(before) : order<UntickStep>('untick-step', { meetingId, step })],
  };
};

const untick: TakeBack<UntickStep> = (rows, input) => {
  const before = stepOf(rows, input);
  return before
    ? {
        said: { vi: 'Bỏ ghi một bước chuẩn bị', en: 'Step taken back' },
        about: [['preparation-step', `${input.meetingId}/${input.step}`]],
        orders: [tickAgain(before)],
      }
    : null;
};

const proposal: TakeBack<ProposeItem> = (rows, { id, title }) =>
  rows.one('item-proposal', id)
    ? null
    : {
        said: { vi: `Đề xuất: ${title}`, en: `Proposed: ${title}` },
        about: [['item-proposal', id]],
        orders: [order<WithdrawProposal>('withdraw-proposal', { proposalId: id })],
      };

/** «Lấy lại việc chuẩn bị sinh hoạt». */
export const preparationTakeBacks: Readonly<Record<string, TakeBack>> = {
  'tick-step': tick,
  'untick-step': untick,
  'propose-item': proposal,
};

function order<Input>(name: string, input: Input): Order {
  return { name, input };
}

function stepOf(rows: Parameters<TakeBack>[0], { meetingId, step }: UntickStep): PreparationStepRow | null {
  return rows.one<PreparationStepRow>('preparation-step', `${meetingId}/${step}`) ?? null;
}

function tickAgain({ meetingId, step, doneOn, note }: PreparationStepRow): Order {
  return order<TickStep>('tick-step', { meetingId, step, doneOn, note });
}
