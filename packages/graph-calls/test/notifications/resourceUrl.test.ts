import { assert, it } from "@effect/vitest"
import { canonicalId, parseResourceUrl, sameId } from "../../src/notifications.ts"
import { callId, operationId } from "../support/clients.ts"

const bare = callId.replaceAll("-", "").toUpperCase()

it("ids are the same in either case, with or without dashes", () => {
  assert.strictEqual(canonicalId(bare), callId)
  assert.isTrue(sameId(bare, callId))
  assert.isTrue(sameId(callId.toUpperCase(), callId))
  assert.isFalse(sameId(callId, operationId))
})

it("ids that are no GUIDs are compared as they are", () => {
  assert.isFalse(sameId("19:abc-d@thread.v2", "19:abcd@thread.v2"))
  assert.isFalse(sameId("Abc", "abc"))
  assert.strictEqual(canonicalId("19:Abc"), "19:Abc")
})

it.each([
  { url: `/communications/calls/${callId}`, kind: "call" },
  { url: `communications/calls/${bare}/`, kind: "call" },
  { url: `/app/calls/${callId}`, kind: "call" },
  { url: `https://graph.microsoft.com/v1.0/communications/calls/${callId}?x=1`, kind: "call" },
  { url: `/communications/calls('${callId}')`, kind: "call" },
  { url: `communications/calls/${callId}/operations/${operationId}`, kind: "operation", id: operationId },
  { url: `/communications/calls/${callId}/Operations/participants`, kind: "operation" },
  { url: `/communications/calls('${callId}')/participants`, kind: "participants" },
  { url: `/communications/calls/${callId}/participants/p`, kind: "participants", id: "p" },
  { url: `/communications/calls/${callId}/participants/p/mute`, kind: "other" },
  { url: `/communications/calls/${callId}/contentsharingsessions`, kind: "contentSharingSessions" },
  { url: `/communications/calls/${callId}/contentSharingSessions/s`, kind: "contentSharingSessions", id: "s" },
  { url: `/communications/calls/${callId}/audioRoutingGroups`, kind: "other" }
])("$url is of kind $kind", ({ id, kind, url }) => {
  const resource = parseResourceUrl(url)
  assert.deepStrictEqual([resource.kind, resource.id, canonicalId(resource.callId ?? "")], [kind, id, callId])
})

it.each(["", "/", "/communications/calls", "/communications/calls/", "/users/1", "/recalls/1"])(
  "'%s' is not of a call",
  (url) => {
    assert.deepStrictEqual(parseResourceUrl(url), { kind: "other", callId: undefined, id: undefined })
  }
)
