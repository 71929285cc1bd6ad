/** The notifications of Microsoft's reference pages, v1.0 and beta: each is read, typed, and kept whole beside. */
import { assert, describe, it } from "@effect/vitest"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { decode, type Notification } from "../../src/notifications.ts"
import { body, cancelledRecording, type Item } from "../support/bodies.ts"

const call = "57dab8b1-894c-409a-b240-bd8beae78896"
const url = `/communications/calls/${call}`
const other = "421f4c00-4436-4c3a-9d9a-c4924cf98e67"

const identity = (more: Readonly<Record<string, unknown>>) => ({
  "@odata.type": "#microsoft.graph.identitySet",
  ...more
})
const member = (id: string) => ({ "@odata.type": "#microsoft.graph.identity", id })
const user = member("8d1e6ab6-26c5-4e22-a1bc-06ea7343958e")

const ofCall = (changeType: string, resourceData: Readonly<Record<string, unknown>>, resourceUrl = url): Item => ({
  changeType,
  resourceUrl,
  resourceData: { "@odata.type": "#microsoft.graph.call", ...resourceData }
})

const incoming = ofCall("created", {
  state: "incoming",
  direction: "incoming",
  callbackUri: "https://bot.contoso.com/api/calls/24701998-1a73-4d42-8085-bf46ed0ae039",
  source: {
    "@odata.type": "#microsoft.graph.participantInfo",
    id: "90fad2ce-8989-41a1-8a66-f6636e629a2a",
    identity: identity({
      user: { ...user, tenantId: "632899f8-2ea1-4604-8413-27bd2892079f", identityProvider: "AAD" }
    }),
    endpointType: "default",
    region: "amer",
    languageId: "en-US"
  },
  targets: [
    {
      "@odata.type": "#microsoft.graph.invitationParticipantInfo",
      identity: identity({ applicationInstance: member("832899f8-2ea1-4604-8413-27bd2892079f") }),
      endpointType: "default",
      id: "4520a1a5-5394-5a41-aa12-9ee6fa18cfc8",
      region: "emea",
      languageId: "de-DE"
    }
  ],
  meetingInfo: { "@odata.type": "#microsoft.graph.tokenMeetingInfo", token: "join token" },
  tenantId: "932899f8-2ea1-4604-8413-27bd2892079f",
  myParticipantId: "1520a1a5-5394-4a41-aa72-9ee6fa18cfc8",
  callChainId: "05f2f70f-3a9c-47c1-80a9-cc79e91d8cec",
  incomingContext: {
    "@odata.type": "#microsoft.graph.incomingContext",
    sourceParticipantId: "30fad2ce-8989-41a1-8a66-f6636e629a2a",
    observedParticipantId: "30fad2ce-8989-41a1-8a66-f6636e629a2a"
  },
  id: "e71f0300-9c1f-4d99-b5f4-2722e877d497",
  applicationMetadata: {
    botData: {
      mediaHostedRegion: "USEA",
      user: { participationMethod: "callee", clientLocation: "US" },
      inviteReasons: ["PolicyBasedRecording"],
      policyIdentifier: "Test Policy",
      pairedRecorders: [{ id: "471f0300-5c1f-4d99-b5f4-2722e877d490" }]
    }
  }
})

const roster = (resourceUrl: string, ...kinds: ReadonlyArray<string>): Item => ({
  changeType: "updated",
  resource: `/app/calls/${call}/participants`,
  resourceUrl,
  resourceData: kinds.map((kind) => ({
    "@odata.type": "#microsoft.graph.participant",
    info: {
      "@odata.type": "#microsoft.graph.participantInfo",
      identity: identity({ [kind]: user }),
      endpointType: "default"
    },
    mediaStreams: [
      { "@odata.type": "#microsoft.graph.mediaStream", mediaType: "audio", sourceId: "1", direction: "sendReceive" }
    ],
    isMuted: false,
    isInLobby: false,
    id: null
  }))
})

