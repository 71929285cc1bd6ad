/**
 * How it is known that what the local cloud answers and sends is Microsoft's: operation by operation, event by event.
 *
 * Nothing here is written by hand: it is read off the declarations of operations and events, the local cloud's routes and assumptions,
 * Microsoft's facts, the recordings among them, and the tests with Microsoft's own clients.
 */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Operation from "@effect-comms/core/Operation"
import { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import { type Assumption, assumptionsOf, isAbout } from "./assumptions.ts"
import { events, operationsOf, services } from "./declared.ts"
import { eventOf } from "./facts/checkEvent.ts"
import { type Facts, type FactsUnreadable, load } from "./facts/Facts.ts"
import { operationOf } from "./facts/Lookup.ts"
import type { ServiceName } from "./facts/Model.ts"
import { officialTests } from "./pacts/paths.ts"

/** The best that is known of it. */
type Known = "recorded" | "official client" | "documented" | "assumed"

/** One operation or event of the local cloud. */
export interface ParityRow {
  readonly service: ServiceName
  readonly kind: "operation" | "event"
  /** The operation's id, or the event's type without its prefix. */
  readonly name: string
  readonly known: Known
  /** The sections of the notes on the recordings that show it. */
  readonly recordings: ReadonlyArray<string>
  /** The official method that performs the operation in a test; `yes` for an event that the official parser reads in one. */
  readonly officialClient: string | undefined
  /** The ids of what is assumed of it. */
  readonly assumptions: ReadonlyArray<string>
}

/** The rows, everything that is assumed, and what is assumed of no single row. */
export interface Parity {
  readonly rows: ReadonlyArray<ParityRow>
  readonly assumptions: ReadonlyArray<Assumption>
  readonly general: ReadonlyArray<Assumption>
}

/** The name of an event as its handlers and tests write it. */
const shortName = (type: string): string => type.replace(/^Microsoft\.(Communication|EventGrid)\./, "")

/** Whether a test awaits an event of Call Automation that the official parser has read; it is named without its prefix. */
const reads = (event: string): boolean => officialTests("call-automation").includes(`"${event}"`)

/**
 * The official client's method, as the declaration names it; tests of the local cloud with that client call every one of them.
 *
 * Graph's client has no method per operation: it posts, gets and deletes.
 */
const officialMethod = ({ method, official, service }: Operation.Any): string | undefined =>
  service.versionIn === "path" ? method.toLowerCase() : official?.replace(/\(.*$/, "")

const bestOf = (recorded: boolean, official: boolean, documented: boolean): Known => {
  if (recorded) return "recorded"
  if (official) return "official client"
  return documented ? "documented" : "assumed"
}

interface Subject {
  readonly service: ServiceName
  readonly kind: ParityRow["kind"]
  readonly name: string
  /** As the facts name it. */
  readonly fact: string
  readonly documented: boolean
  readonly officialClient: string | undefined
}

const rowOf = (facts: Facts, assumptions: ReadonlyArray<Assumption>, subject: Subject): ParityRow => {
  const { documented, fact, kind, name, officialClient, service } = subject
  const recordings = facts.recorded.shown
    .filter((one) => one.service === service && one.name === fact)
    .map(({ source }) => source)
  return {
    service,
    kind,
    name,
    known: bestOf(recordings.length > 0, officialClient !== undefined, documented),
    recordings,
    officialClient,
    assumptions: assumptions.filter((one) => isAbout(one, name)).map(({ id }) => id)
  }
}

/** What is known of everything that the local cloud answers and sends. */
export const parity: Effect.Effect<Parity, CommunicationError | FactsUnreadable | Schema.SchemaError> = Effect.gen(
  function* () {
    const facts = yield* load
    const emulator = yield* Emulator.make()
    const assumptions = yield* assumptionsOf(emulator)
    const answered = (yield* emulator.coverage).operations.filter(({ status }) => status === "supported")
    const subjects: ReadonlyArray<Subject> = [
      ...services.flatMap((service) =>
        operationsOf[service]
          .filter(({ id, method, path }) =>
            answered.some((one) => one.method === method && one.path === path && one.operation === id)
          )
          .map((operation): Subject => {
            const { id, method, path } = operation
            const fact = operationOf(facts, service, method, path)
            return {
              service,
              kind: "operation",
              name: id,
              fact: fact?.id ?? id,
              documented: fact !== undefined,
              officialClient: officialMethod(operation)
            }
          })
      ),
      ...events.map(({ service, type }): Subject => {
        const name = shortName(type)
        const official = service === "call-automation" && reads(name)
        const documented = eventOf(facts, service, type) !== undefined
        return { service, kind: "event", name, fact: type, documented, officialClient: official ? "yes" : undefined }
      })
    ]
    const rows = subjects.map((subject) => rowOf(facts, assumptions, subject))
    const placed = new Set(rows.flatMap((row) => row.assumptions))
    return { rows, assumptions, general: assumptions.filter(({ id }) => !placed.has(id)) }
  }
).pipe(Effect.scoped)
