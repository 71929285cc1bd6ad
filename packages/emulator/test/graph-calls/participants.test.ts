/** Participants of group calls and meetings: rosters, mute, hold, invitations, removal, lobby, roles and what meetings do. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, listAt, signed, textAt } from "../identity/support/wire.ts"
import {
  ask,
  callbackUri,
  calls,
  callOf,
  clientId,
  idsOf,
  makeBot,
  meetingOf,
  type Notified,
  prompt,
  send,
  short,
  target
} from "./support/bot.ts"

/** A call of three, established; nothing of its beginning is left among the posts. */
const group = Effect.fnUntraced(function* (posts: Array<Notified>, more: object = {}, version = "v1.0") {
  yield* begin
  const { advance } = yield* Emulator
  const users = [target("user", "a"), target("user", "b")]
  const call = yield* ask("POST", `/${version}/communications/calls`, { ...callOf(), targets: users, ...more })
  const path = `/${version}/communications/calls/${textAt(call, "id")}`
  yield* advance(1000)
  const ids = idsOf(at(yield* ask("GET", `${path}/participants`), "value"))
  posts.length = 0
  return { path, ids, advance, id: textAt(call, "id") }
})

const roster = (post: Notified | undefined) => listAt(post?.item, "resourceData")
const one = (post: Notified | undefined, id: string | undefined) => roster(post).find((each) => at(each, "id") === id)
const resultOf = (post: Notified | undefined) => {
  const info = at(post?.item, "resourceData", "resultInfo")
  return `${String(at(info, "code"))}/${String(at(info, "subcode"))}`
}

describe("the roster", () => {
  it.effect("lists everybody with their streams; a call between two lists nobody", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { ids, path } = yield* group(posts)
      assert.deepStrictEqual(Object.keys(ids).toSorted(), [clientId, "a", "b"].toSorted())
      const participant = yield* ask("GET", `${path}/participants/${ids["a"] ?? ""}`)
      assert.strictEqual(at(participant, "info", "identity", "user", "id"), "a")
      assert.strictEqual(at(participant, "mediaStreams", 0, "direction"), "sendReceive")
      assert.strictEqual((yield* send({ method: "GET", path: `${path}/participants/none` })).status, 404)
      const call = yield* ask("POST", calls, callOf())
      assert.deepStrictEqual(at(yield* ask("GET", `${calls}/${textAt(call, "id")}/participants`), "value"), [])
    }).pipe(Effect.provide(layer))
  })

  it.effect("comes in numbered parts to a call that asks for them", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const callOptions = { "@odata.type": "#microsoft.graph.outgoingCallOptions", isDeltaRosterEnabled: true }
      const { advance, id, ids, path } = yield* group(posts, { callOptions })
      yield* ask("POST", `${path}/participants/${ids["a"] ?? ""}/mute`, {})
      yield* (yield* Emulator).graphLeave(id, ids["b"])
      yield* advance(0)
      const parts = posts.map(({ item }) => at(item, "resourceData"))
      assert.deepStrictEqual(
        parts.map((part) => at(part, "sequenceNumber")),
        [3, 4]
      )
      assert.strictEqual(at(parts[0], "@odata.type"), "#microsoft.graph.deltaParticipants")
      assert.deepStrictEqual(
        [at(parts[0], "participants", 0, "id"), at(parts[0], "participants", 0, "isMuted")],
        [ids["a"], true]
      )
      assert.strictEqual(at(parts[1], "participants", 0, "id"), ids["b"])
      assert.strictEqual(at(parts[1], "participants", 0, "removedState", "reason"), "Removed")
      assert.strictEqual(at(parts[1], "participants", 0, "rosterSequenceNumber"), 4)
    }).pipe(Effect.provide(layer))
  })

  it.effect("of a group in which one is left alone is the last: the call ends", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, ids } = yield* group(posts)
      const { graphLeave } = yield* Emulator
      yield* graphLeave(id, ids["a"])
      yield* graphLeave(id, ids["b"])
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["participants 2", "terminated"])
      assert.strictEqual(resultOf(posts[1]), "200/5001")
    }).pipe(Effect.provide(layer))
  })
})

