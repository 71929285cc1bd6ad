/**
 * The controls of the kernel itself, under `/_emulator`: faults, journal, state, clock, reset, coverage, health.
 *
 * Those that stream, and the page that shows them, belong to the server.
 */
import * as Schema from "effect/Schema"
import type { Document } from "../../openapi/OpenApi.ts"
import type { Assumption } from "../../service/Assumption.ts"
import { control, Done } from "../../service/control.ts"
import { Settings } from "../../service/Settings.ts"
import type { Journal } from "../../service/Journal.ts"
import { Refusal } from "../../service/Refusal.ts"
import type { Control, EmulatedService } from "../../service/EmulatedService.ts"
import * as answers from "./answers.ts"
import type { Coverage } from "./Coverage.ts"
import type { WebhookDispatcher } from "../delivery/WebhookDispatcher.ts"
import { endpointOf } from "../delivery/destination.ts"
import type { Publisher } from "../delivery/EventGridPublisher.ts"
import * as Faults from "./Faults.ts"
import { JournalEntry } from "./JournalEntry.ts"
import { masked } from "../masked.ts"
import type { Router } from "../http/Router.ts"
import type { ClockControl } from "../time/ClockControl.ts"
import { endOfTime } from "../time/Timeline.ts"

/** What the controls work with. */
export interface Dependencies {
  readonly faults: Faults.Faults
  readonly journal: Journal
  readonly coverage: Coverage
  /** What is assumed, as the coverage control shows it. */
  readonly assumed: ReadonlyArray<Assumption>
  readonly router: Router
  readonly services: ReadonlyArray<EmulatedService>
  readonly clock: ClockControl
  readonly eventGrid: Publisher
  readonly dispatcher: Pick<WebhookDispatcher, "replay">
  readonly reset: () => void
  /** The OpenAPI document of what is served. */
  readonly openApi: () => Promise<Document>
  /** What programs need to know to reach this local cloud at an origin. */
  readonly settings: (origin: string) => Readonly<Record<string, unknown>>
}

/** How many times as fast as its source network time may go; the flag of the command has the same limit. */
const fastest = 10_000
/** How far the wall clock may be skewed, in milliseconds: a century. */
const longestSkew = 100 * 365 * 86_400_000

const clockMembers = { advanceMs: "number", scale: "number", wallOffsetMs: "number" } as const

const wrong = (field: string, expected: string): Refusal =>
  new Refusal({ status: 400, code: "BadRequest", description: `${field}: expected ${expected}.` })

const journalAnswer = Schema.Array(JournalEntry)

