/**
 * What Microsoft publishes and no declaration covers yet: operations and events by version, and optional fields of open schemas.
 *
 * It lists work to do; it is no disagreement.
 */
import { compareOperation } from "./checkOperation.ts"
import type { DeclaredEvent, DeclaredOperation } from "./Declared.ts"
import type { Difference } from "./Difference.ts"
import type { Facts } from "./Facts.ts"
import { shapeOf } from "./Lookup.ts"
import type { ServiceName } from "./Model.ts"

/** An operation in the versions that no declaration claims. */
export interface UncoveredOperation {
  readonly service: ServiceName
  readonly id: string
  readonly method: string
  readonly path: string
  readonly versions: ReadonlyArray<string>
}

/** An event in the versions that no declaration claims. */
export interface UncoveredEvent {
  readonly service: ServiceName
  readonly type: string
  readonly versions: ReadonlyArray<string>
}

/** The operations, by version, that no declaration covers; matched by method and path. */
export const uncovered = (
  facts: Facts,
  declared: ReadonlyArray<DeclaredOperation>
): ReadonlyArray<UncoveredOperation> =>
  Object.values(facts.services).flatMap(({ service, operations }) =>
    operations.flatMap(({ id, method, path, versions }) => {
      const claimed = declared
        .filter((one) => one.service === service && one.method === method && shapeOf(one.path) === shapeOf(path))
        .flatMap((one) => one.versions)
      const left = versions.filter((version) => !claimed.includes(version))
      return left.length === 0 ? [] : [{ service, id, method, path, versions: left }]
    })
  )

/** The callback events, by version, that no declaration covers. */
export const uncoveredEvents = (facts: Facts, declared: ReadonlyArray<DeclaredEvent>): ReadonlyArray<UncoveredEvent> =>
  Object.values(facts.services).flatMap(({ service, events, eventGrid }) =>
    [...events, ...eventGrid].flatMap(({ type, versions }) => {
      const claimed = declared
        .filter((one) => one.service === service && one.type === type)
        .flatMap((one) => one.versions)
      const left = versions.filter((version) => !claimed.includes(version))
      return left.length === 0 ? [] : [{ service, type, versions: left }]
    })
  )

/** The optional fields of open schemas that the declarations leave out. */
export const uncoveredFields = (facts: Facts, declared: ReadonlyArray<DeclaredOperation>): ReadonlyArray<Difference> =>
  declared.flatMap((one) => compareOperation(facts, one).uncovered)
