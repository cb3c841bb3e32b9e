import fc from 'fast-check';

/** What kind of command a tap makes. */
export type TapKind = 'tap' | 'joined-tap' | 'forbidden' | 'poison' | 'unanswered' | 'dependent';

type Place = { readonly organisation: number; readonly key: number };
type On = { readonly device: number };

/** One thing that happens to the phones, the servers or the people of a world. */
export type Step =
  | ({ readonly do: TapKind } & Place & On)
  | ({ readonly do: 'tap-in-second-tab' } & Place & On)
  | ({ readonly do: 'elsewhere' } & Place)
  | ({
      readonly do:
        | 'sync'
        | 'ask-held'
        | 'second-tab'
        | 'restart'
        | 'settle'
        | 'lock'
        | 'unlock'
        | 'fill'
        | 'clear'
        | 'evict';
    } & On)
  | ({ readonly do: 'narrow' | 'widen' } & On)
  | ({ readonly do: 'withdraw' | 'give-back'; readonly organisation: number } & On)
  | { readonly do: 'backup' }
  | { readonly do: 'restore'; readonly which: number }
  /** While one tab waits for its answer the server is restored, and the other tab hears of it first. */
  | ({ readonly do: 'restore-under-way'; readonly which: number } & On)
  | ({ readonly do: 'cut'; readonly when: 'before' | 'after' } & On)
  | ({ readonly do: 'clock'; readonly jump: number } & On);

/** «Kịch bản» — everything that one run depends on. */
export interface Schedule {
  readonly seed: number;
  readonly devices: number;
  /** How likely a request meets trouble. */
  readonly trouble: number;
  /** What the server takes in one request. */
  readonly mostBytes: number;
  readonly steps: readonly Step[];
}

const decade = 10 * 365 * 86_400_000;
const on = { device: fc.nat(2) };
const place = { organisation: fc.nat(1), key: fc.nat(4) };

function weighted<const What extends string, Rest extends object>(
  weight: number,
  rest: { [Key in keyof Rest]: fc.Arbitrary<Rest[Key]> },
  ...what: What[]
) {
  return { weight, arbitrary: fc.record({ do: fc.constantFrom(...what), ...rest }) };
}

const step = fc.oneof(
  weighted(8, { ...place, ...on }, 'tap', 'tap', 'joined-tap', 'dependent', 'forbidden'),
  weighted(1, { ...place, ...on }, 'poison', 'unanswered'),
  weighted(2, { ...place, ...on }, 'tap-in-second-tab'),
  weighted(1, place, 'elsewhere'),
  weighted(8, on, 'sync', 'sync', 'ask-held'),
  weighted(2, on, 'second-tab'),
  weighted(2, on, 'narrow', 'widen'),
  weighted(1, { ...on, organisation: fc.nat(1) }, 'withdraw', 'give-back'),
  weighted(1, {}, 'backup'),
  weighted(1, { which: fc.nat(3) }, 'restore'),
  weighted(1, { which: fc.nat(3), ...on }, 'restore-under-way'),
  weighted(3, on, 'restart', 'settle', 'lock', 'unlock'),
  weighted(1, on, 'fill', 'clear', 'clear'),
  weighted(1, on, 'evict'),
  weighted(1, { ...on, when: fc.constantFrom('before' as const, 'after' as const) }, 'cut'),
  weighted(
    1,
    {
      ...on,
      jump: fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -decade, max: decade })),
    },
    'clock',
  ),
) as fc.Arbitrary<Step>;

/** Any schedule: two or three phones, up to forty steps. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.integer(),
  devices: fc.integer({ min: 1, max: 3 }),
  trouble: fc.constantFrom(0, 0.3, 0.7),
  mostBytes: fc.constantFrom(1_000_000, 1_500, 700),
  steps: fc.array(step, { maxLength: 40, size: 'max' }),
});
