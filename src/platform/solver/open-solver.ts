import loadHighs from 'highs';

/** What is to be solved: a model as LP text, and how long the solver may think. */
export interface SolveOrder {
  readonly model: string;
  readonly seconds: number;
}

/** The values of the variables that are not zero, or `null` where there is no best answer in time. */
export type Solved = Readonly<Record<string, number>> | null;

/** Loads HiGHS (ADR 0051), which thinks where it was loaded: in a thread of its own while the server runs. */
export async function openSolver(): Promise<(order: SolveOrder) => Solved> {
  const highs = await loadHighs();
  return ({ model, seconds }) => {
    // A corner, one thread, one seed, no gap: the same model gives the same answer, and it is the best one.
    const found = highs.solve(model, {
      output_flag: false,
      solver: model.includes('\nBinary') || model.includes('\nGeneral') ? 'choose' : 'simplex',
      threads: 1,
      random_seed: 0,
      mip_rel_gap: 0,
      mip_abs_gap: 0,
      time_limit: seconds,
    });
    if (found.Status !== 'Optimal') return null;
    const values = Object.entries(found.Columns).flatMap(([name, column]) => {
      const value = 'Primal' in column ? Math.round(column.Primal ?? 0) : 0;
      return value === 0 ? [] : [[name, value] as const];
    });
    return Object.fromEntries(values);
  };
}
