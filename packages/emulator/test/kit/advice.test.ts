/** What the author of a test is told of deliveries that were refused, by what the application said. */
import { assert, it } from "@effect/vitest"
import { adviceOn } from "../../src/kit/Advice.ts"
import type { Entry } from "../../src/service/Journal.ts"

const time = "2025-01-06T09:00:00.000Z"
const askedForKeys: Entry = { sequence: 1, time, kind: "request", name: "keys", data: { path: "/calling/keys" } }
const refused = (status: number, answer: string): Entry => ({
  sequence: 2,
  time,
  kind: "callback",
  name: "CallConnected",
  data: { kind: "callback", outcome: "retrying", url: "http://127.0.0.1:8080/callbacks", status, answer }
})
const adviceOf = (entry: Entry): string => adviceOn([askedForKeys, entry], "the-resource").join("\n")

it.each([
  [503, "KeysUnavailable: the metadata document: fetch failed (ENOTFOUND)"],
  [401, "UnknownKey: kid: no published key has this id"]
])(
  "an application that says that it has other keys is believed, whoever has asked for those of the local cloud: %i",
  (status, answer) => {
    assert.strictEqual(
      adviceOf(refused(status, answer)),
      `CallConnected was refused with ${status} (${answer}): the application verifies with the keys of another issuer. Give createCallEvents (CallEvents) the connectionString and the transport of the local cloud, or cloud.settings.callEvents.`
    )
  }
)

it("one that has the keys, and expects another audience, is told which", () => {
  assert.match(
    adviceOf(refused(401, "Audience: aud: expected another audience")),
    /its audience is probably another one\. It is the id of the resource, the-resource\. Give createCallEvents/
  )
})
