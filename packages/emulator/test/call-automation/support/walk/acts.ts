/** Everything that may happen in a walk, by what it concerns: a walk leaves out some concerns, so that others meet more often. */
import { calls } from "./calls.ts"
import { media } from "./media.ts"
import { network } from "./network.ts"
import { people } from "./people.ts"
import { recordings } from "./recordings.ts"
import { type Act, wait } from "./Scene.ts"
import { streams } from "./streams.ts"

/** The tables; calls are in every walk. */
export const concerns: ReadonlyArray<ReadonlyArray<Act>> = [people, media, recordings, network, streams]

/** The acts of a walk, each as often as it weighs; bit `n` of `without` leaves out the concern of that index. */
export const actsWithout = (without: number): ReadonlyArray<Act> =>
  [[wait], calls, ...concerns.filter((_, index) => ((without >> index) & 1) === 0)].flatMap((acts) =>
    acts.flatMap((act) => Array.from({ length: act.weight }, () => act))
  )
