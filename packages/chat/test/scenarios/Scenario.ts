/** The scenario of an operation of this package. */
import type * as Scenario from "@effect-comms/core/test/contract/Scenario.ts"
import type * as operations from "../../src/operations/index.ts"

type Operations = typeof operations

/** By the name of its declaration. */
export type ScenarioOf<K extends Scenario.Names<Operations>> = Scenario.ScenarioOf<Operations, K>
