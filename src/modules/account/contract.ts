import * as z from 'zod/mini';
import { endpoint, type Endpoint } from './contract/endpoint.ts';
import type { PasswordLimits } from './rules/password.ts';
import { approveDevice, devicesToApprove, revokeApproval } from './contract/approval.ts';
import { enrolDevice, devices, endDevice, deviceStanding, receiptKeysOf } from './contract/devices.ts';
import { installationHealth, tokenLine } from './rules/shapes.ts';

/** «Độ dài mật khẩu» — signs, after NFKC. */
export const passwordLimits: PasswordLimits = { shortest: 8, longest: 128 };

const nothing = z.object({});
const done = z.object({ done: z.literal(true) });
const uuid = z.guid();
const instant = z.iso.datetime();
const typed = z.string().check(z.minLength(1), z.maxLength(200));
const password = z.string().check(z.minLength(1), z.maxLength(1000));

/** «Đăng nhập» — by name and password, with a code where the second factor is on. */
export const signIn = endpoint({
  method: 'POST',
  path: '/api/v1/session',
  summary: { vi: 'Đăng nhập', en: 'Sign in' },
  who: 'anyone',
  input: z.object({
    name: typed,
    password,
    code: z.optional(typed),
    device: z.optional(uuid),
  }),
  output: z.object({ person: uuid, mustChangePassword: z.boolean(), until: instant }),
});

/** «Đăng xuất» — ends this session. */
export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/v1/session',
  summary: { vi: 'Đăng xuất', en: 'Sign out' },
  who: 'anyone',
  input: nothing,
  output: done,
});

/** «Nơi đang đăng nhập» — one's own sessions. */
export const sessions = endpoint({
  method: 'GET',
  path: '/api/v1/sessions',
  summary: { vi: 'Nơi đang đăng nhập', en: 'Where you are signed in' },
  who: 'session',
  input: nothing,
  output: z.object({
    sessions: z.array(
      z.object({
        id: z.string(),
        current: z.boolean(),
        startedAt: instant,
        lastUsedAt: instant,
        until: instant,
        address: z.nullable(z.string()),
        browser: z.nullable(z.string()),
        device: z.nullable(uuid),
      }),
    ),
  }),
});

/** «Đăng xuất nơi khác» — ends one of one's own sessions. */
export const endSession = endpoint({
  method: 'DELETE',
  path: '/api/v1/sessions/:id',
  summary: { vi: 'Đăng xuất một nơi', en: 'End one session' },
  who: 'session',
  input: nothing,
  output: done,
});

/** «Đổi mật khẩu» — ends all other sessions. */
export const changePassword = endpoint({
  method: 'POST',
  path: '/api/v1/password',
  summary: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  who: 'session',
  input: z.object({ current: password, password }),
  output: done,
});

/** «Mã hai lớp» — whether it is on. */
export const secondFactor = endpoint({
  method: 'GET',
  path: '/api/v1/second-factor',
  summary: { vi: 'Mã xác nhận hai lớp', en: 'Second factor' },
  who: 'session',
  input: nothing,
  output: z.object({ on: z.boolean() }),
});

/** «Bật mã hai lớp» — gives the secret, as text and as the modules of a QR picture, and the backup codes. */
export const startSecondFactor = endpoint({
  method: 'POST',
  path: '/api/v1/second-factor',
  summary: { vi: 'Bật mã xác nhận hai lớp', en: 'Start the second factor' },
  who: 'session',
  input: z.object({ password }),
  output: z.object({
    uri: z.string(),
    secret: z.string(),
    picture: z.object({ size: z.int(), path: z.string() }),
    backupCodes: z.array(z.string()),
  }),
});

/** «Xác nhận mã hai lớp» — the first code of the authenticator turns it on. */
export const confirmSecondFactor = endpoint({
  method: 'PUT',
  path: '/api/v1/second-factor',
  summary: { vi: 'Xác nhận mã hai lớp', en: 'Confirm the second factor' },
  who: 'session',
  input: z.object({ code: typed }),
  output: done,
});

/** «Tắt mã hai lớp». */
export const endSecondFactor = endpoint({
  method: 'DELETE',
  path: '/api/v1/second-factor',
  summary: { vi: 'Tắt mã xác nhận hai lớp', en: 'Turn the second factor off' },
  who: 'session',
  input: z.object({ password }),
  output: done,
});

