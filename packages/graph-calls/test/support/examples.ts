/** The bodies of the requests in Microsoft's reference pages, v1.0 and beta, by operation. */

type Json = Readonly<Record<string, unknown>>

const identity = (more: Json) => ({ "@odata.type": "#microsoft.graph.identity", ...more })
const set = (more: Json) => ({ "@odata.type": "#microsoft.graph.identitySet", ...more })
const target = (kind: string, more: Json, beside: Json = {}) => ({
  "@odata.type": "#microsoft.graph.invitationParticipantInfo",
  identity: set({ [kind]: identity(more) }),
  ...beside
})
const source = (kind: string, more: Json, beside: Json = {}) => ({
  "@odata.type": "#microsoft.graph.participantInfo",
  identity: set({ [kind]: identity(more) }),
  ...beside
})

const john = { displayName: "John", id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8" }
const bot = { displayName: "Calling Bot", id: "2891555a-92ff-42e6-80fa-6e1300c6b5c6" }
const testBot = { displayName: "TestBot", id: "dd3885da-f9ab-486b-bfae-85de3d445555" }
const instance = { displayName: "Calling Bot", id: "3d913abb-aec0-4964-8fa6-3c6850c4f278" }
const users = [
  target("user", { displayName: "user1", id: "98da8a1a-1b87-452c-a713-65d3f10b5555" }),
  target("user", { displayName: "user2", id: "bf5aae9a-d11d-47a8-93b1-782504c95555" })
]
const phone = target("phone", { id: "+12345678901" })
const nulls = { countryCode: null, endpointType: null, region: null, languageId: null }

const beep = { uri: "https://cdn.contoso.com/beep.wav", resourceId: "f8971b04-b53e-418c-9222-c82ce681a582" }
const cool = { uri: "https://cdn.contoso.com/cool.wav", resourceId: "86dc814b-c172-4428-9112-60f8ecae1edb" }
const preFetchMedia = [beep, cool]
const service = (more: Json = {}) => ({ "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", ...more })
const application = (more: Json = {}) => ({ "@odata.type": "#microsoft.graph.appHostedMediaConfig", ...more })
const blob = "<Media Session Configuration>"

const tenantId = "aa67bd4c-8475-432d-bd41-39f255720e0a"
const callbackUri = "https://bot.contoso.com/callback"
const call = (more: Json) => ({
  "@odata.type": "#microsoft.graph.call",
  callbackUri,
  requestedModalities: ["audio"],
  ...more
})

const scheduled = {
  "@odata.type": "#microsoft.graph.chatInfo",
  threadId: "19:meeting_Win6Ydo4wsMijFjZS00ZGVjLTk5MGUtOTRjNWY2NmNkYTFm@thread.v2",
  messageId: "0"
}
const channel = {
  "@odata.type": "#microsoft.graph.chatInfo",
  threadId: "19:cbee7c1c860e465f8258e3cebf7bee0d@thread.skype",
  messageId: "1533758867081"
}
const organizer = {
  "@odata.type": "#microsoft.graph.organizerMeetingInfo",
  organizer: set({
    user: identity({ id: "5810cede-f3cc-42eb-b2c1-e9bd5d53ec96", displayName: "Bob", tenantId })
  }),
  allowConversationWithoutHost: true
}
const byId = (passcode: string | null) => ({
  "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
  joinMeetingId: "1234567",
  passcode
})

const mediaInfo = { uri: "https://cdn.contoso.com/beep.wav", resourceId: "1D6DE2D4-CD51-4309-8DAA-70768651088E" }
const typedMediaInfo = { "@odata.type": "#microsoft.graph.mediaInfo", ...mediaInfo }
const prompt = (more: Json) => ({ "@odata.type": "#microsoft.graph.mediaPrompt", ...more })
const clientContext = "d45324c1-fcb5-430a-902c-f20af696537c"
const value = { clientContext: "clientContext-value" }

const heidi = { user: { id: "550fae72-d251-43ec-868c-373732c2704f", displayName: "Heidi Steen" } }
const own = "https://bot.contoso.com/api/calls/24701998-1a73-4d42-8085-bf46ed0ae039"
const invited = (id: string) =>
  target("user", { id, identityProvider: "AAD" }, { replacesCallId: "a7ebfb2d-871e-419c-87af-27290b22e8db" })

const quality = (kind: string) => ({
  "@odata.type": `#microsoft.graph.teleconferenceDevice${kind}Quality`,
  channelIndex: 1,
  mediaDuration: "PT20M",
  networkLinkSpeedInBytes: 13_000,
  localIPAddress: "127.0.0.1",
  localPort: 6300,
  remoteIPAddress: "102.1.1.101",
  remotePort: 6301,
  inboundPackets: 5500,
  outboundPackets: 5400,
  averageInboundPacketLossRateInPercentage: 0.01,
  maximumOutboundPacketLossRateInPercentage: 0.06,
  averageInboundRoundTripDelay: "PT0.03S",
  maximumOutboundJitter: "PT0.024S"
})

const audio = { audioMetadata: { sampleRateHz: 16_000, bitDepth: 16, channels: 1 } }
const video = { videoMetadata: { codec: "H.264", frameRate: 30.0, bitrateKbps: 512 } }
const streaming = { streamingMetadata: { latencyMs: 50, frameDropRate: 0.0, networkJitterMs: 10 } }
const detection = (modality: string, ...modelTasks: ReadonlyArray<string>) => ({
  modelName: "DeepfakeDetector-v2",
  modality,
  modelTasks,
  segment: { startTimeSec: 0, endTimeSec: 15, frameIndices: modality === "audio" ? [] : [150, 180, 210, 240] },
  confidence: 0.95
})
const report = (contentMetadata: Json, ...detections: ReadonlyArray<unknown>) => ({
  id: "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
  detectionDateTime: "2026-03-13T21:00:00Z",
  severity: "high",
  overallConfidence: 0.92,
  isMalicious: true,
  contentMetadata,
  detections
})

/** Each: the name of the operation, what the example is, the body, and the version where it is not v1.0. */
export const examples: ReadonlyArray<readonly [operation: string, name: string, body: Json, version?: "beta"]> = [
  [
    "createCall",
    "peer to peer, media of the service",
    call({
      targets: [target("user", john)],
      callOptions: {
        "@odata.type": "#microsoft.graph.outgoingCallOptions",
        isContentSharingNotificationEnabled: true
      },
      mediaConfig: service()
    })
  ],
  [
    "createCall",
    "peer to peer, media of the application",
    call({
      source: source("application", bot, { region: null, languageId: null }),
      targets: [target("user", john)],
      mediaConfig: application({ blob })
    })
  ],
  [
    "createCall",
    "a group, media of the service",
    call({
      direction: "outgoing",
      subject: "Create a group call with service hosted media",
      source: source("application", testBot),
      targets: users,
      mediaConfig: service({ removeFromDefaultAudioGroup: false })
    })
  ],
  [
    "createCall",
    "a group, media of the application",
    call({
      direction: "outgoing",
      subject: "Create a group call with application hosted media",
      source: source("application", testBot),
      targets: users,
      mediaConfig: application({ removeFromDefaultAudioGroup: false })
    })
  ],
  [
    "createCall",
    "a scheduled meeting, media of the service",
    call({ mediaConfig: service({ preFetchMedia }), chatInfo: scheduled, meetingInfo: organizer, tenantId })
  ],
  [
    "createCall",
    "a scheduled meeting, media of the application",
    call({ direction: "outgoing", mediaConfig: application(), chatInfo: scheduled, meetingInfo: organizer, tenantId })
  ],
  [
    "createCall",
    "a meeting by its id and passcode",
    call({ mediaConfig: service({ preFetchMedia }), meetingInfo: byId("psw123"), tenantId })
  ],
  [
    "createCall",
    "a meeting by its id",
    call({ mediaConfig: service({ preFetchMedia }), meetingInfo: byId(null), tenantId })
  ],
  [
    "createCall",
    "a phone, media of the service",
    call({
      source: source("applicationInstance", instance, nulls),
      targets: [phone],
      mediaConfig: service(),
      tenantId
    })
  ],
  [
    "createCall",
    "a phone, media of the application",
    call({
      source: source("applicationInstance", instance, nulls),
      targets: [phone],
      mediaConfig: application({ blob }),
      tenantId
    })
  ],
  [
    "createCall",
    "a meeting of a channel",
    call({ mediaConfig: service({ preFetchMedia }), chatInfo: channel, meetingInfo: organizer }),
    "beta"
  ],
  [
    "createCall",
    "a meeting of a channel as a guest",
    call({
      source: source("guest", { displayName: "Guest User", id: "d7a3b999-17ac-4bca-9e77-e6a730d2ec2e" }),
      mediaConfig: service({ preFetchMedia }),
      chatInfo: channel,
      meetingInfo: organizer
    }),
    "beta"
  ],
  [
    "answerCall",
    "the form",
    {
      callbackUri: "callbackUri-value",
      mediaConfig: application({ blob: "<Media Session Configuration Blob>" }),
      acceptedModalities: ["audio"],
      callOptions: {
        "@odata.type": "#microsoft.graph.incomingCallOptions",
        isContentSharingNotificationEnabled: true
      },
      participantCapacity: 200
    }
  ],
  [
    "answerCall",
    "media of the service",
    {
      callbackUri: "https://bot.contoso.com/api/calls",
      acceptedModalities: ["audio"],
      mediaConfig: service({ preFetchMedia })
    }
  ],
  [
    "answerCall",
    "media of the application",
    {
      callbackUri: "https://bot.contoso.com/api/calls",
      acceptedModalities: ["audio"],
      mediaConfig: application({ blob: "<Media Session Configuration Blob>" })
    }
  ],
  ["rejectCall", "busy", { reason: "busy" }],
  ["rejectCall", "none", { reason: "none" }],
  [
    "redirectCall",
    "to a bot",
    {
      targets: [target("application", { displayName: "test bot 2", id: "22bfd41f-550e-477d-8789-f6f7bd2a5e8b" })],
      callbackUri: own
    }
  ],
  ["redirectCall", "to several", { targets: users, routingPolicies: ["disableForwarding"], callbackUri: own }],
  ["redirectCall", "to several", { targets: users, routingPolicies: ["disableForwarding"], callbackUri: own }, "beta"],
  ["redirectCall", "to a phone", { targets: [phone], callbackUri: own }],
  ["transferCall", "blind", { transferTarget: { endpointType: "default", identity: heidi } }],
  [
    "transferCall",
    "consultative",
    {
      transferTarget: target("user", heidi.user, {
        endpointType: "default",
        replacesCallId: "e5d39592-99bd-4db8-bca8-30fb894ec51d"
      })
    }
  ],
  [
    "transferCall",
    "to a phone",
    {
      transferTarget: {
        endpointType: "default",
        identity: { phone: identity({ id: "+12345678901" }) },
        languageId: "languageId-value",
        region: "region-value"
      },
      clientContext: "9e90d1c1-f61e-43e7-9f75-d420159aae08"
    }
  ],
  [
    "transferCall",
    "consultative, to a phone",
    {
      transferTarget: target(
        "phone",
        { id: "+12345678901" },
        {
          endpointType: "default",
          languageId: "en-us",
          region: "amer",
          replacesCallId: "e5d39592-99bd-4db8-bca8-30fb894ec51d"
        }
      ),
      clientContext: "9e90d1c1-f61e-43e7-9f75-d420159aae08"
    }
  ],
  [
    "transferCall",
    "from a group",
    {
      transferTarget: { endpointType: "default", identity: heidi },
      transferee: {
        identity: {
          user: { id: "751f6800-3180-414d-bd94-333364659951", tenantId: "72f988bf-86f1-41af-91ab-2d7cd011db47" }
        },
        participantId: "909c6581-5130-43e9-88f3-fcb3582cde37"
      }
    }
  ],
  ["muteCall", "itself", value],
  ["unmuteCall", "itself", value],
  ["playPrompt", "one", { clientContext, prompts: [prompt({ mediaInfo: typedMediaInfo })] }],
  ["playPrompt", "once", { clientContext, prompts: [prompt({ mediaInfo: typedMediaInfo })], loop: false }, "beta"],
  [
    "recordResponse",
    "an answer",
    {
      bargeInAllowed: true,
      clientContext,
      prompts: [prompt({ mediaInfo })],
      maxRecordDurationInSeconds: 10,
      initialSilenceTimeoutInSeconds: 5,
      maxSilenceTimeoutInSeconds: 2,
      playBeep: true,
      stopTones: ["#", "1", "*"]
    }
  ],
  [
    "record",
    "a call",
    {
      bargeInAllowed: true,
      clientContext,
      prompts: [prompt({ mediaInfo, loop: 5 })],
      maxRecordDurationInSeconds: 1800,
      initialSilenceTimeoutInSeconds: 10,
      maxSilenceTimeoutInSeconds: 2,
      recordingFormat: "wav",
      playBeep: true,
      streamWhileRecording: true,
      stopTones: ["#", "11", "*"]
    },
    "beta"
  ],
  ["cancelMediaProcessing", "all", { clientContext }],
  ["subscribeToTone", "to all", { clientContext: "fd1c7836-4d84-4e24-b6aa-23188688cc54" }],
  [
    "sendDtmfTones",
    "every tone",
    {
      tones: ["tone1", "tone2", "tone9", "tone0", "star", "pound"],
      delayBetweenTonesMs: 1000,
      clientContext: "e0be71f1-a14f-4cec-b65a-e7aba5db7c53"
    }
  ],
  ["changeScreenSharingRole", "a viewer", { role: "viewer" }],
  ["updateRecordingStatus", "the form", { ...value, status: "notRecording | recording | failed" }],
  ["addLargeGalleryView", "the view", { clientContext: "785f4929-92ca-497b-863f-c778c77c9758" }],
  [
    "logTeleconferenceDeviceQuality",
    "all media",
    {
      quality: {
        "@odata.type": "#microsoft.graph.teleconferenceDeviceQuality",
        callChainId: "0622673d-9f69-49b3-9d4f-5ec64f42ecce",
        participantId: "ea078406-b5d4-4d3c-b85e-90103dcec7f6",
        mediaLegId: "bd9ee398-4b9d-42c7-8b8d-4e8efad9435f",
        deviceName: "TestAgent",
        deviceDescription: "TestDescription",
        mediaQualityList: [quality("Audio"), quality("Video"), quality("ScreenSharing")]
      }
    }
  ],
  ["startRecording", "nothing", {}, "beta"],
  ["stopRecording", "nothing", {}, "beta"],
  ["startTranscription", "a language", { language: "en-us" }, "beta"],
  ["stopTranscription", "nothing", {}, "beta"],
  [
    "inviteParticipants",
    "one",
    { participants: [invited("278405a3-f568-4b3e-b684-009193463064")], clientContext: "f2fa86af" }
  ],
  [
    "inviteParticipants",
    "several",
    {
      participants: [invited("7e1b4346-85a6-4bdd-abe3-d11c5d420efe"), invited("1e126418-44a0-4a94-a6f8-0efe1ad71acb")],
      clientContext: "f2fa86af-3c51-4bc2-8fc0-475452d9764f"
    }
  ],
  ["muteParticipant", "one", { clientContext }],
  ["muteAllParticipants", "some", { participants: [""], ...value }, "beta"],
  [
    "startHoldMusic",
    "a prompt",
    {
      customPrompt: prompt({
        mediaInfo: { "@odata.type": "#microsoft.graph.mediaInfo", uri: "https://bot.contoso.com/onHold.wav" }
      }),
      clientContext
    }
  ],
  ["stopHoldMusic", "the music", { clientContext }],
  [
    "createAudioRoutingGroup",
    "one to one",
    {
      id: "oneToOne",
      routingMode: "oneToOne",
      sources: ["632899f8-2ea1-4604-8413-27bd2892079f"],
      receivers: ["550fae72-d251-43ec-868c-373732c2704f"]
    }
  ],
  [
    "createAudioRoutingGroup",
    "multicast",
    {
      id: "multicast",
      routingMode: "multicast",
      sources: ["632899f8-2ea1-4604-8413-27bd2892079f"],
      receivers: ["550fae72-d251-43ec-868c-373732c2704f", "72f988bf-86f1-41af-91ab-2d7cd011db47"]
    }
  ],
  [
    "updateAudioRoutingGroup",
    "its members",
    {
      id: "oneToOne",
      routingMode: "oneToOne",
      sources: ["632899f8-2ea1-4604-8413-27bd2892079f"],
      receivers: ["550fae72-d251-43ec-868c-373732c2704f", "72f988bf-86f1-41af-91ab-2d7cd011db47"]
    }
  ],
  [
    "reportSyntheticMedia",
    "audio",
    report(
      {
        modality: "audio",
        isRealTime: true,
        mimeType: "audio/pcm",
        byteSize: 0,
        duration: 15,
        ...audio,
        ...streaming
      },
      detection("audio", "voiceClone")
    ),
    "beta"
  ],
  [
    "reportSyntheticMedia",
    "video",
    report(
      { modality: "video", isRealTime: false, mimeType: "video/mp4", byteSize: 2_048_000, duration: 30, ...video },
      detection("video", "faceSwap", "lipSync")
    ),
    "beta"
  ],
  [
    "reportSyntheticMedia",
    "several media",
    report(
      {
        modality: "multimodal",
        isRealTime: true,
        mimeType: "video/mp4",
        duration: 20,
        ...audio,
        ...video,
        ...streaming
      },
      detection("audio", "voiceClone"),
      detection("video", "faceSwap", "lipSync")
    ),
    "beta"
  ]
]
