/** Random walks from the seed "five". */
import { walksFrom } from "../support/walk/walks.ts"

walksFrom("five")
