/** Random walks from the seed "one". */
import { walksFrom } from "../support/walk/walks.ts"

walksFrom("one")
