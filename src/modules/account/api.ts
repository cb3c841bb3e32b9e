import type { CommandHandler, ModuleApi } from '#platform/handle.ts';
import { confirmLate } from './commands/confirm-late-command.ts';
import { handleCloseHandover, handleOfferHandover, handleWithdrawHandover } from './commands/handover.ts';
import { devicesOfClosing, passDevicesOn, takeDevicesBack } from './commands/pass-devices-on.ts';
import { handleReceiveDevice } from './commands/receive-device.ts';
import { handleRefuseLate } from './commands/refuse-late-command.ts';
import { answerDevicesPassed, devicesWaiting } from './queries/devices-passed.ts';
import { answerLateCommands } from './queries/late-commands.ts';
import { answerOpenHandovers } from './queries/open-handovers.ts';

/** What comes late from predecessors and locked devices, and devices of books that end; `handlerOf` finds how a command of any module is carried out. */
export function accountApi(handlerOf: (name: string) => CommandHandler | undefined): ModuleApi {
  return {
    commands: [
      confirmLate(handlerOf),
      handleRefuseLate,
      handleOfferHandover,
      handleCloseHandover,
      handleWithdrawHandover,
      handleReceiveDevice,
    ],
    queries: [answerLateCommands, answerOpenHandovers, answerDevicesPassed],
    reactions: [passDevicesOn, takeDevicesBack],
    surveys: [devicesOfClosing, devicesWaiting],
  };
}
