import { createCommand } from './shell.ts';
import { backup } from './backup.ts';
import { doctor } from './doctor.ts';
import { importFiles } from './import.ts';
import { migrate } from './migrate.ts';
import { reset } from './reset.ts';
import { restore } from './restore.ts';
import { seed } from './seed.ts';
import { statistics } from './statistics.ts';
import { trial } from './trial.ts';
import { user } from './user.ts';
import { verify } from './verify.ts';

const command = createCommand([
  importFiles,
  statistics,
  verify,
  migrate,
  backup,
  restore,
  trial,
  doctor,
  seed,
  user,
  reset,
]);

process.exit(await command(process.argv.slice(2)));