describe("mute", () => {
  it.effect("and hold, recording, transcription and sharing are in the journal, with whom they concern", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, ids, path } = yield* group(posts, {}, "beta")
      const participant = `${path}/participants/${ids["a"] ?? ""}`
      for (const action of [`${path}/mute`, `${path}/mute`, `${path}/unmute`, `${participant}/mute`])
        yield* ask("POST", action, {})
      for (const action of ["startHoldMusic", "stopHoldMusic"]) {
        yield* ask("POST", `${participant}/${action}`, {})
        yield* advance(1000)
      }
      for (const action of ["startRecording", "stopRecording", "startTranscription"]) {
        yield* ask("POST", `${path}/${action}`, { clientContext: "it" })
        yield* advance(1000)
      }
      const entries = yield* (yield* Emulator).journal()
      const said = entries.filter(
        ({ name }) => /muted|held|resumed|recording|transcription/.test(name) && !/Call_/.test(name)
      )
      assert.deepStrictEqual(
        said
          .filter(({ kind }) => kind === "state")
          .map(({ data, name }) => [name, data["status"] ?? at(data["participant"], "rawId")]),
        [
          ["participant muted", `28:orgid:${clientId}`],
          ["participant unmuted", `28:orgid:${clientId}`],
          ["participant muted", "8:orgid:a"],
          ["participant held", "8:orgid:a"],
          ["participant resumed", "8:orgid:a"],
          ["Graph call recording status", "recording"],
          ["Graph call recording status", "notRecording"],
          ["Graph call transcription", "active"]
        ]
      )
    }).pipe(Effect.provide(layer))
  })

  it.effect("of the application, of a participant and of all is answered completed and shown by the roster", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, ids, path } = yield* group(posts, {}, "beta")
      for (const [action, type, muted] of [
        ["mute", "muteParticipantOperation", [clientId]],
        ["unmute", "unmuteParticipantOperation", []],
        [`participants/${ids["a"] ?? ""}/mute`, "muteParticipantOperation", ["a"]],
        ["participants/muteAll", "muteParticipantsOperation", ["a", "b"]]
      ] as const) {
        const answer = yield* send({ method: "POST", path: `${path}/${action}`, body: { clientContext: action } })
        assert.strictEqual(answer.status, 200)
        assert.strictEqual(at(answer.body, "@odata.type"), `#microsoft.graph.${type}`)
        assert.strictEqual(at(answer.body, "status"), "completed")
        assert.strictEqual(answer.header("location")?.endsWith(`/operations/${textAt(answer.body, "id")}`), true)
        yield* advance(0)
        const shown = roster(posts.at(-1)).filter((each) => at(each, "isMuted") === true)
        assert.deepStrictEqual(Object.keys(idsOf(shown)).toSorted(), [...muted].toSorted())
        for (const each of shown) assert.isTrue(at(each, "mediaStreams", 0, "serverMuted"))
      }
      assert.strictEqual(posts.length, 4)
    }).pipe(Effect.provide(layer))
  })

  it.effect("in a call between two is refused", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const call = yield* ask("POST", calls, callOf())
      yield* (yield* Emulator).advance(1000)
      const path = `${calls}/${textAt(call, "id")}/mute`
      assert.strictEqual((yield* send({ method: "POST", path, body: {} })).status, 400)
    }).pipe(Effect.provide(layer))
  })
})

