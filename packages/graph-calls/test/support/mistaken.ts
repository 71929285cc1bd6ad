/** Media, meetings, targets and modalities with something wrong in them, and what errors say of each. */

type Json = Readonly<Record<string, unknown>>

const type = (name: string) => ({ "@odata.type": `#microsoft.graph.${name}` })
const medium = "expected appHostedMediaConfig | serviceHostedMediaConfig"
const meeting = "expected organizerMeetingInfo | tokenMeetingInfo | joinMeetingIdMeetingInfo"

/** Each: what is put into a call, the field that is wrong, and what was expected there. */
export const mistaken: ReadonlyArray<{
  readonly name: string
  readonly body: Json
  readonly field: string
  readonly expected: string
}> = [
  {
    name: "a blob that is no text",
    body: { mediaConfig: { blob: 5 } },
    field: "mediaConfig.blob",
    expected: "expected string | null"
  },
  {
    name: "the same beside members of the other kind",
    body: { mediaConfig: { blob: 5, preFetchMedia: [] } },
    field: "mediaConfig.blob",
    expected: "expected string | null"
  },
  {
    name: "files that are no list",
    body: { mediaConfig: { preFetchMedia: 5 } },
    field: "mediaConfig.preFetchMedia",
    expected: "expected array | null"
  },
  {
    name: "a member of media that its type says",
    body: { mediaConfig: { ...type("appHostedMediaConfig"), removeFromDefaultAudioGroup: "x" } },
    field: "mediaConfig.removeFromDefaultAudioGroup",
    expected: "expected boolean | null"
  },
  {
    name: "media of another type",
    body: { mediaConfig: type("mediaConfig") },
    field: "mediaConfig.@odata.type",
    expected: 'expected "#microsoft.graph.serviceHostedMediaConfig"'
  },
  { name: "media that are no object", body: { mediaConfig: "service" }, field: "mediaConfig", expected: medium },
  {
    name: "a meeting's id that is no text",
    body: { meetingInfo: { joinMeetingId: 5 } },
    field: "meetingInfo.joinMeetingId",
    expected: "expected string"
  },
  {
    name: "a passcode alone",
    body: { meetingInfo: { passcode: "1" } },
    field: "meetingInfo.joinMeetingId",
    expected: "is required"
  },
  {
    name: "a passcode that is no text",
    body: { meetingInfo: { joinMeetingId: "1", passcode: 5 } },
    field: "meetingInfo.passcode",
    expected: "expected string | null"
  },
  {
    name: "a token that is no text",
    body: { meetingInfo: { token: 5 } },
    field: "meetingInfo.token",
    expected: "expected string"
  },
  {
    name: "a token that is missing where the type says it",
    body: { meetingInfo: { ...type("tokenMeetingInfo"), joinMeetingId: "1" } },
    field: "meetingInfo.token",
    expected: "is required"
  },
  {
    name: "an organizer that is no object",
    body: { meetingInfo: { organizer: 5 } },
    field: "meetingInfo.organizer",
    expected: "expected identitySet"
  },
  {
    name: "a meeting of another type",
    body: { meetingInfo: { ...type("meetingInfo"), token: "t" } },
    field: "meetingInfo.@odata.type",
    expected: 'expected "#microsoft.graph.tokenMeetingInfo"'
  },
  {
    name: "a meeting that is named by nothing",
    body: { meetingInfo: { allowConversationWithoutHost: true } },
    field: "meetingInfo",
    expected: meeting
  },
  {
    name: "a meeting that is no object",
    body: { meetingInfo: 5 },
    field: "meetingInfo",
    expected: `${meeting} | null`
  },
  {
    name: "no modality",
    body: { requestedModalities: [] },
    field: "requestedModalities",
    expected: "expected at least one modality"
  },
  {
    name: "a target without an identity",
    body: { targets: [{}] },
    field: "targets[0].identity",
    expected: "is required"
  },
  {
    name: "a target of nobody",
    body: { targets: [{ identity: {} }] },
    field: "targets[0].identity",
    expected: "expected an identity with an id"
  },
  {
    name: "a target without an id",
    body: { targets: [{ identity: { user: { displayName: "John" }, phone: { id: "" } } }] },
    field: "targets[0].identity",
    expected: "expected an identity with an id"
  }
]
