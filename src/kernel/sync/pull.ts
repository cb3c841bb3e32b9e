import type { Desk } from './desk.ts';
import { feedRequest, giveUpReplica, mostRows, takeFeed } from './feed.ts';
import type { Change, Meta } from './ports.ts';
import { asVerdict, type Verdict } from './push.ts';
import { meetEpoch, toldBeside } from './receive.ts';
import { feedPath, readFeedAnswer, type FeedAnswer } from './wire.ts';

/** Rights or epochs that change more often than this within one sync, or stages that never end, are a fault of the server. */
const mostRestarts = 4;
const mostAnswers = 500;

/** Fetches what is new, stage by stage; each answer is kept before the next is asked for. */
export async function pullFeed(desk: Desk, pushAgain: () => Promise<Verdict>): Promise<Verdict> {
  let restarts = 0;
  for (let answers = 0; restarts < mostRestarts && answers < mostAnswers; answers += 1) {
    const asked = desk.held().meta;
    const reply = await desk.ports.wire.post(feedPath, feedRequest(asked));
    const answer = reply.kind === 'answer' && reply.status === 200 ? readFeedAnswer(reply.body) : null;
    if (!answer) return asVerdict(reply);

    const known = desk.held().meta.epoch;
    if (known !== answer.epoch) {
      await desk.commit((held) =>
        held.meta.generation === asked.generation && held.meta.epoch !== answer.epoch
          ? meetEpoch(held.meta, held.entries.values(), answer.epoch)
          : {},
      );
    }
    if (known !== null && known !== answer.epoch) {
      restarts += 1;
      const verdict = await pushAgain();
      if (verdict.kind !== 'done') return verdict;
      continue;
    }
    const next = await keep(desk, answer, asked);
    if (next === 'restart') restarts += 1;
    if (next === 'done') return { kind: 'done', leftOver: null };
  }
  return { kind: 'trouble', retryAfter: null };
}

async function keep(desk: Desk, answer: FeedAnswer, asked: Meta): Promise<'again' | 'restart' | 'done'> {
  let next: 'again' | 'restart' | 'done' = 'done';
  await desk.commit((held) => {
    // The book was locked while the answer was on its way: its rows could not be kept, so nothing is taken from it.
    if (!desk.ports.storage.readable()) return {};
    // Another tab has gone on meanwhile: this answer would put older rows over newer ones.
    if (hasMoved(asked, held.meta)) {
      next = 'again';
      return {};
    }
    const step = takeFeed(held.meta, answer);
    next = step.next;
    return withTold(step.change, held.meta, toldBeside(held.meta, answer, desk.ports.now()));
  });
  if (desk.held().meta.rows <= mostRows || desk.held().meta.tooLarge) return next;
  await desk.commit((held) => giveUpReplica(held.meta));
  return 'done';
}

/** A phone that sends nothing hears of the nightly backup and of the time here. */
function withTold(change: Change, meta: Meta, told: ReturnType<typeof toldBeside>): Change {
  const isKnown = meta.verifiedUntil === told.verifiedUntil && meta.minutesAhead === told.minutesAhead;
  return isKnown ? change : { ...change, meta: { ...change.meta, ...told } };
}

/** Whether the stages began anew, or came further, since the question was put. */
function hasMoved(asked: Meta, now: Meta): boolean {
  if (asked.generation !== now.generation || asked.stage !== now.stage) return true;
  const organisations = new Set([...Object.keys(asked.cursors), ...Object.keys(now.cursors)]);
  return [...organisations].some((organisation) => asked.cursors[organisation] !== now.cursors[organisation]);
}
