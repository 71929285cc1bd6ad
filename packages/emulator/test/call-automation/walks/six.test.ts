/** Random walks from the seed "six". */
import { walksFrom } from "../support/walk/walks.ts"

walksFrom("six")
