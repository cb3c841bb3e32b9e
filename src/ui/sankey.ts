/** One band from the left to the right. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

/** A bar at one side, from `top` over `height`. */
export interface SankeyNode {
  readonly key: string;
  readonly value: number;
  readonly top: number;
  readonly height: number;
}

/** A band between two bars, with the path that draws it. */
export interface SankeyBand extends Flow {
  readonly path: string;
  readonly middle: number;
}

/** Bars on both sides and the bands between them. */
export interface SankeyPicture {
  readonly left: readonly SankeyNode[];
  readonly right: readonly SankeyNode[];
  readonly bands: readonly SankeyBand[];
  readonly height: number;
}

const gap = 10;
const least = 24;
const bar = 10;

/** Lays flows out over a width: what goes in at the left comes out at the right, in the order given. */
export function layOut(flows: readonly Flow[], width: number, unit: number): SankeyPicture {
  const left = column(flows, ({ from }) => from, unit);
  const right = column(flows, ({ to }) => to, unit);
  const used = new Map<string, number>();
  const take = (side: string, node: SankeyNode | undefined, value: number) => {
    if (!node) return { top: 0, height: 0 };
    const before = used.get(side + node.key) ?? 0;
    used.set(side + node.key, before + value);
    const per = node.height / (node.value || 1);
    return { top: node.top + before * per, height: value * per };
  };
  const bands = flows.map((flow) => {
    const a = take(
      'left ',
      left.find(({ key }) => key === flow.from),
      flow.value,
    );
    const b = take(
      'right ',
      right.find(({ key }) => key === flow.to),
      flow.value,
    );
    const [x0, x1, xm] = [bar, width - bar, width / 2];
    const path = `M${x0} ${a.top}C${xm} ${a.top} ${xm} ${b.top} ${x1} ${b.top}V${b.top + b.height}C${xm} ${b.top + b.height} ${xm} ${a.top + a.height} ${x0} ${a.top + a.height}Z`;
    return { ...flow, path, middle: (a.top + a.height / 2 + b.top + b.height / 2) / 2 };
  });
  const bottom = (nodes: readonly SankeyNode[]) => {
    const last = nodes.at(-1);
    return last ? last.top + last.height : 0;
  };
  return { left, right, bands, height: Math.max(bottom(left), bottom(right)) };
}

function column(flows: readonly Flow[], keyOf: (flow: Flow) => string, unit: number): SankeyNode[] {
  const sums = new Map<string, number>();
  for (const flow of flows) sums.set(keyOf(flow), (sums.get(keyOf(flow)) ?? 0) + flow.value);
  let top = 0;
  return [...sums].map(([key, value]) => {
    const height = Math.max(least, value * unit);
    const node = { key, value, top, height };
    top += height + gap;
    return node;
  });
}