const ofOperation = (type: string, more: Readonly<Record<string, unknown>>, resourceUrl: string): Item => ({
  changeType: "deleted",
  resourceUrl,
  resourceData: { "@odata.type": `#microsoft.graph.${type}`, status: "completed", clientContext: "c", ...more }
})

const session = { "@odata.type": "#microsoft.graph.contentSharingSession", id: "F7D9EF30FF0A9BD3" }
const sharing = (changeType: string): Item => ({
  changeType,
  resourceUrl: `/communications/calls/${other}/contentsharingsessions`,
  resourceData: [session]
})

const invited = [
  {
    "@odata.type": "#microsoft.graph.invitationParticipantInfo",
    identity: identity({ user: { ...user, identityProvider: "AAD" } })
  }
]

interface Case {
  readonly name: string
  readonly item: Item
  readonly tag: Notification["_tag"]
  /** The call that it is of; default the first. */
  readonly of?: string
}

const cases: ReadonlyArray<Case> = [
  { name: "an incoming call, recorded by policy", item: incoming, tag: "Call" },
  { name: "establishing", item: ofCall("updated", { state: "establishing", id: call }), tag: "Call" },
  {
    name: "established, of a meeting",
    item: ofCall("updated", {
      state: "established",
      chatInfo: { "@odata.type": "#microsoft.graph.chatInfo", threadId: "19:meeting_x@thread.v2", messageId: "0" },
      meetingInfo: {
        "@odata.type": "#microsoft.graph.organizerMeetingInfo",
        organizer: identity({ user }),
        allowConversationWithoutHost: true
      }
    }),
    tag: "Call"
  },
  { name: "transferring", item: ofCall("updated", { state: "transferring" }), tag: "Call" },
  { name: "transfer accepted", item: ofCall("updated", { state: "transferAccepted" }), tag: "Call" },
  {
    name: "transfer completed",
    item: ofCall("deleted", { state: "terminated", terminationReason: "AppTransferred" }),
    tag: "Call"
  },
  {
    name: "transfer failed",
    item: ofCall("updated", {
      state: "established",
      resultInfo: { "@odata.type": "#microsoft.graph.resultInfo", code: 500, subCode: 7700, message: "<message>" },
      replacesContext: "<replacesContext>"
    }),
    tag: "Call"
  },
  { name: "terminating", item: ofCall("updated", { state: "terminating" }), tag: "Call" },
  { name: "deleted without a state", item: ofCall("deleted", { "@odata.id": url }), tag: "Call" },
  {
    name: "terminated, with codes as texts",
    item: ofCall("deleted", { state: "terminated", resultInfo: { code: "200", subcode: "5001", message: "Ended." } }),
    tag: "Call"
  },
  { name: "a roster", item: roster(`${url}/participants`, "user", "application", "guest"), tag: "Participants" },
  {
    name: "a roster at the address of an invitation",
    item: roster(`${url}/operations/participants`, "application"),
    tag: "Participants"
  },
  { name: "a cancelled recording", item: cancelledRecording, tag: "Operation" },
  {
    name: "a prompt in the older form, without resourceUrl",
    item: {
      changeType: "deleted",
      resource: "/app/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5",
      resourceData: { "@odata.type": "#microsoft.graph.playPromptOperation", status: "completed" }
    },
    tag: "Operation"
  },
  {
    name: "tones that were sent",
    item: ofOperation("sendDtmfTonesOperation", { completionReason: "completedSuccessfully" }, `${url}/operations/1`),
    tag: "Operation"
  },
  {
    name: "an invitation",
    item: ofOperation("inviteParticipantsOperation", { participants: invited, id: "1" }, `${url}/operations/1`),
    tag: "Operation"
  },
  {
    name: "an invitation of several",
    item: ofOperation(
      "inviteParticipantsOperation",
      { participants: invited, id: null },
      `${url}/operations/participants`
    ),
    tag: "Operation"
  },
  {
    name: "hold music, without a leading slash",
    item: ofOperation(
      "startHoldMusicOperation",
      { "@odata.etag": 'W/"54451"' },
      `communications/calls/${call}/operations/1`
    ),
    tag: "Operation"
  },
  {
    name: "the large gallery",
    item: ofOperation("addLargeGalleryViewOperation", {}, `${url}/operations/1`),
    tag: "Operation"
  },
  { name: "content sharing started", item: sharing("created"), tag: "ContentSharing", of: other },
  { name: "content sharing updated", item: sharing("updated"), tag: "ContentSharing", of: other },
  { name: "content sharing ended", item: sharing("deleted"), tag: "ContentSharing", of: other },
  {
    name: "content sharing, of which nothing but its address is said",
    item: { changeType: "created", resourceUrl: `/communications/calls/${other}/contentsharingsessions/2765eb15` },
    tag: "ContentSharing",
    of: other
  },
  {
    name: "a participant that joins, recorded by policy",
    item: {
      changeType: "created",
      resourceUrl: url,
      resourceData: {
        "@odata.type": "#microsoft.graph.participantJoiningNotification",
        call: { "@odata.type": "#microsoft.graph.call", state: "incoming", source: { identity: identity({ user }) } }
      }
    },
    tag: "ParticipantJoining"
  },
  {
    name: "a participant that left, recorded by policy",
    item: {
      changeType: "deleted",
      resourceUrl: url,
      resourceData: {
        "@odata.type": "#microsoft.graph.participantLeftNotification",
        participantId: "p",
        call: { "@odata.type": "#microsoft.graph.call", id: call }
      }
    },
    tag: "ParticipantLeft"
  }
]

