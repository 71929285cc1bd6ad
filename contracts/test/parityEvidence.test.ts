/** What the parity table says is held against the tests of the local cloud: nothing is known from a title, a comment or a list alone. */
import * as callAutomation from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { officialTests, recordedTests, withoutWords } from "../src/pacts/paths.ts"
import { operationsOf, services } from "../src/declared.ts"
import { parity } from "../src/parity.ts"

const { rows } = await Effect.runPromise(parity)
/** What a test calls an operation by; ids stand for the values that the package exports. */
const nameOf = new Map<string, string>(
  Object.entries(callAutomation).flatMap(([name, value]) =>
    "id" in value && "method" in value ? [[value.id, name] as const] : []
  )
)

describe("withoutWords", () => {
  it("leaves neither comments nor titles of tests, which prove nothing", () => {
    const source = [
      "/** It calls hangUp(true). */",
      '  it.live("createCall, hangUp(true)", () =>',
      "    // and hangUp(true)",
      '    client.play("https://media.contoso.com/a.wav")'
    ]
    const code = withoutWords(source.join("\n"))
    assert.notInclude(code, "hangUp")
    assert.include(code, 'client.play("https://media.contoso.com/a.wav")')
  })
})

describe("what is recorded of Call Automation", () => {
  const recorded = rows.filter(({ recordings, service }) => service === "call-automation" && recordings.length > 0)

  it("is said of those rows only, and first", () => {
    assert.isAbove(recorded.length, 0)
    for (const { known, recordings } of rows) assert.strictEqual(known === "recorded", recordings.length > 0)
  })

  for (const { kind, name, recordings } of recorded)
    it(`${name}: a test named after the recorded fact holds it`, () => {
      const expected =
        kind === "event"
          ? new RegExp(`"(?:Microsoft\\.\\w+\\.)?${name}"`)
          : new RegExp(`operations\\.${nameOf.get(name)}\\b`)
      for (const section of recordings) assert.match(recordedTests("call-automation", section), expected)
    })
})

describe("what Microsoft's own client performs", () => {
  const tests = new Map(services.map((service) => [service, officialTests(service)]))
  /** How the test with Graph's client, which has no method per operation, asks for each. */
  const ofGraph: Readonly<Record<string, string>> = {
    Call_Create: 'post("",',
    Call_Get: "get(`/${id}`)",
    Call_Delete: "remove(`/${id}`)",
    Call_PlayPrompt: "/playPrompt`",
    Call_RecordResponse: "/recordResponse`",
    Call_SubscribeToTone: "/subscribeToTone`",
    Call_CancelMediaProcessing: "/cancelMediaProcessing`",
    Call_GetOperation: "/operations/",
    Call_Answer: "/answer`",
    Call_Reject: "/reject`",
    Call_Redirect: "/redirect`",
    Call_Transfer: "/transfer`",
    Call_KeepAlive: "/keepAlive`",
    Call_Mute: "post(`/${id}/mute`",
    Call_Unmute: "/unmute`",
    Call_Record: "/record`",
    Call_SendDtmfTones: "/sendDtmfTones`",
    Call_ChangeScreenSharingRole: "/changeScreenSharingRole`",
    Call_UpdateRecordingStatus: "/updateRecordingStatus`",
    Call_AddLargeGalleryView: "/addLargeGalleryView`",
    Call_LogTeleconferenceDeviceQuality: "/logTeleconferenceDeviceQuality",
    Call_StartRecording: "/startRecording`",
    Call_StopRecording: "/stopRecording`",
    Call_StartTranscription: "/startTranscription`",
    Call_StopTranscription: "/stopTranscription`",
    Participant_List: "get(`/${id}/participants`)",
    Participant_Get: "get(participant)",
    Participant_Invite: "/participants/invite`",
    Participant_Delete: "remove(participant)",
    Participant_Mute: "post(`${participant}/mute`",
    Participant_MuteAll: "/participants/muteAll`",
    Participant_StartHoldMusic: "/startHoldMusic`",
    Participant_StopHoldMusic: "/stopHoldMusic`",
    Participant_AdmitAllFromLobby: "/admitAllFromLobby`",
    Participant_AdmitFromLobby: "/admitFromLobby`",
    Participant_RemoveFromLobby: "/removeFromLobby`",
    Participant_ReportSyntheticMedia: "/reportSyntheticMedia`",
    AudioRoutingGroup_List: "get(`/${id}/audioRoutingGroups`)",
    AudioRoutingGroup_Create: "post(`/${id}/audioRoutingGroups`",
    AudioRoutingGroup_Get: "get(groupPath)",
    AudioRoutingGroup_Update: "patch(groupPath",
    AudioRoutingGroup_Delete: "remove(groupPath)",
    ContentSharingSession_List: "get(`/${id}/contentSharingSessions`)",
    ContentSharingSession_Get: "get(`/${id}/contentSharingSessions/"
  }

  const calls = services.flatMap((service) =>
    operationsOf[service].flatMap(({ id, official }) => {
      const call = ofGraph[id] ?? (official?.endsWith(")") ? official.slice(0, -1) : official && `.${official}(`)
      return call === undefined ? [] : [{ id, service, call }]
    })
  )

  for (const { call, id, service } of calls)
    it(`${id}: a test with it calls ${call}`, () => {
      assert.include(tests.get(service), call)
    })
})
