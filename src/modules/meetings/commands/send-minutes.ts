import { carryOut } from '#platform/decide.ts';
import { sendMinutes } from '../contract.ts';
import { decideSending } from '../rules/decisions/close.ts';
import { bookParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Gửi biên bản lên cấp trên». */
export const handleSendMinutes = carryOut(
  sendMinutes,
  { right: 'meetings.keep', tables: tables, load: (tx, input) => bookParts(tx.home, input.meetingId) },
  decideSending,
);