describe("hold music", () => {
  it.effect("is answered 202, and told when it began and ended; a file that cannot be played fails", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, ids, path } = yield* group(posts)
      const participant = `${path}/participants/${ids["a"] ?? ""}`
      const mediaPrompt = (name: string) => ({ "@odata.type": "#microsoft.graph.mediaPrompt", ...prompt(10, name) })
      const started = yield* send({
        method: "POST",
        path: `${participant}/startHoldMusic`,
        body: { clientContext: "1" }
      })
      assert.strictEqual(started.status, 202)
      assert.strictEqual(at(started.body, "status"), "running")
      yield* advance(1000)
      yield* ask("POST", `${participant}/stopHoldMusic`, {})
      yield* advance(1000)
      yield* ask("POST", `${participant}/startHoldMusic`, { customPrompt: mediaPrompt("not-found.mp3") })
      yield* advance(2000)
      assert.deepStrictEqual(posts.map(short), [
        "startHoldMusicOperation completed",
        "stopHoldMusicOperation completed",
        "startHoldMusicOperation failed"
      ])
      assert.strictEqual(resultOf(posts[2]), "400/8536")
    }).pipe(Effect.provide(layer))
  })

  it.effect("puts an ACS participant on hold for the ACS application as well", () => {
    const held: Array<unknown> = []
    const { layer, posts } = makeBot({ graphWebhooks: ["https://bot.contoso.com/api/calls"] })
    return Effect.gen(function* () {
      yield* begin
      const { advance } = yield* Emulator
      const { body } = yield* signed({
        method: "POST",
        path: "/calling/callConnections?api-version=2025-05-15",
        body: {
          targets: [{ phoneNumber: { value: "+14255550123" } }, { phoneNumber: { value: "+14255550124" } }],
          sourceCallerIdNumber: { value: "+14255550100" },
          callbackUri: "http://127.0.0.1:9/"
        }
      })
      yield* advance(1000)
      const leg = textAt(body, "callConnectionId")
      yield* signed({
        method: "POST",
        path: `/calling/callConnections/${leg}/participants:add?api-version=2025-05-15`,
        body: { participantToAdd: { microsoftTeamsApp: { appId: clientId, cloud: "public" } } }
      })
      yield* advance(0)
      const call = posts.map(({ item }) => at(item, "resourceData")).find((data) => at(data, "state") === "incoming")
      const path = `${calls}/${textAt(call, "id")}`
      yield* ask("POST", `${path}/answer`, {
        acceptedModalities: ["audio"],
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
      })
      yield* advance(1000)
      const ids = idsOf(at(yield* ask("GET", `${path}/participants`), "value"))
      yield* ask("POST", `${path}/participants/${ids["+14255550123"] ?? ""}/startHoldMusic`, {})
      yield* advance(1000)
      for (const participant of listAt(yield* (yield* Emulator).state, "participants"))
        if (at(participant, "isOnHold") === true) held.push(at(participant, "identifier", "rawId"))
      assert.deepStrictEqual(held, ["4:+14255550123"])
    }).pipe(Effect.provide(layer))
  })
})

describe("invite", () => {
  it.effect("is answered running, told completed with who was invited, and then the roster has them", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* group(posts)
      const participants = [target("user", "c"), target("user", "00000000-0000-4000-8000-000000000603")]
      const answer = yield* send({
        method: "POST",
        path: `${path}/participants/invite`,
        body: { participants, clientContext: "i" }
      })
      assert.strictEqual(answer.status, 200)
      assert.strictEqual(at(answer.body, "status"), "running")
      assert.deepStrictEqual(at(answer.body, "participants"), participants)
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["participants 4", "inviteParticipantsOperation completed"])
      assert.deepStrictEqual(at(posts[1]?.item, "resourceData", "participants"), participants)
    }).pipe(Effect.provide(layer))
  })

  it.effect("fails when nobody comes, and with 412/9999 and 403 for telephones that no number sponsors", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* group(posts)
      const invite = (who: object, to = path) =>
        Effect.andThen(ask("POST", `${to}/participants/invite`, { participants: [who] }), advance(1000))
      yield* invite(target("user", "00000000-0000-4000-8000-000000000486"))
      yield* invite(target("phone", "+14255550123"))
      const meeting = yield* ask("POST", calls, {
        ...meetingOf(""),
        meetingInfo: { "@odata.type": "#microsoft.graph.tokenMeetingInfo", token: "t" }
      })
      yield* advance(1000)
      yield* invite(target("phone", "+14255550123"), `${calls}/${textAt(meeting, "id")}`)
      const failures = posts.filter((post) => short(post) === "inviteParticipantsOperation failed")
      assert.deepStrictEqual(failures.map(resultOf), ["486/0", "412/9999", "403/9999"])
    }).pipe(Effect.provide(layer))
  })

  it.effect("with replacesCallId brings whoever the application talks to in a call between two, which is over", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* group(posts)
      const call = yield* ask("POST", calls, callOf("c"))
      yield* advance(1000)
      posts.length = 0
      const invited = target("user", "c", { replacesCallId: textAt(call, "id") })
      yield* ask("POST", `${path}/participants/invite`, { participants: [invited] })
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short).toSorted(), [
        "inviteParticipantsOperation completed",
        "participants 4",
        "terminated"
      ])
    }).pipe(Effect.provide(layer))
  })
})

