/**
 * Matchers for vitest about callers, agents and other participants of a test's local cloud: `await expectCall(caller).toHaveEnded()`.
 *
 * Each waits until it is so, as the waits of a participant do, and looks at everything that happened in its calls; with `not` it says
 * that it is not so by now. A failure prints what happened, line by line.
 */
import type { EventName } from "@effect-comms/call-automation/events"
import { assert, expect } from "vitest"
import type { GraphNotification } from "./kit/GraphCaller.ts"
import type { WaitOptions } from "./kit/Waits.ts"
import type { Person } from "./kit/Person.ts"
import { keyOf } from "./kit/Participation.ts"
import { WaitFailed } from "./kit/WaitFailed.ts"

/** What can be expected of a participant. */
export interface CallMatchers {
  /** A prompt was played to it whose text, or file, has this text in it or matches. */
  readonly toHaveHeard: (pattern: string | RegExp, options?: WaitOptions) => Promise<void>
  /** The application has taken an event, or a Graph notification, of that name in one of its calls. */
  readonly toHaveReceived: (name: EventName | GraphNotification, options?: WaitOptions) => Promise<void>
  /** Somebody else, a number or a raw id, is in its call. */
  readonly toBeConnectedTo: (who: string, options?: WaitOptions) => Promise<void>
  /** Its call is over for it. */
  readonly toHaveEnded: (options?: WaitOptions) => Promise<void>
}

/** Whom something is expected of: what the Promise API gives, or what the Effect API gives, which has it as `promised`. */
export type Expected = Person | { readonly promised: Person }

const failing = async (judging: Promise<void>): Promise<void> => {
  // `expect.assertions` and `expect.hasAssertions` count it.
  expect.setState({ assertionCalls: expect.getState().assertionCalls + 1 })
  try {
    await judging
  } catch (error) {
    if (error instanceof WaitFailed) assert.fail(error.message)
    throw error
  }
}

const matchersOf = (person: Person, isNot: boolean): CallMatchers => {
  const judge = (wanted: string, holds: () => boolean, options: WaitOptions | undefined) =>
    failing(person.judge({ wanted, isNot, holds }, options))
  return {
    toHaveHeard: (pattern, options) =>
      judge(`to have heard ${String(pattern)}`, () => person.hasHeard(pattern), options),
    toHaveReceived: (name, options) =>
      judge(`to have made the application receive ${name}`, () => person.hasReceived(name), options),
    toBeConnectedTo: (who, options) => {
      const key = keyOf(who)
      return judge(`to be connected to ${who}`, () => person.isWith(key), options)
    },
    toHaveEnded: (options) => judge("to be out of the call", () => person.hasEnded(), options)
  }
}

/** What is expected of a caller, an agent, or another participant of calls. */
export const expectCall = (call: Expected): CallMatchers & { readonly not: CallMatchers } => {
  const person = "promised" in call ? call.promised : call
  return { ...matchersOf(person, false), not: matchersOf(person, true) }
}
