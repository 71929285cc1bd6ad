/** A participant that calls a Graph application, or that a policy connects with it. */
import type { Environment } from "./Environment.ts"
import { at } from "./json.ts"
import type { WaitOptions } from "./Waits.ts"
import { Person } from "./Person.ts"

/**
 * What a Graph application is notified of: the state of its call, who is in it, or an operation that ended, such as
 * `playPromptOperation`.
 */
export type GraphNotification =
  | "call incoming"
  | "call establishing"
  | "call established"
  | "call ringing"
  | "call transferring"
  | "call transferAccepted"
  | "call terminating"
  | "call terminated"
  | "participants"
  | "playPromptOperation"
  | "recordOperation"
  | "subscribeToToneOperation"
  | "contentSharingSessions"
  | (string & {})

/** A participant that calls a Graph application. */
export class GraphCaller extends Person {
  /** The id of the application's call. */
  readonly callId: string

  constructor(environment: Environment, from: string, callId: string, begin: number) {
    super(environment, from, begin)
    this.callId = callId
  }

  protected override get isGraph(): boolean {
    return true
  }

  protected override target(): string {
    return `/graph/calls/${encodeURIComponent(this.callId)}`
  }

  /** Waits until the application has taken a notification of that name, since the last action; gives its `resourceData`, each once. */
  hears(name: GraphNotification, options?: WaitOptions): Promise<unknown> {
    return this.delivery(name, ({ data }) => at(data, "event", "value", 0, "resourceData") ?? null, options)
  }
}
