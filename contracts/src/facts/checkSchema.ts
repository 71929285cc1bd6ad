/**
 * A declared schema against Microsoft's schema of that name, for what no operation answers: the resources of Graph's notifications.
 */
import { compareFields, placeOf } from "./compareFields.ts"
import type { DeclaredField } from "./Declared.ts"
import type { Difference } from "./Difference.ts"
import type { Facts } from "./Facts.ts"
import type { ServiceName } from "./Model.ts"

/** A schema by Microsoft's name. */
export interface DeclaredSchema {
  readonly service: ServiceName
  readonly name: string
  readonly versions: ReadonlyArray<string>
  readonly fields: ReadonlyArray<DeclaredField>
}

/** Where a declared schema disagrees with Microsoft's facts. */
export const checkSchema = (facts: Facts, declared: DeclaredSchema): ReadonlyArray<Difference> => {
  const { fields, name, service, versions } = declared
  const comparing = { facts, service, subject: name }
  const known = versions.filter((version) => placeOf(comparing, version, name) !== undefined)
  const strange = versions.filter((version) => !known.includes(version))
  return [
    ...strange.map((version): Difference => ({
      subject: name,
      version,
      at: "schema",
      kind: "unknown",
      expected: "a schema that Microsoft publishes",
      found: name
    })),
    ...compareFields(comparing, name, known, (version) => placeOf(comparing, version, name), fields).differences
  ]
}
