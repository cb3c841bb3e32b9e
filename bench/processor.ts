import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor a process has used so far; 0 where the system does not tell. */
export function usedBy(pid: number): number {
  return statusOf(pid)?.used ?? 0;
}

/** The same for all children of a process, those that have ended too: PostgreSQL has one for each connection. */
export function usedByChildrenOf(pid: number): number {
  return processes()
    .map(statusOf)
    .filter((status) => status?.parent === pid)
    .reduce((sum, status) => sum + (status?.used ?? 0), statusOf(pid)?.ended ?? 0);
}

const millisecondsATick = 10;

interface Status {
  readonly parent: number;
  readonly used: number;
  readonly ended: number;
}

function statusOf(pid: number): Status | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold spaces: state, parent, …, then user and system time, own and of ended children.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = (index: number) => (Number(fields[index]) + Number(fields[index + 1])) * millisecondsATick;
    return { parent: Number(fields[1]), used: ticks(11), ended: ticks(13) };
  } catch {
    return null;
  }
}

function processes(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}
