/** Random walks from the seed "three". */
import { walksFrom } from "../support/walk/walks.ts"

walksFrom("three")
