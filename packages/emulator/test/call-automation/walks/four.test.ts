/** Random walks from the seed "four". */
import { walksFrom } from "../support/walk/walks.ts"

walksFrom("four")
