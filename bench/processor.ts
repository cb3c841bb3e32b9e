import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor a process has used so far; 0 where the system does not tell. */
export function usedBy(pid: number): number {
  return statusOf(pid)?.used ?? 0;
}

/** The same for all children of a process that are there now: PostgreSQL has one for each connection. */
export function usedByChildrenOf(pid: number): number {
  return processes()
    .map(statusOf)
    .filter((status) => status?.parent === pid)
    .reduce((sum, status) => sum + (status?.used ?? 0), 0);
}

const millisecondsATick = 10;

function statusOf(pid: number): { readonly parent: number; readonly used: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold spaces: state, parent, …, user and system time as 12th and 13th.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), used: (Number(fields[11]) + Number(fields[12])) * millisecondsATick };
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
