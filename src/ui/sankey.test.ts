import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from './sankey.ts';

test('what goes in at the left comes out at the right, and no two bars of a side meet', () => {
  const flow = fc.record({
    from: fc.constantFrom('a', 'b', 'c'),
    to: fc.constantFrom('x', 'y', 'z'),
    value: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(fc.array(flow, { maxLength: 12 }), fc.integer({ min: 280, max: 900 }), (flows, width) => {
      const { left, right, bands, height } = layOut(flows, width, 4);
      const sum = (nodes: readonly { value: number }[]) => nodes.reduce((all, { value }) => all + value, 0);
      expect(sum(left)).toBe(sum(flows));
      expect(sum(right)).toBe(sum(flows));
      expect(bands).toHaveLength(flows.length);
      for (const side of [left, right])
        for (const [index, node] of side.entries()) {
          const next = side[index + 1];
          expect(node.top + node.height).toBeLessThan(next ? next.top : height + 1);
        }
    }),
    { numRuns: 60 },
  );
});
