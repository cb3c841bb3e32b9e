import type { CommandHandler, ModuleApi } from '#platform/handle.ts';
import { confirmLate } from './commands/confirm-late-command.ts';
import { handleCloseHandover, handleOfferHandover, handleWithdrawHandover } from './commands/handover.ts';
import { handleRefuseLate } from './commands/refuse-late-command.ts';
import { answerLateCommands } from './queries/late-commands.ts';
import { answerOpenHandovers } from './queries/open-handovers.ts';

/** What comes late from predecessors and locked devices; `handlerOf` finds how a command of any module is carried out. */
export function accountApi(handlerOf: (name: string) => CommandHandler | undefined): ModuleApi {
  return {
    commands: [
      confirmLate(handlerOf),
      handleRefuseLate,
      handleOfferHandover,
      handleCloseHandover,
      handleWithdrawHandover,
    ],
    queries: [answerLateCommands, answerOpenHandovers],
  };
}
