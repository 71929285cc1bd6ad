/** The scenario of an operation of this package. */
import type { InputOf, Scenario } from "@effect-comms/core/test/contract/Scenario.ts"
import type * as operations from "../../src/generated/operations.ts"

type Operations = typeof operations

/** By the name of its declaration. */
export type ScenarioOf<K extends keyof Operations> = Scenario<InputOf<Operations[K]>, Operations>
