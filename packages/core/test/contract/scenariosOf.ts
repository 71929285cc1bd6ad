/** The scenarios of a module of operations, each with its operation, for those who do the same with all. */
import type { Any } from "@effect-comms/core/internal/ClientOperation"
import type { AnyScenario } from "./Scenario.ts"

/** An operation and its scenario. */
export interface Known {
  /** The name of its declaration. */
  readonly name: string
  readonly operation: Any
  readonly scenario: AnyScenario
}

/** Every one of them. */
export const scenariosOf = (
  operations: Readonly<Record<string, Any>>,
  scenarios: Readonly<Record<string, AnyScenario>>
): ReadonlyArray<Known> =>
  Object.entries(scenarios).map(([name, scenario]) => {
    const operation = operations[name]
    if (operation === undefined) throw new Error(`there is no operation ${name}`)
    return { name, operation, scenario }
  })
