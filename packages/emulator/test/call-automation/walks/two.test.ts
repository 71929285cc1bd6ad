/** Random walks from the seed "two". */
import { walksFrom } from "../support/walk/walks.ts"

walksFrom("two")
