/** Where the flow's process ends as by a power cut: before a request leaves, or when its answer has come and nothing of it is stored. */
import type { Transport, WireRequest } from "@effect-comms/core/Transport"
import * as Schema from "effect/Schema"

/** The requests of the story that act, in their order, by their method, path and body. */
const patterns = {
  answer: /:answer\b/,
  hold: /:hold\b/,
  addFirstAgent: /participants:add\b.*"first agent"/,
  cancelFirstAgent: /:cancelAddParticipant\b/,
  addSecondAgent: /participants:add\b.*"second agent"/,
  unhold: /:unhold\b/,
  createDesk: /^POST \/identities\?.* desk"/,
  createAgent: /^POST \/identities\?.* agent"/,
  createThread: /^POST \/chat\/threads\?/,
  sendOrder: /^POST .*\/messages\?.*"order"/,
  sendParcel: /^POST .*\/messages\?.*"parcel"/,
  addMember: /\/participants\/:add\b/,
  shareHistory: /\/participants\/:update\b/,
  sendAnswer: /^POST .*\/messages\?.*"answer"/,
  deleteThread: /^DELETE \/chat\//,
  deleteUsers: /^DELETE \/identities\//,
  createCall: /^POST .*\/communications\/calls /,
  playGreeting: /\/playPrompt .*"greeting"/,
  record: /\/recordResponse /,
  playMusic: /\/playPrompt .*"music"/,
  cancelMedia: /\/cancelMediaProcessing /,
  deleteCall: /^DELETE .*\/communications\/calls\//,
  removeAgent: /:remove\b/,
  terminate: /:terminate\b/
}

const isName = Schema.is(Schema.Literals(Object.keys(patterns)))

/** Their names. */
export const requests: ReadonlyArray<string> = Object.keys(patterns)

/** A moment of a request. */
export const Kill = Schema.Struct({
  when: Schema.Literals(["before", "after"]),
  request: Schema.String.check(Schema.makeFilter(isName))
})
export type Kill = typeof Kill.Type

/** Every moment, in the order of the story. */
export const kills: ReadonlyArray<Kill> = requests.flatMap((request): ReadonlyArray<Kill> => [
  { when: "before", request },
  { when: "after", request }
])

/** Reads `hold`, `after:hold` or `before:hold`; nothing for anything else. */
export const parse = (text: string): Kill | undefined =>
  kills.find(({ request, when }) => text === `${when}:${request}` || (when === "after" && text === request))

/** A moment, for people. */
export const describe = ({ request, when }: Kill): string =>
  when === "before" ? `before the request ${request} leaves` : `when ${request} is answered and nothing of it stored`

const textOf = ({ body = "", method, path }: WireRequest): string =>
  `${method} ${path} ${typeof body === "string" ? body : new TextDecoder().decode(body)}`

/** A transport on which the process is killed. */
export const over = (kill: Kill | undefined, inner: Transport): Transport => {
  if (kill === undefined) return inner
  const pattern = new Map(Object.entries(patterns)).get(kill.request)
  return {
    send: (request, done) => {
      const isHere = pattern?.test(textOf(request)) === true
      const pass = (when: Kill["when"]) => {
        if (isHere && kill.when === when) process.kill(process.pid, "SIGKILL")
      }
      pass("before")
      return inner.send(request, (outcome) => {
        pass("after")
        done(outcome)
      })
    }
  }
}