/** «Cấp mã truy cập» — for scripts: names its commands and queries, ends within a year; the secret is shown once. */
export const issueToken = endpoint({
  method: 'POST',
  path: '/api/v1/tokens',
  summary: { vi: 'Cấp mã truy cập', en: 'Issue a token' },
  who: 'session',
  input: z.object({
    name: typed,
    commands: z.array(typed).check(z.maxLength(500)),
    queries: z.array(typed).check(z.maxLength(500)),
    organisations: z.optional(z.array(uuid).check(z.minLength(1), z.maxLength(500))),
    expiresAt: z.iso.datetime().check(z.maxLength(40)),
  }),
  output: z.object({ id: uuid, device: uuid, secret: z.string(), expiresAt: instant }),
});

/** «Mã truy cập của tôi» — without the secrets. */
export const tokens = endpoint({
  method: 'GET',
  path: '/api/v1/tokens',
  summary: { vi: 'Mã truy cập của tôi', en: 'My tokens' },
  who: 'session',
  input: nothing,
  output: z.object({
    tokens: z.array(tokenLine),
  }),
});

/** «Thu hồi mã truy cập». */
export const revokeToken = endpoint({
  method: 'DELETE',
  path: '/api/v1/tokens/:id',
  summary: { vi: 'Thu hồi mã truy cập', en: 'Revoke a token' },
  who: 'session',
  input: nothing,
  output: done,
});

/**
 * «Cấp mã tại chỗ» — an officer of the level above, who knows the person, gives a code for a new password.
 * For a person without account a `name` opens one.
 */
export const issueRecovery = endpoint({
  method: 'POST',
  path: '/api/v1/recovery',
  summary: { vi: 'Cấp mã đặt mật khẩu tại chỗ', en: 'Give a recovery code in person' },
  who: 'session',
  input: z.object({
    personId: uuid,
    name: z.optional(typed),
    clearSecondFactor: z.optional(z.boolean()),
  }),
  output: z.object({ name: z.string(), code: z.string(), until: instant }),
});

/** «Đặt lại mật khẩu bằng mã» — ends every session of the person. */
export const recover = endpoint({
  method: 'POST',
  path: '/api/v1/recovery/use',
  summary: { vi: 'Đặt lại mật khẩu bằng mã', en: 'Set a new password with a code' },
  who: 'anyone',
  input: z.object({ name: typed, code: typed, password }),
  output: done,
});

/** «Khóa tài khoản» — by the same officer: nobody signs in, every session ends, tokens stop. */
export const closeAccount = endpoint({
  method: 'POST',
  path: '/api/v1/accounts/close',
  summary: { vi: 'Khóa tài khoản', en: 'Close an account' },
  who: 'session',
  input: z.object({ personId: uuid }),
  output: done,
});

/** «Mở lại tài khoản». */
export const reopenAccount = endpoint({
  method: 'POST',
  path: '/api/v1/accounts/reopen',
  summary: { vi: 'Mở lại tài khoản', en: 'Open an account again' },
  who: 'session',
  input: z.object({ personId: uuid }),
  output: done,
});

/** «Sức khỏe máy chủ» — for administrators: whether last night's backup came back to life, and what restores left. */
export const health = endpoint({
  method: 'GET',
  path: '/api/v1/installation/health',
  summary: { vi: 'Sao lưu và phục hồi của máy chủ', en: 'Backups and restores of the server' },
  who: 'session',
  input: nothing,
  output: installationHealth,
});

/** «Sức khỏe máy chủ» — as it crosses the wire. */
export type Health = z.infer<typeof health.output>;

/** Every path of the account, for the interface description. */
// prettier-ignore
export const endpoints: readonly Endpoint[] = [
  signIn, signOut, sessions, endSession, changePassword,
  secondFactor, startSecondFactor, confirmSecondFactor, endSecondFactor,
  enrolDevice, devices, endDevice, deviceStanding, receiptKeysOf, issueToken, tokens, revokeToken,
  issueRecovery, recover, closeAccount, reopenAccount, health,
  devicesToApprove, approveDevice, revokeApproval,
] as readonly Endpoint[];
