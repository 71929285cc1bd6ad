import { assert, it } from "@effect/vitest"
import { mask } from "../src/mask.ts"

const masked: ReadonlyArray<readonly [what: string, given: string, shown: string]> = [
  ["a phone number", "from +14255550142.", "from +…142."],
  ["a raw id of a phone number in a path", "/participants/4%3A%2B14255550142", "/participants/4%3A+…142"],
  ["a user id", "8:acs:1b9b3a55-0000-4000-8000-93f1c1d5a7e4_0000000e-aaaa-bbbb-cccc-123456789abc", "8:acs:…abc"],
  [
    "a user id in a path",
    "/identities/8%3Aacs%3A1b9b3a55_0000000e-1abc/:issueAccessToken",
    "/identities/8:acs:…abc/:issueAccessToken"
  ],
  ["a thread", "/chat/threads/19%3AY6CMVAsx_-Q1@thread.v2/messages", "/chat/threads/19:Y6CMVA…@thread.v2/messages"],
  ["a GUID", "call fabe987f-1111-2222-3333-444455556666", "call fabe987f…"],
  ["a key", "endpoint=https://x/;accesskey=c2VjcmV0", "endpoint=https://x/;accesskey=<secret>"],
  ["nothing of a version and a status", "api-version=2026-03-12 200/7000", "api-version=2026-03-12 200/7000"]
]

it.each(masked)("masks %s", (_, given, shown) => {
  assert.strictEqual(mask(given), shown)
})
