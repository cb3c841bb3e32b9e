import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

const uuid = z.guid();
const instant = z.iso.datetime();
const done = z.object({ done: z.literal(true) });

/** «Máy chờ duyệt» — devices in use of those whose accounts the asker looks after; waiting ones first. */
export const devicesToApprove = endpoint({
  method: 'GET',
  path: '/api/v1/devices/approvals',
  summary: { vi: 'Máy của người cấp dưới, đã duyệt hay chưa', en: 'Devices to be approved' },
  who: 'session',
  input: z.object({}),
  output: z.object({
    devices: z.array(
      z.object({
        id: uuid,
        name: z.string(),
        fullName: z.string(),
        place: z.string(),
        enrolledAt: instant,
        lastSeenAt: z.nullable(instant),
        approvedAt: z.nullable(instant),
        approver: z.nullable(z.string()),
      }),
    ),
  }),
});

/** «Máy của người cấp dưới» — one line of the list. */
export type DeviceToApprove = z.infer<typeof devicesToApprove.output>['devices'][number];

/** «Duyệt máy» — to keep what has a level; never by its owner. */
export const approveDevice = endpoint({
  method: 'PUT',
  path: '/api/v1/devices/:id/approval',
  summary: { vi: 'Duyệt một máy giữ mục kín', en: 'Approve a device' },
  who: 'session',
  input: z.object({}),
  output: done,
});

/** «Thôi duyệt máy» — what has a level leaves it when it next meets the server. */
export const revokeApproval = endpoint({
  method: 'DELETE',
  path: '/api/v1/devices/:id/approval',
  summary: { vi: 'Thôi duyệt một máy', en: 'Take back the approval of a device' },
  who: 'session',
  input: z.object({}),
  output: done,
});
