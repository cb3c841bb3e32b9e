import { parentPort, workerData } from 'node:worker_threads';
import { openSolver, type SolveOrder } from './open-solver.ts';

const solver = await openSolver();
parentPort?.postMessage(solver(workerData as SolveOrder));
