/** The options of the receiver of notifications and of its handler. */
import type { Limits } from "@effect-comms/core/internal/WebhookBody"
import type * as WebhookHandler from "@effect-comms/core/WebhookHandler"
import type * as WebhookToken from "@effect-comms/core/WebhookToken"
import type * as Effect from "effect/Effect"
import type { Answering } from "./answering.ts"
import type { ByKind } from "./notificationHandlers.ts"

/** Options of a handler: how it verifies requests, and what handles their notifications. */
export interface Handling<E = never, R = never>
  extends
    ByKind<Effect.Effect<unknown, E, R>>,
    Pick<Answering<E, R>, "onEvent" | "onError" | "elsewhere" | "onJoining" | "decisionMillis">,
    WebhookHandler.Limits,
    Pick<WebhookHandler.Trust, "trusted"> {}

/** Whose notifications, how much of a body is taken, and how much is kept. */
export interface Options extends Limits {
  /** The application's id: the audience of Graph's tokens. */
  readonly clientId: string | ReadonlyArray<string>
  /** The tenants whose calls are believed; default any, but a token must name one. */
  readonly tenants?: ReadonlyArray<string> | "any"
  /**
   * The endpoint of Graph, the same as of the client. One on this machine that says that it is the local cloud gives the issuers and keys that
   * are not given here; of any other endpoint nothing is taken. It is asked at the first token, on servers only.
   */
  readonly endpoint?: string | undefined
  /** Default the local cloud's, where it is that, else Microsoft's metadata document, `https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration`; another in national clouds. */
  readonly keys?: WebhookToken.Keys
  /** Default `https://api.botframework.com` and `https://graph.microsoft.com`; a trailing slash does not matter. */
  readonly issuers?: ReadonlyArray<string>
  /** By how much clocks may differ; default 300. */
  readonly clockToleranceSeconds?: number
  /** How much longer the last good signing keys are used when no newer ones can be fetched, in milliseconds; default 24 hours. */
  readonly staleKeysMillis?: number
  /** Gets metadata and signing keys; default the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch
  /** How long after a call's end the end of an operation still wins, in milliseconds; default 1000. */
  readonly graceMillis?: number
  /** How many notifications of a call are kept; default 100. */
  readonly notificationsPerCall?: number
  /** How many calls that have ended are remembered for waits that begin later; default 1000. All others are remembered. */
  readonly calls?: number
  /**
   * How long a call that has not ended is remembered without a notification, a wait or a listener, in milliseconds; default 24 hours. Its
   * end is then taken to be lost.
   */
  readonly callMillis?: number
}