describe("one participant has one id", () => {
  const invited = (who: object) => ({ participants: [who] })

  it.effect("who is in and is invited again: the operation fails, nobody rings, and the roster is as it was", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, ids, path } = yield* group(posts)
      yield* ask("POST", `${path}/participants/${ids["a"] ?? ""}/mute`, {})
      yield* advance(0)
      posts.length = 0
      yield* ask("POST", `${path}/participants/invite`, invited(target("user", "A", { participantId: "other" })))
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["inviteParticipantsOperation failed"])
      assert.strictEqual(resultOf(posts[0]), "400/8559")
      const roster = listAt(yield* ask("GET", `${path}/participants`), "value")
      assert.deepStrictEqual(idsOf(roster), ids)
      assert.deepStrictEqual(
        roster.map((each) => at(each, "isMuted")),
        [false, true, false]
      )
    }).pipe(Effect.provide(layer))
  })

  it.effect("who rings and is invited again comes once", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* group(posts)
      for (let i = 0; i < 2; i++) yield* ask("POST", `${path}/participants/invite`, invited(target("user", "c")))
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short).toSorted(), [
        "inviteParticipantsOperation completed",
        "inviteParticipantsOperation failed",
        "participants 4"
      ])
    }).pipe(Effect.provide(layer))
  })

  it.effect("whoever comes along with somebody who is in already", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* group(posts)
      const participants = [target("user", "a"), target("user", "c")]
      yield* ask("POST", `${path}/participants/invite`, { participants })
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["participants 4", "inviteParticipantsOperation completed"])
    }).pipe(Effect.provide(layer))
  })

  it.effect("who is named twice in one request is refused", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { path } = yield* group(posts)
      const twice = [target("user", "c"), target("user", "C")]
      const incoming = yield* (yield* Emulator).graphIncomingCall({ callbackUri, from: "8:orgid:u" })
      for (const [to, body, field] of [
        [calls, { ...callOf(), targets: twice }, "targets"],
        [`${path}/participants/invite`, { participants: twice }, "participants"],
        [`${calls}/${incoming}/redirect`, { targets: twice }, "targets"]
      ] as const) {
        const refused = yield* send({ method: "POST", path: to, body })
        assert.strictEqual(refused.status, 400)
        assert.include(textAt(refused.body, "error", "message"), `${field}[1].identity: expected somebody not named`)
      }
    }).pipe(Effect.provide(layer))
  })

  it.effect("who is invited under an id can be taken out before they answer: the operation fails, cancelled", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* group(posts)
      const participantId = "0A1B2C3D-4E5F-4A6B-8C7D-0E1F2A3B4C5D"
      const participant = `${path}/participants/${participantId.toLowerCase()}`
      yield* ask("POST", `${path}/participants/invite`, invited(target("user", "c", { participantId })))
      assert.strictEqual((yield* send({ method: "DELETE", path: participant })).status, 204)
      yield* advance(60_000)
      assert.deepStrictEqual(posts.map(short), ["inviteParticipantsOperation failed"])
      assert.strictEqual(resultOf(posts[0]), "400/8508")
      assert.strictEqual((yield* send({ method: "DELETE", path: participant })).status, 404)
      yield* ask("POST", `${path}/participants/invite`, invited(target("user", "c", { participantId })))
      yield* advance(1000)
      assert.strictEqual((yield* send({ method: "DELETE", path: participant })).status, 204)
    }).pipe(Effect.provide(layer))
  })
})

describe("delete a participant", () => {
  it.effect("answers 204, and the roster is without them", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, ids, path } = yield* group(posts)
      const participant = `${path}/participants/${ids["a"] ?? ""}`
      assert.strictEqual((yield* send({ method: "DELETE", path: participant })).status, 204)
      yield* advance(0)
      assert.deepStrictEqual(posts.map(short), ["participants 2"])
      assert.isUndefined(one(posts[0], ids["a"]))
      assert.strictEqual((yield* send({ method: "DELETE", path: participant })).status, 404)
    }).pipe(Effect.provide(layer))
  })
})

