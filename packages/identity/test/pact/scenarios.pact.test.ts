/** The contracts of every operation, by its scenario. */
import * as operations from "../../src/generated/operations.ts"
import { scenarios } from "../scenarios/index.ts"
import { contracts, entraContracts } from "./consumer.ts"

const { exchangeEntraIdToken, exchangeTeamsExtensionToken, ...signed } = scenarios

contracts.describeScenarios(operations, signed)
entraContracts.describeScenarios(operations, { exchangeEntraIdToken, exchangeTeamsExtensionToken })
