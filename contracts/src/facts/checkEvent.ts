/**
 * A declared webhook event against Microsoft's facts, for every version it claims.
 */
import { compareFields } from "./compareFields.ts"
import type { DeclaredEvent } from "./Declared.ts"
import type { Difference } from "./Difference.ts"
import type { Facts } from "./Facts.ts"
import { fieldsAt } from "./Lookup.ts"
import type { Event, ServiceName } from "./Model.ts"

/** The facts of an event type, delivered to a callback or through Event Grid. */
export const eventOf = (facts: Facts, service: ServiceName, type: string): Event | undefined =>
  [...facts.services[service].events, ...facts.services[service].eventGrid].find((one) => one.type === type)

/** Where a declared event disagrees with Microsoft's facts. */
export const checkEvent = (facts: Facts, declared: DeclaredEvent): ReadonlyArray<Difference> => {
  const { service, type } = declared
  const fact = eventOf(facts, service, type)
  if (fact === undefined) {
    const expected = "an event that Microsoft publishes"
    return [{ subject: type, version: null, at: "type", kind: "operation", expected, found: type }]
  }
  const strange = declared.versions.filter((version) => !fact.versions.includes(version))
  const inner = compareFields(
    { facts, service, subject: type },
    "data",
    declared.versions.filter((version) => fact.versions.includes(version)),
    (version) => ({ fields: fieldsAt(fact.fields, version), open: false, recordedAs: [type] }),
    declared.fields,
    "event"
  )
  return [
    ...strange.map((version): Difference => ({
      subject: type,
      version,
      at: "versions",
      kind: "version",
      expected: `one of ${fact.versions.join(", ")}`,
      found: version
    })),
    ...inner.differences
  ]
}
