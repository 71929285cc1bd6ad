/**
 * What is covered, operation by operation: versions, client functions, the local cloud, contracts, Microsoft's facts.
 *
 * Nothing here is written by hand: it is read off the operations, the clients, the local cloud, the contracts and the facts.
 */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import { operations } from "./declared.ts"
import { exchangeOf } from "./facts/checkInteraction.ts"
import { checkOperation } from "./facts/checkOperation.ts"
import type { DeclaredOperation } from "./facts/Declared.ts"
import { type Facts, type FactsUnreadable, load } from "./facts/Facts.ts"
import { operationOf } from "./facts/Lookup.ts"
import type { ServiceName } from "./facts/Model.ts"
import type { PactFile } from "./pacts/PactFile.ts"
import { clientFunctions } from "./clientFunctions.ts"

/** One operation. */
export interface Row {
  readonly service: ServiceName
  readonly id: string
  readonly versions: ReadonlyArray<string>
  /** Client functions, such as `CallConnection.removeParticipant`. */
  readonly clients: ReadonlyArray<string>
  readonly localCloud: boolean
  /** Statuses that the contracts hold, ascending. */
  readonly successes: ReadonlyArray<number>
  readonly failures: ReadonlyArray<number>
  /** How often the declaration disagrees with Microsoft's facts. */
  readonly differences: number
}

/** The statuses of the exchanges of an operation, ascending and each once. */
const statusesOf = (
  facts: Facts,
  declared: DeclaredOperation,
  pacts: ReadonlyArray<PactFile>
): ReadonlyArray<number> => {
  const fact = operationOf(facts, declared.service, declared.method, declared.path)
  const statuses = pacts
    .flatMap(({ interactions }) => interactions)
    .map(({ content }) => exchangeOf(facts, content))
    .filter((one) => one !== undefined && one.operation === fact && one.service === declared.service)
    .flatMap((one) => one?.status ?? [])
  return [...new Set(statuses)].toSorted((left, right) => left - right)
}

/** The coverage by every declared operation, given the contracts. */
export const coverage = (
  pacts: ReadonlyArray<PactFile>
): Effect.Effect<ReadonlyArray<Row>, CommunicationError | FactsUnreadable> =>
  Effect.gen(function* () {
    const facts = yield* load
    const emulator = yield* Emulator.make()
    const answered = (yield* emulator.coverage).operations.filter(({ status }) => status === "supported")
    const rows: Array<Row> = []
    for (const declared of operations) {
      const { id, method, path, service, versions } = declared
      const statuses = statusesOf(facts, declared, pacts)
      rows.push({
        service,
        id,
        versions,
        clients: ((yield* clientFunctions(service)).get(id) ?? []).toSorted((a, b) => a.localeCompare(b)),
        localCloud: answered.some((one) => one.method === method && one.path === path && one.operation === id),
        successes: statuses.filter((status) => status < 400),
        failures: statuses.filter((status) => declared.failures.includes(status)),
        differences: checkOperation(facts, declared).length
      })
    }
    return rows
  }).pipe(Effect.scoped)