const read = (...items: ReadonlyArray<Item>) => Result.getOrThrow(decode(JSON.stringify(body(...items))))

describe("a documented notification", () => {
  it.each(cases)("is read: $name", ({ item, of = call, tag }) => {
    const [notification] = read(item)
    assert.deepInclude(notification, { _tag: tag, callId: of })
    const raw = notification === undefined ? undefined : Redacted.value(notification.raw)
    assert.deepStrictEqual(raw, { "@odata.type": "#microsoft.graph.commsNotification", ...item })
  })

  it("is read in a batch as alone", () => {
    const tags = read(...cases.map(({ item }) => item)).map(({ _tag }) => _tag)
    assert.deepStrictEqual(
      tags,
      cases.map(({ tag }) => tag)
    )
  })

  it("has its members typed that no metadata list", () => {
    const [notification] = read(incoming)
    assert(notification?._tag === "Call")
    const { applicationMetadata, source, targets } = notification.call
    assert.deepInclude(applicationMetadata?.botData, { inviteReasons: ["PolicyBasedRecording"] })
    assert.deepInclude(source, { region: "amer", languageId: "en-US", id: "90fad2ce-8989-41a1-8a66-f6636e629a2a" })
    assert.deepInclude(targets?.[0], {
      id: "4520a1a5-5394-5a41-aa12-9ee6fa18cfc8",
      region: "emea",
      languageId: "de-DE"
    })
    const [failed, invitation] = read(
      ofCall("updated", { state: "established", replacesContext: "r" }),
      ofOperation("inviteParticipantsOperation", { participants: invited }, `${url}/operations/1`)
    )
    assert(failed?._tag === "Call" && invitation?._tag === "Operation")
    assert.strictEqual(failed.call.replacesContext, "r")
    assert.deepStrictEqual(invitation.operation.participants, invited)
  })

  it("shows nothing of what it was when it is printed", () => {
    const [notification] = read(ofCall("updated", { state: "established", source: { novel: "+14255550123" } }))
    assert.strictEqual(JSON.stringify(notification?.raw), '"<redacted>"')
  })

  it("names the session, the participant and the call", () => {
    const [started, address, joining, left] = read(
      ...cases.filter(({ name }) => /sharing started|nothing but|joins|that left/.test(name)).map(({ item }) => item)
    )
    assert.deepInclude(started, { sessions: [session] })
    assert.deepInclude(address, { sessions: [{ id: "2765eb15" }] })
    assert(joining?._tag === "ParticipantJoining" && left?._tag === "ParticipantLeft")
    assert.strictEqual(joining.joining.call?.state, "incoming")
    assert.strictEqual(left.left.participantId, "p")
  })
})