describe("a meeting", () => {
  const guest = { source: { identity: { guest: { id: "g", displayName: "Guest" } } } }
  const join = Effect.fnUntraced(function* (posts: Array<Notified>, more: object = {}) {
    yield* begin
    const { advance } = yield* Emulator
    const call = yield* ask("POST", "/beta/communications/calls", meetingOf("9999999", more))
    yield* advance(1000)
    const id = textAt(call, "id")
    const seen = posts.map(short)
    posts.length = 0
    return { advance, id, path: `/beta/communications/calls/${id}`, seen }
  })

  it.effect("is the same for all who join it, each told who is there", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const first = yield* join(posts)
      yield* join(posts)
      const participants = at(yield* ask("GET", `${first.path}/participants`), "value")
      assert.strictEqual(at(participants, "length"), 2)
      yield* ask("DELETE", first.path)
      yield* first.advance(0)
      assert.deepStrictEqual(posts.map(short).toSorted(), ["participants 1", "terminated", "terminating"])
    }).pipe(Effect.provide(layer))
  })

  it.effect("ends for an application that another call removes with 5300", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const first = yield* join(posts)
      const second = yield* join(posts)
      const { myParticipantId } = Object(yield* ask("GET", second.path))
      yield* ask("DELETE", `${first.path}/participants/${String(myParticipantId)}`)
      yield* first.advance(0)
      const over = posts.find((post) => short(post) === "terminated")
      assert.strictEqual(at(over?.item, "resourceData", "id"), second.id)
      assert.strictEqual(at(over?.item, "resourceData", "resultInfo", "subcode"), 5300)
    }).pipe(Effect.provide(layer))
  })

  it.effect("has a guest wait in its lobby, alone in the roster, until it is admitted", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      yield* join(posts)
      const { advance, id, seen } = yield* join(posts, guest)
      assert.include(seen, "participants 1")
      assert.notInclude(seen, "established active")
      yield* (yield* Emulator).graphLobby(id, "admit")
      yield* advance(1000)
      const shorts = posts.filter(({ read }) => "callId" in read && read.callId === id).map(short)
      assert.deepStrictEqual(shorts, ["participants 2", "established active"])
    }).pipe(Effect.provide(layer))
  })

  for (const [name, act, millis] of [
    ["whom nobody lets in", () => Effect.void, 30 * 60_000],
    ["who is refused", (id: string) => Effect.flatMap(Emulator, ({ graphLobby }) => graphLobby(id, "refuse")), 0]
  ] as const)
    it.effect(`ends for a guest ${name} with 5855`, () => {
      const { layer, posts } = makeBot()
      return Effect.gen(function* () {
        const { advance, id } = yield* join(posts, guest)
        yield* act(id)
        yield* advance(millis)
        assert.deepStrictEqual(posts.map(short), ["terminated"])
        assert.strictEqual(resultOf(posts[0]), "200/5855")
      }).pipe(Effect.provide(layer))
    })

  it.effect("tells the others when a guest hangs up in the lobby", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const host = yield* join(posts)
      const { advance, path } = yield* join(posts, guest)
      yield* ask("DELETE", path)
      yield* advance(0)
      const rosters = posts.filter(({ read }) => "callId" in read && read.callId === host.id)
      assert.deepStrictEqual(rosters.map(short), ["participants 1"])
      const listed = at(yield* ask("GET", `${host.path}/participants`), "value")
      assert.deepStrictEqual(at(rosters[0]?.item, "resourceData"), listed)
      // Nothing of its waiting is left.
      yield* advance(30 * 60_000)
      assert.strictEqual(posts.filter(({ read }) => "callId" in read && read.callId === host.id).length, 1)
    }).pipe(Effect.provide(layer))
  })

  it.effect("has a guest in its lobby admit nobody, itself included, and do nothing with those who are in", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      yield* join(posts)
      const { path } = yield* join(posts, guest)
      const own = textAt(yield* ask("GET", path), "myParticipantId")
      for (const [action, body] of [
        [`${path}/participants/${own}/admitFromLobby`, {}],
        [`${path}/participants/admitAllFromLobby`, {}],
        [`${path}/participants/invite`, { participants: [target("user", "a")] }],
        [`${path}/mute`, {}],
        [`${path}/transfer`, { transferTarget: target("user", "a") }]
      ] as const) {
        const refused = yield* send({ method: "POST", path: action, body })
        assert.strictEqual(refused.status, 400, action)
        assert.include(textAt(refused.body, "error", "message"), "The call is in the lobby")
      }
    }).pipe(Effect.provide(layer))
  })

  it.effect("finds those who wait by their ids in either case, with and without dashes", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { id, path } = yield* join(posts)
      const waiting = yield* join(posts, guest)
      const own = textAt(yield* ask("GET", waiting.path), "myParticipantId")
      const written = own.replaceAll("-", "").toUpperCase()
      assert.strictEqual(at(yield* ask("GET", `${path}/participants/${written}`), "isInLobby"), true)
      const { control } = yield* Emulator
      const refused = yield* control("POST", `/graph/calls/${id}/lobby`, { participant: written, decision: "refuse" })
      assert.strictEqual(textAt(refused, "id"), own)
      assert.strictEqual((yield* send({ method: "GET", path: `${path}/participants/${written}` })).status, 404)
      const again = yield* join(posts, guest)
      const other = textAt(yield* ask("GET", again.path), "myParticipantId")
        .replaceAll("-", "")
        .toUpperCase()
      yield* ask("POST", `${path}/participants/${other}/removeFromLobby`, {})
    }).pipe(Effect.provide(layer))
  })

  it.effect("has no media for a guest in its lobby, and has them when it is admitted", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance } = yield* join(posts)
      const { id, path } = yield* join(posts, guest)
      const refusals = [
        ["playPrompt", { prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt", ...prompt(10) }] }],
        ["recordResponse", { maxRecordDurationInSeconds: 10 }],
        ["cancelMediaProcessing", {}],
        ["subscribeToTone", {}],
        ["sendDtmfTones", { tones: ["tone1"] }]
      ] as const
      for (const [action, body] of refusals) {
        const refused = yield* send({ method: "POST", path: `${path}/${action}`, body })
        assert.strictEqual(refused.status, 400, action)
        assert.include(textAt(refused.body, "error", "message"), "The call is in the lobby")
      }
      yield* (yield* Emulator).graphLobby(id, "admit")
      yield* advance(1000)
      for (const [action, body] of refusals) yield* ask("POST", `${path}/${action}`, body)
    }).pipe(Effect.provide(layer))
  })

  it.effect("has somebody in its lobby who is not muted or held, and who can be taken out", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* join(posts)
      const { control } = yield* Emulator
      const body = { participant: "8:orgid:a", decision: "wait" }
      const waiting = textAt(yield* control("POST", `/graph/calls/${id}/lobby`, body), "id")
      const participant = `${path}/participants/${waiting.toUpperCase()}`
      for (const [to, given] of [
        [`${participant}/mute`, {}],
        [`${participant}/startHoldMusic`, {}],
        [`${participant}/stopHoldMusic`, {}],
        [`${path}/participants/muteAll`, { participants: [waiting] }]
      ] as const) {
        const refused = yield* send({ method: "POST", path: to, body: given })
        assert.strictEqual(refused.status, 400, to)
        assert.include(textAt(refused.body, "error", "message"), "The participant is in the lobby")
      }
      assert.strictEqual((yield* send({ method: "DELETE", path: participant })).status, 204)
      yield* advance(0)
      assert.deepStrictEqual(Object.keys(idsOf(at(posts.at(-1)?.item, "resourceData"))), [clientId])
      for (const method of ["GET", "DELETE"] as const)
        assert.strictEqual((yield* send({ method, path: participant })).status, 404)
    }).pipe(Effect.provide(layer))
  })

  it.effect("has a guest in its lobby whose call ends when it is taken out", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* join(posts)
      const waiting = yield* join(posts, guest)
      const own = textAt(yield* ask("GET", waiting.path), "myParticipantId")
      yield* ask("DELETE", `${path}/participants/${own}`)
      yield* advance(0)
      const [end] = posts.filter(({ read }) => "callId" in read && read.callId === waiting.id)
      assert.deepStrictEqual([end === undefined ? "" : short(end), resultOf(end)], ["terminated", "200/5855"])
    }).pipe(Effect.provide(layer))
  })

  it.effect("has nobody in its lobby twice, or there and in it", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* join(posts)
      const { control } = yield* Emulator
      const wait = { participant: "8:orgid:a", decision: "wait" }
      const first = textAt(yield* control("POST", `/graph/calls/${id}/lobby`, wait), "id")
      const twice = yield* Effect.flip(control("POST", `/graph/calls/${id}/lobby`, wait))
      assert.include(twice.message, "neither in nor in the lobby")
      yield* ask("POST", `${path}/participants/invite`, { participants: [target("user", "a")] })
      yield* advance(1000)
      yield* ask("POST", `${path}/participants/${first}/admitFromLobby`, {})
      yield* advance(0)
      const participants = listAt(yield* ask("GET", `${path}/participants`), "value")
      assert.lengthOf(participants, 2)
      assert.lengthOf(Object.keys(idsOf(participants)), 2)
    }).pipe(Effect.provide(layer))
  })

  it.effect("has others wait: the application admits one, removes one, and admits all", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* join(posts)
      const { control } = yield* Emulator
      const waiting: Array<string> = []
      for (const user of ["a", "b", "c", "d"]) {
        const body = { participant: `8:orgid:${user}`, decision: "wait" }
        waiting.push(textAt(yield* control("POST", `/graph/calls/${id}/lobby`, body), "id"))
      }
      yield* advance(0)
      const lobby = roster(posts.at(-1)).filter((each) => at(each, "isInLobby") === true)
      assert.deepStrictEqual(
        lobby.map((each) => at(each, "id")),
        waiting
      )
      const [a = "", b = ""] = waiting
      assert.strictEqual(at(yield* ask("GET", `${path}/participants/${a}`), "isInLobby"), true)
      for (const [action, type] of [
        [`participants/${a}/admitFromLobby`, "admitFromLobbyOperation"],
        [`participants/${b}/removeFromLobby`, "removeFromLobbyOperation"],
        ["participants/admitAllFromLobby", "admitAllFromLobbyOperation"]
      ] as const)
        assert.strictEqual(at(yield* ask("POST", `${path}/${action}`, {}), "@odata.type"), `#microsoft.graph.${type}`)
      yield* advance(0)
      assert.deepStrictEqual(
        Object.keys(idsOf(at(posts.at(-1)?.item, "resourceData"))).toSorted(),
        [clientId, "a", "c", "d"].toSorted()
      )
    }).pipe(Effect.provide(layer))
  })

  it.effect("is recorded and transcribed, as its roster and its call say", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* join(posts)
      for (const action of ["startRecording", "startTranscription", "stopTranscription", "stopRecording"]) {
        const answer = yield* send({ method: "POST", path: `${path}/${action}`, body: {} })
        assert.strictEqual(answer.status, 202)
        yield* advance(1000)
      }
      assert.deepStrictEqual(posts.map(short), [
        "startRecordingOperation completed",
        "participants 1",
        "startTranscriptionOperation completed",
        "established",
        "stopTranscriptionOperation completed",
        "established",
        "stopRecordingOperation completed",
        "participants 1"
      ])
      assert.strictEqual(at(posts[3]?.item, "resourceData", "transcription", "state"), "active")
      assert.strictEqual(at(posts[7]?.item, "resourceData", 0, "recordingInfo", "recordingStatus"), "notRecording")
    }).pipe(Effect.provide(layer))
  })

  it.effect("shows a large gallery, content that is shared, and who shares the screen", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const callOptions = {
        "@odata.type": "#microsoft.graph.outgoingCallOptions",
        isContentSharingNotificationEnabled: true
      }
      const mediaConfig = { "@odata.type": "#microsoft.graph.appHostedMediaConfig", blob: "b" }
      const { advance, id, path } = yield* join(posts, { callOptions, mediaConfig })
      assert.strictEqual((yield* send({ method: "POST", path: `${path}/addLargeGalleryView`, body: {} })).status, 202)
      const role = yield* send({ method: "POST", path: `${path}/changeScreenSharingRole`, body: { role: "sharer" } })
      assert.strictEqual(role.status, 202)
      yield* advance(1000)
      const { control } = yield* Emulator
      const participant = Object.values(idsOf(at(posts[0]?.item, "resourceData")))[0]
      const session = yield* control("POST", `/graph/calls/${id}/content-sharing`, { participant, sharing: true })
      assert.deepStrictEqual(
        listAt(yield* ask("GET", `${path}/contentSharingSessions`), "value").map((each) => at(each, "id")),
        [at(session, "id")]
      )
      const read = yield* ask("GET", `${path}/contentSharingSessions/${textAt(session, "id")}`)
      assert.strictEqual(at(read, "presenterParticipantId"), participant)
      yield* control("POST", `/graph/calls/${id}/content-sharing`, { participant, sharing: false })
      yield* advance(0)
      assert.deepStrictEqual(posts.map(short), [
        "participants 1",
        "addLargeGalleryViewOperation completed",
        "sharing created",
        "sharing deleted"
      ])
      assert.strictEqual(at(posts[0]?.item, "resourceData", 0, "mediaStreams", 1, "direction"), "sendOnly")
      const plain = yield* join(posts)
      const refused = yield* send({
        method: "POST",
        path: `${plain.path}/changeScreenSharingRole`,
        body: { role: "viewer" }
      })
      assert.strictEqual(refused.status, 400)
    }).pipe(Effect.provide(layer))
  })

  it.effect(
    "takes a report of synthetic media of a participant once a minute, else 429 with a fractional Retry-After",
    () => {
      const { layer, posts } = makeBot()
      return Effect.gen(function* () {
        const { advance, path } = yield* join(posts)
        const [id = ""] = Object.values(idsOf(at(yield* ask("GET", `${path}/participants`), "value")))
        const body = {
          id: "7f7a1bd1-4d0b-4a34-a2b5-02d2b1d8b1a3",
          detectionDateTime: "2026-03-14T09:26:53Z",
          overallConfidence: 0.9,
          isMalicious: false,
          contentMetadata: { mediaType: "audio" },
          detections: []
        }
        const report = { method: "POST", path: `${path}/participants/${id}/reportSyntheticMedia`, body } as const
        const first = yield* send(report)
        assert.strictEqual(first.status, 200, JSON.stringify(first.body))
        yield* advance(57_872)
        const second = yield* send(report)
        assert.strictEqual(second.status, 429)
        assert.strictEqual(second.header("retry-after"), "2.128")
        yield* advance(2128)
        assert.strictEqual((yield* send(report)).status, 200)
      }).pipe(Effect.provide(layer))
    }
  )
})

