import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Call from "../src/Call.ts"
import * as Meeting from "../src/Meeting.ts"
import { meetingFromUrl } from "../src/promise.ts"
import { callId, client, sent } from "./support/clients.ts"

const threadId = "19:meeting_Win6Ydo4wsMijFjZS00ZGVjLTk5MGUtOTRjNWY2NmNkYTFm@thread.v2"
const tenantId = "aa67bd4c-8475-432d-bd41-39f255720e0a"
const organizerId = "5810cede-f3cc-42eb-b2c1-e9bd5d53ec96"
const context = { Tid: tenantId, Oid: organizerId }

const long = (
  thread: string,
  message = "0",
  said: unknown = context,
  escape: (text: string) => string = encodeURIComponent
) => `https://teams.microsoft.com/l/meetup-join/${escape(thread)}/${message}?context=${escape(JSON.stringify(said))}`
const twice = (text: string) => encodeURIComponent(encodeURIComponent(text))

const chatInfo = { "@odata.type": "#microsoft.graph.chatInfo", threadId, messageId: "0" }
const meetingInfo: Meeting.Meeting["meetingInfo"] = {
  "@odata.type": "#microsoft.graph.organizerMeetingInfo",
  organizer: {
    "@odata.type": "#microsoft.graph.identitySet",
    user: { "@odata.type": "#microsoft.graph.identity", id: organizerId, tenantId }
  }
}
const byId = (passcode: string | null, joinMeetingId = "2345678901234"): Meeting.Meeting["meetingInfo"] => ({
  "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
  joinMeetingId,
  passcode
})

describe("the meeting of a link", () => {
  it.each([
    { name: "the long form", url: long(threadId) },
    { name: "escaped as Teams does", url: long(threadId).replaceAll("%3A", "%3a") },
    { name: "escaped twice", url: long(threadId, "0", context, twice) },
    { name: "not escaped", url: long(threadId, "0", context, (text) => text) },
    { name: "with a hash", url: long(threadId).replace("/l/meetup-join", "/_#/l/meetup-join") },
    {
      name: "of the address bar of Teams",
      url: long(threadId).replace("/l/meetup-join", "/v2/?meetingjoin=true#/l/meetup-join")
    },
    { name: "with a slash at its end", url: long(threadId).replace("?", "/?") },
    { name: "of another cloud", url: long(threadId).replace("teams.microsoft.com", "gov.teams.microsoft.us") },
    { name: "with other members in its context", url: long(threadId, "0", { ...context, IsBroadcastMeeting: true }) },
    { name: "with names in another case", url: long(threadId, "0", { tid: tenantId, oid: organizerId }) }
  ])("by $name", ({ url }) => {
    assert.deepStrictEqual(Meeting.fromUrl(url), Result.succeed({ chatInfo, meetingInfo, tenantId }))
  })

  it("of a channel, with the message that it replies to", () => {
    const channel = "19:cbee7c1c860e465f8258e3cebf7bee0d@thread.skype"
    const url = long(channel, "1533758867081", { ...context, MessageId: "1533758867080" })
    assert.deepStrictEqual(Result.getOrThrow(Meeting.fromUrl(url)).chatInfo, {
      "@odata.type": "#microsoft.graph.chatInfo",
      threadId: channel,
      messageId: "1533758867081",
      replyChainMessageId: "1533758867080"
    })
  })

  it.each([
    { url: "https://teams.microsoft.com/meet/2345678901234?p=aBcD1234", meeting: { meetingInfo: byId("aBcD1234") } },
    { url: "https://teams.microsoft.com/meet/2345678901234?p=", meeting: { meetingInfo: byId(null) } },
    { url: "https://teams.live.com/meet/2345678901234", meeting: { meetingInfo: byId(null) } },
    { url: "https://teams.microsoft.com/meet/234%20567%208901234/?p=x", meeting: { meetingInfo: byId("x") } }
  ])("by the short form $url, which names no tenant", ({ meeting, url }) => {
    assert.deepStrictEqual(Meeting.fromUrl(url), Result.succeed(meeting))
    assert.deepStrictEqual(Meeting.fromUrl(url, { tenantId }), Result.succeed({ ...meeting, tenantId }))
  })

  it.each([
    { url: "", part: "url" },
    { url: "meet 234", part: "url" },
    { url: "mailto:a@contoso.com", part: "url" },
    { url: "https://teams.microsoft.com/l/chat/0/0", part: "url" },
    { url: "https://teams.microsoft.com/meet/abc?p=secret", part: "url" },
    { url: "https://teams.microsoft.com/meet/", part: "url" },
    { url: "https://teams.microsoft.com/l/meetup-join/%E0%A4%A/0?context={}", part: "url" },
    { url: long(threadId).replace(/\?.*/, ""), part: "context" },
    { url: long(threadId, "0", "text"), part: "context" },
    { url: long(threadId, "0", [1]), part: "context" },
    { url: long(threadId).replace(/context=.*/, "context=%7B"), part: "context" },
    { url: long(threadId, "0", { Tid: tenantId }), part: "context.Oid" },
    { url: long(threadId, "0", { Oid: 7, Tid: tenantId }), part: "context.Oid" },
    { url: long(threadId, "0", { Oid: organizerId, Tid: "" }), part: "context.Tid" }
  ])("is refused, by its $part: $url", ({ part, url }) => {
    const error = Result.getOrThrow(Result.flip(Meeting.fromUrl(url)))
    assert.strictEqual(error.part, part)
    assert.notInclude(error.message, "secret")
    assert.throws(() => meetingFromUrl(url), Meeting.MeetingUrlError)
  })

  it.each([undefined, null, 7, {}, [long(threadId)], new URL(long(threadId)), Symbol("url")])(
    "is refused where it is no string: %s",
    (url) => {
      // As a program in JavaScript may call it.
      const given: Result.Result<Meeting.Meeting, Meeting.MeetingUrlError> = Reflect.apply(Meeting.fromUrl, undefined, [
        url
      ])
      const { expected, part } = Result.getOrThrow(Result.flip(given))
      assert.deepStrictEqual([part, expected], ["url", "expected a string, the link of a meeting"])
      assert.throws(() => void Reflect.apply(meetingFromUrl, undefined, [url]), Meeting.MeetingUrlError)
    }
  )

  it("is the same for promises", () => {
    assert.deepStrictEqual(meetingFromUrl(long(threadId)), { chatInfo, meetingInfo, tenantId })
  })
})

