/** What everybody on a test's local cloud shares: the way to it, what has happened, how waits go, and how they fail. */
import { adviceOn } from "./Advice.ts"
import { History, isDelivered, textAt } from "./History.ts"
import type { Entry } from "../service/Journal.ts"
import type { Link } from "./Link.ts"
import * as Pace from "./Pace.ts"
import { sequenceOf } from "./Sequence.ts"
import { WaitFailed } from "./WaitFailed.ts"

/** What a wait is about, for its message. */
export interface Wait<A> extends Pace.Wanted<A> {
  /** As in `+14255550111 to hear PlayStarted`. */
  readonly wanted: string
  /** What happened in the calls that it is about. */
  readonly entries: () => ReadonlyArray<Entry>
  /** What else may be wrong, once it has failed. */
  readonly advice?: (() => ReadonlyArray<string>) | undefined
  /** Whether Event Grid has nothing to do with it. */
  readonly isGraph?: boolean | undefined
}

/** What is shared. */
export interface Environment {
  readonly link: Link
  readonly history: History
  readonly pace: Pace.Pace
  /** Waits; rejects with `WaitFailed`. */
  readonly wait: <A>(wait: Wait<A>, options?: Pace.WaitOptions) => Promise<A>
  /** A wait that has failed. */
  readonly failure: (
    wait: Pick<Wait<unknown>, "wanted" | "entries" | "advice" | "isGraph">,
    reason: string,
    /** What to do when nothing is known to be wrong. */
    hint?: string
  ) => WaitFailed
}

const seconds = (millis: number): string => `${millis / 1000} s`

const reasons = {
  nothingDue: "nothing more is due on the network, and the application does nothing",
  tooLate: "it has not come in time",
  unanswered: "the application has not answered what was sent to it",
  hopeless: "it can not come any more"
} as const satisfies Readonly<Record<Pace.Ending, string>>

const hints: Readonly<Partial<Record<Pace.Ending, string>>> = {
  nothingDue:
    'An application that waits by timers of its own needs time that is real, Emulator.start({ time: "real" }), or a longer patienceMillis.',
  unanswered:
    "A webhook has to be answered before the application waits for what comes later: what onEvent does is to run behind the answer."
}

const acts = /^(?:AnswerCall|RejectCall|RedirectCall|Call_(?:Answer|Reject|Redirect))$/

/** Calls that an application was told of, and did nothing with. */
const adviceOnSilence = (entries: ReadonlyArray<Entry>): ReadonlyArray<string> =>
  entries.some((entry) => isDelivered(entry) && /^(?:IncomingCall|call incoming)$/.test(entry.name)) &&
  !entries.some(({ kind, name }) => kind === "request" && acts.test(name))
    ? [
        "The application has taken the incoming call, and has not asked to answer, reject or redirect it: does its handler fail, or its client send elsewhere (it has to have cloud.settings)?"
      ]
    : []

/** Requests of the application that were refused in a call, each once. */
const adviceOnRequests = (entries: ReadonlyArray<Entry>): ReadonlyArray<string> => [
  ...new Set(
    entries.flatMap(({ data: { body, status }, kind, name }) =>
      kind === "answer" && typeof status === "number" && status >= 400 && status !== 401
        ? [
            `The application's ${name} was refused with ${status}: ${textAt(body, "error", "message") ?? "no reason is known"}`
          ]
        : []
    )
  )
]

const isFailed = ({ data, kind }: Entry): boolean =>
  kind === "callback" && ["retrying", "failed", "blocked"].includes(String(data["outcome"]))

/** What no call has to do with, and what nevertheless says why it does not go on: what was refused. */
const isTelling = (entry: Entry): boolean =>
  isFailed(entry) ||
  (entry.kind === "answer" && typeof entry.data["status"] === "number" && entry.data["status"] >= 400)

/** Shares a local cloud. */
export const make = (link: Link, options: Pace.PaceOptions): Environment => {
  const history = new History(link)
  const pace = Pace.make(link, history, options)

  /** Everything that may have to do with a wait. */
  const around = (isGraph: boolean | undefined) =>
    history.all.filter(({ entry }) => isGraph !== true || entry.data["kind"] !== "eventGrid")

  const failure: Environment["failure"] = ({ advice, entries: entriesOf, isGraph, wanted }, reason, hint) => {
    const all = around(isGraph)
    const entries = entriesOf()
    const known = [
      ...adviceOn(
        all.map(({ entry }) => entry),
        link.resourceId
      ),
      ...(advice?.() ?? []),
      ...adviceOnRequests(entries),
      ...adviceOnSilence(entries)
    ]
    const own = new Set(entries)
    const shown = all
      .filter(({ call, entry }) => own.has(entry) || (call === undefined && isTelling(entry)))
      .map(({ entry }) => entry)
    return new WaitFailed({
      wanted: `expected ${wanted}`,
      reason,
      advice: known.length === 0 && hint !== undefined ? [hint] : known,
      sequence: sequenceOf(shown),
      entries: shown
    })
  }

  return {
    link,
    history,
    pace,
    failure,
    wait: async (wait, given) => {
      const waited = await pace.until(wait, given)
      if ("found" in waited) return waited.found
      const { ending } = waited
      const isGiven = ending === "tooLate" && given?.withinMillis !== undefined
      const reason = isGiven ? `it has not come within ${seconds(given.withinMillis)}` : reasons[ending]
      throw failure(wait, reason, hints[ending])
    }
  }
}