describe("audio routing groups", () => {
  it.effect("are created (200), listed, read, changed and deleted", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { path } = yield* group(posts)
      const groups = `${path}/audioRoutingGroups`
      const type = { "@odata.type": "#microsoft.graph.audioRoutingGroup" }
      const made = { ...type, id: "oneToOne", routingMode: "oneToOne", sources: ["s"], receivers: ["r"] }
      const answer = yield* send({ method: "POST", path: groups, body: made })
      assert.strictEqual(answer.status, 200)
      assert.deepStrictEqual(answer.body, made)
      assert.strictEqual((yield* send({ method: "POST", path: groups, body: made })).status, 400)
      assert.deepStrictEqual(at(yield* ask("GET", groups), "value"), [made])
      const changed = yield* ask("PATCH", `${groups}/oneToOne`, { ...type, receivers: ["r", "t"] })
      assert.deepStrictEqual(at(changed, "receivers"), ["r", "t"])
      assert.deepStrictEqual(yield* ask("GET", `${groups}/oneToOne`), changed)
      assert.strictEqual((yield* send({ method: "DELETE", path: `${groups}/oneToOne` })).status, 204)
      assert.strictEqual((yield* send({ method: "GET", path: `${groups}/oneToOne` })).status, 404)
    }).pipe(Effect.provide(layer))
  })
})
