/** What the participants of a test share: the link to the local cloud, its history, and the waits with their errors. */
import { adviceOn } from "./Advice.ts"
import { History, isDelivered } from "./History.ts"
import { stringAt } from "../service/json.ts"
import type { Entry } from "../service/Journal.ts"
import type { Link } from "./Link.ts"
import * as Waits from "./Waits.ts"
import { sequenceOf } from "./Sequence.ts"
import { WaitFailed } from "./WaitFailed.ts"

/** A wait, with what its error says. */
export interface Wait<A> extends Waits.Condition<A> {
  /** As in `+14255550111 to hear PlayStarted`. */
  readonly wanted: string
  /** What happened in the calls that it is about. */
  readonly entries: () => ReadonlyArray<Entry>
  /** What else may be wrong, once it has failed. */
  readonly advice?: (() => ReadonlyArray<string>) | undefined
  /** Whether it is about Graph, to which Event Grid does not matter. */
  readonly isGraph?: boolean | undefined
}

/** What is shared. */
export interface Environment {
  readonly link: Link
  readonly history: History
  readonly waits: Waits.Waits
  /** Begins now: what happened before, as on a local cloud that others use, explains no failure. */
  readonly begin: () => Promise<void>
  /** Waits; rejects with `WaitFailed`. */
  readonly wait: <A>(wait: Wait<A>, options?: Waits.WaitOptions) => Promise<A>
  /** Makes the error of a wait that failed. */
  readonly failure: (
    wait: Pick<Wait<unknown>, "wanted" | "entries" | "advice" | "isGraph">,
    reason: string,
    /** Advice when nothing is known to be wrong. */
    hint?: string
  ) => WaitFailed
}

const seconds = (millis: number): string => `${millis / 1000} s`

const reasons = {
  nothingDue: "nothing more is due on the network, and the application does nothing",
  tooLate: "the wait timed out",
  unanswered: "the application has not answered what was sent to it",
  impossible: "it is not possible any more"
} as const satisfies Readonly<Record<Waits.Ending, string>>

const hints: Readonly<Partial<Record<Waits.Ending, string>>> = {
  nothingDue:
    'Does what the application runs behind its webhook fail? Its own log says so. Does it wait in another CallEvents than the one whose handler takes the webhooks? Give createCallAutomation that as events. One that waits by timers of its own needs time that is real, Emulator.start({ time: "real" }), or a longer patienceMillis.',
  unanswered:
    "A webhook has to be answered before the application waits for what comes later: work that onEvent starts must not delay the answer."
}

const acts = /^(?:AnswerCall|RejectCall|RedirectCall|Call_(?:Answer|Reject|Redirect))$/

/** Advice on an incoming call that the application acknowledged and then ignored. */
const adviceOnSilence = (entries: ReadonlyArray<Entry>): ReadonlyArray<string> =>
  entries.some((entry) => isDelivered(entry) && /^(?:IncomingCall|call incoming)$/.test(entry.name)) &&
  !entries.some(({ kind, name }) => kind === "request" && acts.test(name))
    ? [
        "The application has taken the incoming call, and has not asked to answer, reject or redirect it: does its handler fail, or its client send elsewhere (it has to have cloud.settings)?"
      ]
    : []

/** Advice on the refused requests of the application, each once. */
const adviceOnRequests = (entries: ReadonlyArray<Entry>): ReadonlyArray<string> => [
  ...new Set(
    entries.flatMap(({ data: { body, status }, kind, name }) =>
      kind === "answer" && typeof status === "number" && status >= 400 && status !== 401
        ? [
            `The application's ${name} was refused with ${status}: ${stringAt(body, "error", "message") ?? "no reason is known"}`
          ]
        : []
    )
  )
]

const isFailed = ({ data, kind }: Entry): boolean =>
  kind === "callback" && ["retrying", "failed", "blocked"].includes(String(data["outcome"]))

/** Whether an entry that belongs to no call may explain the failure: a refusal. */
const isRelevant = (entry: Entry): boolean =>
  isFailed(entry) ||
  (entry.kind === "answer" && typeof entry.data["status"] === "number" && entry.data["status"] >= 400)

/** Makes the environment of a test. */
export const make = (
  link: Link,
  options: Waits.TimeOptions & { readonly exploring?: Waits.Exploring | undefined }
): Environment => {
  const history = new History(link)
  const waits = Waits.make(link, history, options)

  /** The number of the last entry from before the beginning, and the calls that there were. */
  let before = 0
  let earlier: ReadonlySet<string | undefined> = new Set()

  /** Everything that a wait may depend on, whose own entries are given: not what others' calls have left behind. */
  const around = (own: ReadonlySet<Entry>, isGraph: boolean | undefined) => {
    const calls = new Set(history.all.flatMap(({ call, entry }) => (own.has(entry) ? [call] : [])))
    return history.all.filter(
      ({ call, entry }) =>
        entry.sequence > before &&
        (call === undefined || !earlier.has(call) || calls.has(call)) &&
        (isGraph !== true || entry.data["kind"] !== "eventGrid")
    )
  }

  const failure: Environment["failure"] = ({ advice, entries: entriesOf, isGraph, wanted }, reason, hint) => {
    const entries = entriesOf()
    const own = new Set(entries)
    const all = around(own, isGraph)
    const shown = all
      .filter(({ call, entry }) => own.has(entry) || (call === undefined && isRelevant(entry)))
      .map(({ entry }) => entry)
    const known = [
      ...adviceOn(
        shown,
        link.resourceId,
        history.all.map(({ entry }) => entry)
      ),
      ...(advice?.() ?? []),
      ...adviceOnRequests(entries),
      ...adviceOnSilence(entries)
    ]
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
    waits,
    begin: async () => {
      await history.refresh()
      before = history.last
      earlier = new Set(history.all.map(({ call }) => call))
    },
    failure,
    wait: async (wait, given) => {
      const waited = await waits.until(wait, given)
      if ("found" in waited) return waited.found
      const { ending } = waited
      const isGiven = ending === "tooLate" && given?.withinMillis !== undefined
      const isReal = ending === "tooLate" && !waits.isDriven
      const reason = isGiven
        ? `it did not happen within ${seconds(given.withinMillis)}`
        : isReal
          ? `it did not happen within ${seconds(Waits.realMillis)}, the limit of a wait in real time where withinMillis gives no other`
          : reasons[ending]
      throw failure(wait, reason, hints[ending])
    }
  }
}
