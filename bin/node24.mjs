// Runs a TypeScript file with the pinned Node 24: node bin/node24.mjs FILE [PARAMETER…]
import { handOver, install, say } from './house.mjs';

const [file, ...rest] = process.argv.slice(2);
if (!file) {
  say('Cách dùng: node bin/node24.mjs TỆP.ts [THAM SỐ…]', 'Usage: node bin/node24.mjs FILE.ts [PARAMETER…]');
  process.exit(2);
}
install();
handOver([file, ...rest]);