/** The controls. */
export const make = (given: Dependencies): ReadonlyArray<Control> => {
  const { clock, coverage, faults, journal, router } = given
  const moveClock = async (body: unknown) => {
    if (typeof body !== "object" || body === null) throw wrong("body", "advanceMs, scale or wallOffsetMs")
    const number = (name: string, least: number, most: number) => {
      const value: unknown = Reflect.get(body, name) ?? undefined
      if (value !== undefined && (typeof value !== "number" || !(value >= least && value <= most)))
        throw wrong(name, `a number from ${least} to ${most}`)
      return value
    }
    const { network } = clock.show()
    const advanceMs = number("advanceMs", 0, endOfTime - Date.parse(network))
    const scale = number("scale", 0, fastest)
    const wallOffsetMs = number("wallOffsetMs", -longestSkew, longestSkew)
    if (advanceMs === undefined && scale === undefined && wallOffsetMs === undefined)
      throw wrong("body", "advanceMs, scale or wallOffsetMs")
    if (wallOffsetMs !== undefined) clock.setWallOffset(wallOffsetMs)
    if (scale !== undefined) clock.setScale(scale)
    journal.write({ kind: "control", name: "clock", data: { advanceMs, scale, wallOffsetMs } })
    if (advanceMs !== undefined) await clock.advance(advanceMs)
    return clock.show()
  }
  const replay = (body: unknown) => {
    const member = (name: string): unknown => Reflect.get(Object(body ?? {}), name) ?? undefined
    const sequence = member("sequence")
    const type = member("type")
    if (sequence !== undefined && (typeof sequence !== "number" || !Number.isSafeInteger(sequence)))
      throw wrong("sequence", "a whole number")
    if (type !== undefined && typeof type !== "string") throw wrong("type", "a string, such as CallConnected")
    const found = given.dispatcher.replay({ sequence, type })
    if (found === undefined)
      throw new Refusal({
        status: 404,
        code: "NotFound",
        description: `There is no event${
          sequence === undefined ? (type === undefined ? "" : " of this type") : " of this number"
        } to deliver again: numbers are the sequence of events in the journal, types such as CallConnected; the latest thousand events are kept.`
      })
    const { post } = found
    return { sequence: found.sequence, type: post.type, url: endpointOf(post.url) }
  }
  return [
    control({
      method: "GET",
      path: "/health",
      summary: "Says that it answers.",
      answer: answers.Health,
      run: () => ({ status: "ok" as const })
    }),
    {
      method: "GET",
      path: "/settings",
      summary:
        "Says that it is the local cloud, which version, and the settings by which programs reach it and verify what it posts.",
      answer: Settings,
      // Services add to it.
      run: (_, __, ___, origin) => given.settings(origin)
    },
    control({
      method: "GET",
      path: "/openapi.json",
      summary: "This document.",
      answer: answers.OpenApi,
      run: given.openApi
    }),
    control({
      method: "GET",
      path: "/state",
      summary: "What there is, without secrets.",
      answer: answers.State,
      run: () => stateOf(given.services)
    }),
    control({
      method: "GET",
      path: "/coverage",
      summary:
        "Which operations are supported, how often each was called or refused, and what is assumed of Microsoft's services.",
      answer: answers.Coverage,
      run: () => ({ ...coverage.report(router.routes()), assumed: given.assumed })
    }),
    {
      method: "GET",
      path: "/journal",
      summary: "Everything that happened and is kept, in order: the entries whose sequence is greater than `after`.",
      query: { after: "integer" },
      answer: journalAnswer,
      // The code that writes an entry knows its data.
      run: (_, __, query) => {
        const after = Number(query.get("after") ?? 0)
        return journal.after(Number.isFinite(after) ? after : 0)
      }
    },
    control({
      method: "GET",
      path: "/faults",
      summary: "Faults that are still to happen.",
      answer: answers.Faults,
      run: () => faults.pending()
    }),
    control({
      method: "GET",
      path: "/clock",
      summary: "What the clocks show.",
      answer: answers.Clock,
      run: () => clock.show()
    }),
    control({
      method: "POST",
      path: "/clock",
      summary: "Moves network time on or scales it, or skews the wall clock; answers what the clocks show then.",
      members: clockMembers,
      answer: answers.Clock,
      run: (_, body) => moveClock(body)
    }),
    control({
      method: "POST",
      path: "/faults",
      summary: "The next matching requests or callbacks fail.",
      members: Faults.members,
      answer: answers.Pending,
      run: (_, body) => {
        const order = Faults.read(body)
        faults.order(order)
        journal.write({ kind: "control", name: "fault", data: { ...order } })
        return { pending: faults.pending() }
      }
    }),
    control({
      method: "POST",
      path: "/replay",
      summary:
        "Delivers an event again, as it was: the one whose entry in the journal has this number, the latest of a type, or the latest.",
      members: { sequence: "integer", type: "text" },
      answer: answers.Replayed,
      run: (_, body) => replay(body)
    }),
    control({
      method: "POST",
      path: "/reset",
      summary: "Clears the state; the key stays.",
      answer: Done,
      run: () => {
        given.reset()
        return {}
      }
    }),
    control({
      method: "GET",
      path: "/event-grid/validate/{code}",
      summary: "Validates a subscription of Event Grid by the code of its handshake.",
      answer: answers.Validated,
      run: ({ code = "" }) => {
        if (given.eventGrid.validate(code)) return { message: "The subscription is valid." }
        throw new Refusal({ status: 404, code: "NotFound", description: "There is no such validation code." })
      }
    })
  ]
}

/** What every service shows of its state, without secrets. */
export const stateOf = (services: ReadonlyArray<EmulatedService>): Readonly<Record<string, unknown>> => {
  const state: Record<string, unknown> = {}
  for (const service of services) Object.assign(state, service.state())
  return masked(state)
}
