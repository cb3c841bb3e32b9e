import type { Page } from 'playwright-core';

/** Whatever a journey wants to do at each screen: look at it, check it. */
export type Stop = (name: string) => Promise<void>;

/** Plans this month's meeting for today, from the first page to the notice. */
export async function planMeeting(page: Page, today: string, stop: Stop): Promise<void> {
  await page.getByRole('link', { name: 'Lập kế hoạch họp' }).first().click();
  await page.getByLabel('Ngày họp').first().fill(today);
  await page.getByLabel('Giờ họp').fill('00:05');
  await page.getByLabel('Nơi họp').fill('Nhà văn hóa thôn');
  await page.getByLabel('Thêm một mục').fill('Đường vào khu Khuổi Mạ');
  await page.getByRole('button', { name: 'Thêm mục' }).click();
  await stop('plan');
  await page.getByRole('button', { name: 'Ghi kế hoạch họp' }).click();
  // The page moves on when the plan is kept; whoever leaves before has not kept it.
  await page.waitForURL(/\/notice$/);
}

/** Draws the roll and notes who was told. */
export async function tellMembers(page: Page, stop: Stop): Promise<void> {
  await page.getByRole('button', { name: /^Lập danh sách \d+ người/ }).click();
  await page.getByRole('button', { name: /^Chọn cả/ }).click();
  await stop('notice');
  await page.getByRole('button', { name: /^Ghi đã báo/ }).click();
  await page.getByRole('link', { name: 'Xong, về việc tháng này' }).waitFor();
}

/** Chair, clerk, hour. */
export async function openMeeting(page: Page, chair: string, clerk: string, stop: Stop): Promise<void> {
  await page.getByLabel('Giờ khai mạc').fill('00:05');
  await page.getByLabel('Chủ trì').selectOption({ label: chair });
  await page.getByLabel('Thư ký ghi biên bản').selectOption({ label: clerk });
  await stop('opening');
  await page.getByRole('button', { name: 'Khai mạc' }).click();
  await page.getByRole('heading', { name: 'Điểm danh', exact: true }).waitFor();
}

