import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { day, id } from '#kernel/shapes.ts';

const reason = z.enum(['new-term', 'absence']);

/** «Bàn giao máy» — whoever writes in the book passes the phone to a member of the cell; `device` is what the successor's entries come from. */
export const offerHandover = command('offer-handover', {
  summary: { vi: 'Bàn giao máy ghi sổ', en: 'Pass the phone on' },
  input: z.object({ id, to: id, device: id, reason, day }),
  output: z.object({ id }),
});

/** «Xác nhận bàn giao» — the successor's own word, once the server has met the phone. */
export const closeHandover = command('close-handover', {
  summary: { vi: 'Xác nhận đã nhận bàn giao máy', en: 'Confirm that the phone was taken over' },
  input: z.object({ id }),
  output: z.object({ id }),
});

/** «Rút phiếu bàn giao» — by who wrote it, or who settles late work in the organisation. */
export const withdrawHandover = command('withdraw-handover', {
  summary: { vi: 'Rút phiếu bàn giao máy', en: 'Withdraw the ticket of a phone' },
  input: z.object({ id }),
  output: z.object({ id }),
});

/** «Bàn giao chưa xong» — in the organisation and below it, the oldest first. */
export const openHandovers = query('open-handovers', {
  summary: { vi: 'Bàn giao máy chưa xác nhận', en: 'Handovers not yet confirmed' },
  input: z.object({ organisationId: id }),
  output: z.object({
    handovers: z.array(
      z.object({
        id,
        organisationId: id,
        organisation: z.nullable(z.string()),
        from: z.nullable(z.string()),
        to: z.nullable(z.string()),
        offeredOn: day,
        isOverdue: z.boolean(),
      }),
    ),
  }),
});

/** «Đã nhận máy» — of a cell that ended; from then on its former holder's key opens nothing. */
export const receiveDevice = command('receive-device', {
  summary: { vi: 'Xác nhận đã nhận máy của chi bộ đã kết thúc', en: 'Receive a device of a cell that ended' },
  input: z.object({ id }),
  output: z.object({ id }),
});

/** «Máy chờ nhận» — handed by decisions to this organisation and to those below it. */
export const devicesPassed = query('devices-passed', {
  summary: { vi: 'Máy của chi bộ đã kết thúc, chờ nơi nhận', en: 'Devices of ended cells, to be received' },
  input: z.object({ organisationId: id }),
  output: z.object({
    devices: z.array(
      z.object({
        id,
        name: z.string(),
        holder: z.string(),
        fromName: z.string(),
        organisationId: id,
        organisationName: z.string(),
        decision: z.string(),
        onDay: day,
        isOwn: z.boolean(),
      }),
    ),
  }),
});

/** Days after which a handover that nobody confirmed is overdue. */
export const daysToConfirm = 7;
