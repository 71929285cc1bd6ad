/**
 * Endpoints beside the services that are none of their operations: the token endpoint, the documents with the keys, and files.
 * Faults, the limit of bodies and the journal are for them as well; bodies are not noted, since secrets and tokens are in them.
 */
import type { Journal } from "../../service/Journal.ts"
import type { NetworkClock } from "../../service/NetworkClock.ts"
import { sendResponse } from "./sendResponse.ts"
import type { Answer, Outcome, Request } from "./Exchange.ts"
import { type Faults, nameOf } from "../control/Faults.ts"

/** An endpoint by its name in the journal. */
interface Endpoint {
  readonly name: string
  readonly answer: (request: Request) => Answer | Promise<Answer>
  /** The answer to what is refused before the endpoint sees it. */
  readonly refuse: (status: number, description: string) => Answer
}

/** Answers a request to an endpoint; `done` is called at most once. */
type Answering = (endpoint: Endpoint, request: Request, path: string, done: (outcome: Outcome) => void) => void

/** Answers endpoints. */
export const make = (given: {
  readonly network: NetworkClock
  readonly journal: Journal
  readonly faults: Faults
  readonly defect: (error: unknown) => void
}): Answering => {
  const { defect, faults, journal, network } = given
  return ({ answer, name, refuse }, request, path, done) => {
    const { method } = request
    journal.write({ kind: "request", name, data: { method, path } })
    const fault = faults.ofEndpoint(method, path)
    if (fault !== undefined) journal.write({ kind: "fault", name: nameOf(fault), data: { method, path } })
    if (fault?.kind === "reset-before") return done("reset")
    const ordered = (status: number): Answer => {
      const refused = refuse(status, "An injected fault made this request fail.")
      const seconds = fault?.retryAfterSeconds
      return seconds === undefined
        ? refused
        : { ...refused, headers: { ...refused.headers, "retry-after": String(seconds) } }
    }
    const end = (answered: Answer) => {
      const sent = fault?.status === undefined ? answered : ordered(fault.status)
      const note = (lost: boolean) =>
        journal.write({
          kind: "answer",
          name,
          data: { method, path, status: sent.status, ...(lost ? { lost: true } : {}) }
        })
      sendResponse({ network, fault, note, done }, sent)
    }
    const fail = (error: unknown) => {
      defect(error)
      end(refuse(500, "The local cloud failed; its log says why."))
    }
    try {
      const answered = request.body === undefined ? refuse(413, "The body is larger than 1 MiB.") : answer(request)
      if (answered instanceof Promise) answered.then(end, fail)
      else end(answered)
    } catch (error) {
      fail(error)
    }
  }
}