describe("a meeting", () => {
  it("by the id that people type, without spaces", () => {
    assert.deepStrictEqual(Meeting.byId({ joinMeetingId: "234 567 890 123 4", passcode: "p", tenantId }), {
      meetingInfo: byId("p"),
      tenantId
    })
    assert.deepStrictEqual(Meeting.byId({ joinMeetingId: "1" }), { meetingInfo: byId(null, "1") })
    assert.deepStrictEqual(Meeting.byId({ joinMeetingId: "1", passcode: "" }), { meetingInfo: byId(null, "1") })
  })

  it("by its chat", () => {
    assert.deepStrictEqual(Meeting.byChat({ threadId, organizerId, tenantId }), { chatInfo, meetingInfo, tenantId })
  })

  it("by its token", () => {
    const token: Meeting.Meeting["meetingInfo"] = { "@odata.type": "#microsoft.graph.tokenMeetingInfo", token: "t" }
    assert.deepStrictEqual(Meeting.byToken("t"), { meetingInfo: token })
    assert.deepStrictEqual(Meeting.byToken("t", { tenantId }), { meetingInfo: token, tenantId })
  })

  it.effect.each([
    { name: "a link", meeting: Result.getOrThrow(Meeting.fromUrl(long(threadId))) },
    { name: "an id", meeting: Meeting.byId({ joinMeetingId: "1", tenantId }) },
    { name: "a token", meeting: Meeting.byToken("t", { tenantId }) }
  ])("by $name is what create takes, with its tenant beside it", ({ meeting }) => {
    const transport = ScriptedTransport.make([{ status: 201, body: { id: callId } }])
    return Effect.gen(function* () {
      yield* Call.create({
        callbackUri: "https://bot.contoso.com/calls",
        requestedModalities: ["audio"],
        mediaConfig: {},
        ...meeting
      })
      assert.deepInclude(sent(transport).json, { ...meeting })
    }).pipe(Effect.provide(client(transport)))
  })
})
