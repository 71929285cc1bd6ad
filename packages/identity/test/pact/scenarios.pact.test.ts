/** The contracts of every operation, by its scenario. */
import * as operations from "../../src/generated/operations.ts"
import { scenarios } from "../scenarios/index.ts"
import { contracts } from "./consumer.ts"

contracts.describeScenarios(operations, scenarios)
