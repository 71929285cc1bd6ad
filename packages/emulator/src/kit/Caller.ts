/** A participant that calls an application of Call Automation, or is called by it. */
import { type Decoded, decodeResult, type EventName, type EventOf } from "@effect-comms/call-automation/events"
import * as Result from "effect/Result"
import type { Environment } from "./Environment.ts"
import { eventIn } from "./History.ts"
import type { WaitOptions } from "./Waits.ts"
import { Person } from "./Person.ts"

const isOf = <Name extends EventName>(event: Decoded, name: Name): event is Extract<Decoded, EventOf<Name>> =>
  event._tag === name

/** A participant in calls of Call Automation. */
export class CallParticipant extends Person {
  /** Waits until the application has taken an event of that name, since the last action; gives the event, each once. */
  hears<Name extends EventName>(name: Name, options?: WaitOptions): Promise<EventOf<Name>> {
    return this.delivery<EventOf<Name>>(
      name,
      (entry) => {
        const decoded = decodeResult([eventIn(entry)])
        if (Result.isFailure(decoded)) return undefined
        const [event] = decoded.success
        return isOf(event, name) ? event : undefined
      },
      options
    )
  }
}

/** A participant that calls the resource. */
export class Caller extends CallParticipant {
  /** Whom it called. */
  readonly to: string
  /** The id of the call, Call Automation's `serverCallId`. */
  readonly callId: string

  constructor(environment: Environment, from: string, to: string, callId: string, begin: number) {
    super(environment, from, begin)
    this.to = to
    this.callId = callId
  }
}
