import type pg from 'pg';
import type { Text } from '#kernel/text.ts';
import { isId, type Id } from '#kernel/id.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { ask as askOperator, askSecretly } from './ask.ts';
import type { Context, Part } from './part.ts';
import { exit, Stop } from './part.ts';

/** «Người dùng» — adds a user, or sets a new password for one who has nobody above to ask. */
export const user: Part = {
  name: 'user',
  summary: {
    vi: 'Thêm người dùng (add), hoặc đặt lại mật khẩu (password). Hỏi trên màn hình; chương trình đặt SOCHIBO_USER_NAME, SOCHIBO_USER_FULL_NAME, SOCHIBO_USER_PASSWORD.',
    en: 'Add a user (add) or set a new password (password). Asks on the terminal; scripts set SOCHIBO_USER_NAME, SOCHIBO_USER_FULL_NAME, SOCHIBO_USER_PASSWORD.',
  },
  usage: 'add|password',
  takes: { least: 1, most: 1 },
  options: {
    administrator: {
      type: 'boolean',
      help: {
        vi: 'là người quản trị kỹ thuật (không xem được nội dung)',
        en: 'a technical administrator (without sight of content)',
      },
    },
    person: {
      type: 'string',
      value: 'ID',
      help: { vi: 'mã người đã có trong danh sách', en: 'the id of a person who is in the register' },
    },
    'must-change': {
      type: 'boolean',
      help: { vi: 'phải đổi mật khẩu ở lần đăng nhập đầu', en: 'the password has to be changed at first' },
    },
  },
  async run(context) {
    const [action] = context.positionals;
    if (action !== 'add' && action !== 'password') throw new Stop(exit.usage, words.whichAction);
    const typed = await readUser(context, action === 'add');
    const { ownerUrl, authUrl } = await context.database();
    const { migrateHouse } = await import('../house.ts');
    await migrateHouse(ownerUrl, context.folder);
    const { openPool } = await import('#platform/database/pool.ts');
    const pool = openPool(authUrl, 1);
    try {
      return action === 'add' ? await add(context, pool, typed) : await setPassword(context, pool, typed);
    } finally {
      await pool.end();
    }
  },
};

interface Typed {
  readonly name: string;
  readonly fullName: string;
  readonly password: string;
}

async function readUser(context: Context, isNew: boolean): Promise<Typed> {
  const { loginName } = await import('#modules/account/rules/login-name.ts');
  const { judgePassword } = await import('#modules/account/judge-password.ts');
  const { nameNotUsable } = await import('#modules/account/rules/problems.ts');
  const environment = process.env;

  const name = loginName(environment.SOCHIBO_USER_NAME ?? (await askOperator(context, words.name)));
  if (name === null) throw new Stop(exit.problems, joined(nameNotUsable.message, nameNotUsable.fix));
  const fullName = isNew
    ? tidy(environment.SOCHIBO_USER_FULL_NAME ?? (await askOperator(context, words.fullName)))
    : '';
  const password = environment.SOCHIBO_USER_PASSWORD ?? (await askSecretly(context, words.password));
  const problem = await judgePassword(password, name);
  if (problem) throw new Stop(exit.problems, joined(problem.message, problem.fix));
  return { name, fullName: fullName || name, password };
}

async function add(context: Context, pool: pg.Pool, typed: Typed): Promise<number> {
  const { addUser } = await import('#platform/identity/add-user.ts');
  const { machineClock } = await import('#platform/clock.ts');
  const { administrator, person, 'must-change': mustChange } = context.options;
  if (typeof person === 'string' && !isId(person)) throw new Stop(exit.usage, words.noId);
  const added = await addUser(pool, machineClock, {
    ...typed,
    personId: person as Id | undefined,
    administrator: administrator === true,
    mustChangePassword: mustChange === true,
  });
  if (added.outcome !== 'added') throw new Stop(exit.problems, words[added.outcome]);
  context.result(
    { name: typed.name, person: added.personId, administrator: administrator === true },
    {
      vi: `Đã thêm người dùng «${typed.name}» (mã người ${added.personId}).`,
      en: `The user "${typed.name}" is added (person ${added.personId}).`,
    },
  );
  return exit.done;
}

async function setPassword(context: Context, pool: pg.Pool, typed: Typed): Promise<number> {
  const { setPasswordByOperator } = await import('#platform/identity/add-user.ts');
  const { machineClock } = await import('#platform/clock.ts');
  const mustChangePassword = context.options['must-change'] === true;
  const set = await setPasswordByOperator(pool, machineClock, { ...typed, mustChangePassword });
  if (!set) throw new Stop(exit.problems, words.nobody);
  context.result(
    { name: typed.name, passwordSet: true },
    {
      vi: `Đã đặt mật khẩu mới cho «${typed.name}»; mọi phiên đăng nhập cũ đã kết thúc, mã hai lớp đã tắt.`,
      en: `"${typed.name}" has a new password; every session has ended and the second factor is off.`,
    },
  );
  return exit.done;
}

function joined(one: Text, other: Text): Text {
  return { vi: `${one.vi} ${other.vi}`, en: `${one.en} ${other.en}` };
}

const words = {
  whichAction: { vi: 'Viết add hoặc password sau user.', en: 'Write add or password after user.' },
  name: { vi: 'Tên đăng nhập (nên là số điện thoại): ', en: 'Login name (a phone number is best): ' },
  fullName: { vi: 'Họ và tên: ', en: 'Full name: ' },
  password: { vi: 'Mật khẩu (không hiện ra): ', en: 'Password (not shown): ' },
  noId: { vi: 'Mã người không đúng dạng.', en: 'This is not the id of a person.' },
  nobody: { vi: 'Không có người dùng tên này.', en: 'There is no user of this name.' },
  'name-taken': {
    vi: 'Đã có người dùng tên này. Chọn tên khác.',
    en: 'Somebody already uses this name. Choose another.',
  },
  'account-exists': {
    vi: 'Người này đã có tài khoản. Dùng «user password» để đặt lại mật khẩu.',
    en: 'This person already has an account. Use "user password" to set a new password.',
  },
} satisfies Record<string, Text>;
