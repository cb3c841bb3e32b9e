import type { Id } from '#kernel/id.ts';

/** Who asks, and by what they are known. */
export interface Identity {
  readonly personId: Id;
  readonly via: 'session' | 'token' | 'device';
  /** The enrolled device, or the token's own: what numbers the commands. */
  readonly deviceId?: Id;
  /** Whether somebody else has approved the device to keep what has a level. */
  readonly approved?: boolean;
  readonly sessionId?: string;
  readonly mustChangePassword?: boolean;
  readonly token?: TokenScope;
}

/** What a token may be used for; the person's own rights still apply. */
export interface TokenScope {
  readonly id: Id;
  readonly device: Id;
  readonly commands: readonly string[];
  readonly queries: readonly string[];
  /** `null`: wherever the person may. */
  readonly organisations: readonly Id[] | null;
}

/** What the plug-in and `identify` need of a request. */
export interface Asked {
  readonly method: string;
  readonly ip: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}
