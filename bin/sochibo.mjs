#!/usr/bin/env node
// The operator's command: sochibo PART [OPTION…]. Files are named from where the operator stands.
import { join } from 'node:path';
import { handOver, install, root } from './house.mjs';

install();
const throughNpm = process.env.npm_command === 'run-script' && process.env.INIT_CWD;
handOver([join(root, 'src', 'cli', 'main.ts'), ...process.argv.slice(2)], {
  cwd: throughNpm || process.cwd(),
});