/** One tap for those who came; one excused with the reason. */
export async function callTheRoll(page: Page, excused: string, stop: Stop): Promise<void> {
  const row = page.getByRole('listitem').filter({ hasText: excused });
  await row.getByRole('button', { name: /^Vắng/ }).click();
  await page.getByRole('textbox', { name: 'Lý do' }).fill('ốm');
  await stop('absence');
  await page.getByRole('button', { name: 'Ghi vào danh sách' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await row.getByRole('button', { name: /^Sửa/ }).waitFor();
  const unmarked = page.locator('button[aria-pressed="false"]', { hasText: 'Có mặt' });
  await stop('roll-half');
  for (let left = await unmarked.count(); left > 0; left = await unmarked.count()) {
    // A tap shows when it is kept; two of them before that would be one for and one against.
    await unmarked.first().click();
    await unmarked.nth(left - 1).waitFor({ state: 'detached' });
  }
  await stop('roll');
  await page.getByRole('link', { name: 'Điểm xong, vào họp' }).click();
}

/** Notes what somebody said under the item that is open. */
export async function noteRemark(page: Page, who: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Ghi phát biểu' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(who);
  await dialog.locator('li button').first().click();
  await dialog.getByLabel('Nội dung').fill(text);
  await dialog.getByRole('button', { name: 'Ghi phát biểu' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** One tap on a name notes that he spoke; what he wishes is written down for an answer. */
export async function noteSpeakerAndWish(page: Page, who: string, wish: string): Promise<void> {
  const name = page.getByRole('button', { name: who, exact: true });
  const names = page.getByText(/^Ghi ai phát biểu/);
  await name.or(names).first().waitFor();
  // On a phone the names are folded until somebody wants them, and stay open from then on.
  if (await names.isVisible()) await names.click();
  await name.click();
  await page.locator('button[aria-pressed="true"]', { hasText: who }).waitFor();
  await page.getByRole('button', { name: 'Ghi điều cần trả lời' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(who);
  await dialog.locator('li button').first().click();
  await dialog.getByLabel('Nội dung').fill(wish);
  await dialog.getByRole('button', { name: 'Ghi lại' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Tâm tư, nguyện vọng của đảng viên:').waitFor();
}

/** Concludes item after item until the button says something else; answers what it says then. */
export async function concludeUntil(page: Page, stopAt: RegExp): Promise<void> {
  const main = page.locator('.bar .main');
  for (let turns = 0; turns < 40; turns += 1) {
    await main.waitFor();
    const label = await main.innerText();
    if (stopAt.test(label)) return;
    const before = page.url();
    // What concerns a person waits for its vote; it is left to another meeting.
    const owesVote = label.trim() === 'Biểu quyết việc này';
    await (owesVote ? page.getByRole('button', { name: 'Chưa quyết định ở buổi này' }) : main).click();
    // The words of the button change when the item is concluded, a moment before the page of the next one is there.
    await page.waitForURL((url) => url.href !== before);
    await page.waitForFunction(
      (said) => document.querySelector('.bar .main')?.textContent?.trim() !== said.trim(),
      label,
    );
  }
  throw new Error('the agenda does not end');
}

/** All in favour: the remaining ones by one press. */
export async function voteInFavour(page: Page, stop: Stop, name: string): Promise<void> {
  await page.getByRole('button', { name: /người còn lại vào Tán thành/ }).click();
  await stop(name);
  await page.getByRole('button', { name: 'Ghi kết quả vào biên bản' }).click();
}

/** A secret ballot, counted by the first two people who are here: one paper does not come back, one is invalid. */
export async function voteSecretly(page: Page, stop: Stop, name: string): Promise<void> {
  const sum = await page.getByText(/có mặt \d+ đảng viên chính thức/).innerText();
  const present = Number(/có mặt (\d+)/.exec(sum)?.[1]);
  await page.getByLabel('Bỏ phiếu kín').check();
  for (const turn of ['nhất', 'hai']) {
    await page.getByLabel('Người kiểm phiếu').selectOption({ index: turn === 'nhất' ? 1 : 2 });
    await fillCounts(page, {
      'Phiếu phát ra': present,
      'Phiếu thu về': present - 1,
      'Phiếu không hợp lệ': 1,
      // The second teller miscounts at first; the book tells where.
      'Tán thành': present - 2 - (turn === 'hai' ? 1 : 0),
      'Không ý kiến': turn === 'hai' ? 1 : 0,
    });
    await stop(`${name}-${turn === 'nhất' ? 'first' : 'second'}`);
    await page.getByRole('button', { name: `Xong lần thứ ${turn}` }).click();
  }
  await page.getByText('Hai lần kiểm khác nhau ở: tán thành, không ý kiến.').waitFor();
  await stop(`${name}-apart`);
  await fillCounts(page, { 'Tán thành': present - 2, 'Không ý kiến': 0 });
  await page.getByRole('button', { name: 'Xong lần thứ hai' }).click();
  await page.getByText('Hai lần kiểm phiếu khớp nhau').waitFor();
  await stop(name);
  await page.getByRole('button', { name: 'Ghi kết quả vào biên bản' }).click();
}

async function fillCounts(page: Page, counts: Readonly<Record<string, number>>): Promise<void> {
  for (const [label, count] of Object.entries(counts)) {
    const field = page.getByLabel(label, { exact: true }).getByRole('textbox');
    await field.fill(String(count));
    await field.blur();
  }
}

/** A resolution with one task, whose deadline is filled in in place. */
export async function resolve(
  page: Page,
  task: string,
  owner: string,
  dueOn: string,
  stop: Stop,
  vote = voteInFavour,
): Promise<void> {
  await page.getByRole('button', { name: 'Ghi thêm một việc' }).click();
  const dialog = page.getByRole('dialog', { name: /Giao việc gì/ });
  await dialog.getByLabel('Việc', { exact: true }).fill(task);
  await dialog.getByRole('searchbox').fill(owner);
  await dialog.locator('.picker li button').first().click();
  await stop('task-dialog');
  await dialog.getByRole('button', { name: 'Ghi việc' }).click();
  await page.getByRole('button', { name: 'Điền hạn của việc 1' }).waitFor();
  await stop('resolution-missing');
  await page.getByLabel('Hạn của việc 1').first().fill(dueOn);
  await page.getByLabel('Hạn của việc 1').first().blur();
  await page.getByRole('button', { name: 'Ghi dự thảo nghị quyết' }).click();
  await stop('resolution');
  await page.getByRole('link', { name: 'Biểu quyết nghị quyết' }).click();
  await vote(page, stop, 'vote-resolution');
  await page
    .getByText(/^Đã thông qua/)
    .first()
    .waitFor();
  await stop('resolution-adopted');
}

/** Full points for every part the cell decides. */
export async function score(page: Page, stop: Stop): Promise<void> {
  await stop('score-empty');
  await page
    .locator('.bar .main')
    .filter({ hasText: /^\s*(Chấm:|Ghi điểm)/ })
    .waitFor();
  await scoreWhatIsLeft(page);
  await stop('score');
  await page.getByRole('button', { name: 'Ghi điểm vào biên bản' }).click();
}

async function scoreWhatIsLeft(page: Page): Promise<void> {
  const missing = page.locator('.bar .main');
  for (let turns = 0; turns < 40; turns += 1) {
    const label = await missing.innerText();
    if (!label.startsWith('Chấm:')) break;
    await missing.click();
    const part = page.locator('li[id^="part-"]:focus-within');
    const select = part.locator('select');
    if ((await select.count()) > 0) await select.selectOption({ index: 1 });
    else await part.getByRole('radio').first().check();
    await page.waitForFunction(
      (before) => document.querySelector('.bar .main')?.textContent?.trim() !== before.trim(),
      label,
    );
  }
}

/** Reads back, adopts, locks and sends. Of a meeting too short for full points the cell scores the length first. */
export async function lockAndSend(
  page: Page,
  stop: Stop,
  { endsAt = '01:40', isShort = false } = {},
): Promise<void> {
  await page.getByRole('button', { name: 'Ghi đã đọc lại trước chi bộ' }).click();
  await page.getByRole('link', { name: 'Thông qua biên bản' }).click();
  await voteInFavour(page, stop, 'vote-minutes');
  await page.getByRole('button', { name: 'Khóa biên bản' }).click();
  const dialog = page.getByRole('dialog');
  const measured = await dialog.getByLabel('Giờ kết thúc buổi họp').inputValue();
  await dialog.getByLabel('Giờ kết thúc buổi họp').fill(endsAt);
  if (measured !== '' && measured !== endsAt)
    await dialog.getByLabel('Vì sao ghi khác').fill('Tan họp rồi mới khóa sổ');
  await stop('lock-dialog');
  await dialog.getByRole('button', { name: 'Khóa biên bản' }).click();
  if (isShort) {
    await dialog.getByRole('link', { name: 'Chấm: Thời gian sinh hoạt' }).waitFor();
    await stop('lock-refused');
    await dialog.getByRole('link', { name: 'Chấm: Thời gian sinh hoạt' }).click();
    await page.getByRole('heading', { name: 'Điểm buổi sinh hoạt' }).waitFor();
    await scoreWhatIsLeft(page);
    await stop('score-length');
    await page.getByRole('link', { name: 'Đọc lại và khóa biên bản' }).click();
    await page.getByRole('button', { name: 'Khóa biên bản' }).click();
    // The hour typed before stands there still.
    if ((await dialog.getByLabel('Giờ kết thúc buổi họp').inputValue()) !== endsAt)
      throw new Error('The hour is lost.');
    await dialog.getByRole('button', { name: 'Khóa biên bản' }).click();
  }
  await page.getByRole('button', { name: 'Gửi lên cấp trên' }).waitFor();
  await stop('minutes-locked');
  await page.getByRole('button', { name: 'Gửi lên cấp trên' }).click();
  await page.getByText('Đã gửi lên cấp trên').first().waitFor();
  await stop('minutes-sent');
}
