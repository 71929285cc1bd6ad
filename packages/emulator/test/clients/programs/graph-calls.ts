import * as DateTimeText from "@effect-comms/core/DateTimeText"
import { createGraphCalls } from "@effect-comms/graph-calls/promise"

{
  // AudioRoutingGroup_Create
  const { audioRoutingGroup } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await audioRoutingGroup.create({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      id: "3c1f9e6a-58b2-4d0c-9a7e-6b5d4c3f2e1a",
      receivers: ["7d501bf1-5ee4-4605-ba92-0ae4513c611c"],
      routingMode: "oneToOne",
      sources: ["ab120bbf-1ad1-4b0c-9c4b-5a2f2a1e4e7e"]
    })
  )
}
{
  // AudioRoutingGroup_Delete
  const { audioRoutingGroup } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await audioRoutingGroup.delete({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      groupId: "3c1f9e6a-58b2-4d0c-9a7e-6b5d4c3f2e1a"
    })
  )
}
{
  // AudioRoutingGroup_Get
  const { audioRoutingGroup } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await audioRoutingGroup.get({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      groupId: "3c1f9e6a-58b2-4d0c-9a7e-6b5d4c3f2e1a"
    })
  )
}
{
  // AudioRoutingGroup_List
  const { audioRoutingGroup } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  for await (const each of audioRoutingGroup.list({
    callId: "57dab8b1-894c-409a-b240-bd8beae78896"
  }))
    console.log(each)
}
{
  // AudioRoutingGroup_Update
  const { audioRoutingGroup } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await audioRoutingGroup.update({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      groupId: "3c1f9e6a-58b2-4d0c-9a7e-6b5d4c3f2e1a",
      receivers: ["ab120bbf-1ad1-4b0c-9c4b-5a2f2a1e4e7e"],
      routingMode: "multicast",
      sources: ["7d501bf1-5ee4-4605-ba92-0ae4513c611c"]
    })
  )
}
{
  // Call_AddLargeGalleryView
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.addLargeGalleryView({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
{
  // Call_Answer
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.answer({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      acceptedModalities: ["audio"],
      callbackUri: "https://bot.contoso.com/answered",
      mediaConfig: {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
        preFetchMedia: [
          {
            resourceId: "1D6DE2D4-CD51-4309-8DAA-70768651088E",
            uri: "https://cdn.contoso.com/beep.wav"
          }
        ]
      }
    })
  )
}
{
  // Call_CancelMediaProcessing
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.cancelMediaProcessing({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
{
  // Call_ChangeScreenSharingRole
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.changeScreenSharingRole({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      role: "sharer"
    })
  )
}
{
  // Call_Create
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.create({
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      mediaConfig: {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig"
      },
      requestedModalities: ["audio"],
      targets: [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: {
            "@odata.type": "#microsoft.graph.identitySet",
            user: {
              "@odata.type": "#microsoft.graph.identity",
              displayName: "John",
              id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8"
            }
          }
        }
      ],
      tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a"
    })
  )
}
{
  // Call_Delete
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.delete({
      id: "57dab8b1-894c-409a-b240-bd8beae78896"
    })
  )
}
{
  // Call_Get
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.get({
      id: "57dab8b1-894c-409a-b240-bd8beae78896"
    })
  )
}
{
  // Call_GetOperation
  const { commsOperation } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await commsOperation.get({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      operationId: "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
    })
  )
}
{
  // Call_KeepAlive
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.keepAlive({
      id: "57dab8b1-894c-409a-b240-bd8beae78896"
    })
  )
}
{
  // Call_LogTeleconferenceDeviceQuality
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.logTeleconferenceDeviceQuality({
      quality: {
        "@odata.type": "#microsoft.graph.teleconferenceDeviceQuality",
        callChainId: "0622673d-9f69-49b3-9d4f-5ec64f42ecce",
        deviceDescription: "TestDescription",
        deviceName: "TestAgent",
        mediaLegId: "bd9ee398-4b9d-42c7-8b8d-4e8efad9435f",
        mediaQualityList: [
          {
            "@odata.type": "#microsoft.graph.teleconferenceDeviceAudioQuality",
            averageInboundPacketLossRateInPercentage: 0.01,
            averageInboundRoundTripDelay: "PT0.03S",
            channelIndex: 1,
            inboundPackets: 5500,
            localIPAddress: "127.0.0.1",
            localPort: 6300,
            maximumOutboundJitter: "PT0.024S",
            maximumOutboundPacketLossRateInPercentage: 0.06,
            mediaDuration: "PT20M",
            networkLinkSpeedInBytes: 13000,
            outboundPackets: 5400,
            remoteIPAddress: "102.1.1.101",
            remotePort: 6301
          },
          {
            "@odata.type": "#microsoft.graph.teleconferenceDeviceVideoQuality",
            averageInboundPacketLossRateInPercentage: 0.01,
            averageInboundRoundTripDelay: "PT0.03S",
            channelIndex: 1,
            inboundPackets: 5500,
            localIPAddress: "127.0.0.1",
            localPort: 6300,
            maximumOutboundJitter: "PT0.024S",
            maximumOutboundPacketLossRateInPercentage: 0.06,
            mediaDuration: "PT20M",
            networkLinkSpeedInBytes: 13000,
            outboundPackets: 5400,
            remoteIPAddress: "102.1.1.101",
            remotePort: 6301
          },
          {
            "@odata.type": "#microsoft.graph.teleconferenceDeviceScreenSharingQuality",
            averageInboundPacketLossRateInPercentage: 0.01,
            averageInboundRoundTripDelay: "PT0.03S",
            channelIndex: 1,
            inboundPackets: 5500,
            localIPAddress: "127.0.0.1",
            localPort: 6300,
            maximumOutboundJitter: "PT0.024S",
            maximumOutboundPacketLossRateInPercentage: 0.06,
            mediaDuration: "PT20M",
            networkLinkSpeedInBytes: 13000,
            outboundPackets: 5400,
            remoteIPAddress: "102.1.1.101",
            remotePort: 6301
          }
        ],
        participantId: "ea078406-b5d4-4d3c-b85e-90103dcec7f6"
      }
    })
  )
}
{
  // Call_Mute
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.mute({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
{
  // Call_PlayPrompt
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.playPrompt({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      prompts: [
        {
          "@odata.type": "#microsoft.graph.mediaPrompt",
          mediaInfo: {
            "@odata.type": "#microsoft.graph.mediaInfo",
            resourceId: "1D6DE2D4-CD51-4309-8DAA-70768651088E",
            uri: "https://cdn.contoso.com/beep.wav"
          }
        }
      ]
    })
  )
}
{
  // Call_Record
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "beta"
  })
  console.log(
    await call.record({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      initialSilenceTimeoutInSeconds: 5,
      maxRecordDurationInSeconds: 120,
      maxSilenceTimeoutInSeconds: 2,
      playBeep: true,
      prompts: [
        {
          "@odata.type": "#microsoft.graph.mediaPrompt",
          mediaInfo: {
            "@odata.type": "#microsoft.graph.mediaInfo",
            resourceId: "1D6DE2D4-CD51-4309-8DAA-70768651088E",
            uri: "https://cdn.contoso.com/beep.wav"
          }
        }
      ],
      stopTones: ["#", "1", "*"]
    })
  )
}
{
  // Call_RecordResponse
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.recordResponse({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      bargeInAllowed: true,
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      initialSilenceTimeoutInSeconds: 5,
      maxRecordDurationInSeconds: 10,
      maxSilenceTimeoutInSeconds: 2,
      playBeep: true,
      prompts: [
        {
          "@odata.type": "#microsoft.graph.mediaPrompt",
          mediaInfo: {
            "@odata.type": "#microsoft.graph.mediaInfo",
            resourceId: "1D6DE2D4-CD51-4309-8DAA-70768651088E",
            uri: "https://cdn.contoso.com/beep.wav"
          }
        }
      ],
      stopTones: ["#", "1", "*"]
    })
  )
}
{
  // Call_Redirect
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.redirect({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      callbackUri: "https://bot.contoso.com/callback",
      targets: [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: {
            "@odata.type": "#microsoft.graph.identitySet",
            user: {
              "@odata.type": "#microsoft.graph.identity",
              displayName: "Heidi Steen",
              id: "550fae72-d251-43ec-868c-373732c2704f"
            }
          }
        }
      ],
      timeout: 15
    })
  )
}
{
  // Call_Reject
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.reject({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      reason: "busy"
    })
  )
}
{
  // Call_SendDtmfTones
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.sendDtmfTones({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      delayBetweenTonesMs: 1000,
      tones: ["tone1", "tone2", "tone9", "tone0", "star", "pound"]
    })
  )
}
{
  // Call_StartRecording
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "beta"
  })
  console.log(
    await call.startRecording({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
{
  // Call_StartTranscription
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "beta"
  })
  console.log(
    await call.startTranscription({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      language: "en-us"
    })
  )
}
{
  // Call_StopRecording
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "beta"
  })
  console.log(
    await call.stopRecording({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
{
  // Call_StopTranscription
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "beta"
  })
  console.log(
    await call.stopTranscription({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
{
  // Call_SubscribeToTone
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.subscribeToTone({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
{
  // Call_Transfer
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.transfer({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      transferTarget: {
        "@odata.type": "#microsoft.graph.invitationParticipantInfo",
        endpointType: "default",
        identity: {
          "@odata.type": "#microsoft.graph.identitySet",
          user: {
            "@odata.type": "#microsoft.graph.identity",
            displayName: "Heidi Steen",
            id: "550fae72-d251-43ec-868c-373732c2704f"
          }
        }
      }
    })
  )
}
{
  // Call_Unmute
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.unmute({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
{
  // Call_UpdateRecordingStatus
  const { call } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await call.updateRecordingStatus({
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      status: "recording"
    })
  )
}
{
  // ContentSharingSession_Get
  const { contentSharingSession } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await contentSharingSession.get({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      sessionId: "c8b1a7d4-2e3f-4a5b-8c6d-7e8f9a0b1c2d"
    })
  )
}
{
  // ContentSharingSession_List
  const { contentSharingSession } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  for await (const each of contentSharingSession.list({
    callId: "57dab8b1-894c-409a-b240-bd8beae78896"
  }))
    console.log(each)
}
{
  // Participant_AdmitAllFromLobby
  const { participant } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "beta"
  })
  console.log(
    await participant.admitAllFromLobby({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
{
  // Participant_AdmitFromLobby
  const { participant } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "beta"
  })
  console.log(
    await participant.admitFromLobby({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      participantId: "c3f1a2b4-6d5e-4f70-8a9b-0c1d2e3f4a5b",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
{
  // Participant_Delete
  const { participant } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await participant.delete({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      participantId: "7d501bf1-5ee4-4605-ba92-0ae4513c611c"
    })
  )
}
{
  // Participant_Get
  const { participant } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await participant.get({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      participantId: "d4a2b3c5-7e6f-4081-9bac-1d2e3f4a5b6c"
    })
  )
}
{
  // Participant_Invite
  const { participant } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await participant.invite({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      participants: [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: {
            "@odata.type": "#microsoft.graph.identitySet",
            user: {
              "@odata.type": "#microsoft.graph.identity",
              id: "278405a3-f568-4b3e-b684-009193463064"
            }
          }
        }
      ]
    })
  )
}
{
  // Participant_List
  const { participant } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  for await (const each of participant.list({
    callId: "57dab8b1-894c-409a-b240-bd8beae78896"
  }))
    console.log(each)
}
{
  // Participant_Mute
  const { participant } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await participant.mute({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      participantId: "7d501bf1-5ee4-4605-ba92-0ae4513c611c",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
{
  // Participant_MuteAll
  const { participant } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "beta"
  })
  console.log(
    await participant.muteAll({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      participants: ["7d501bf1-5ee4-4605-ba92-0ae4513c611c"]
    })
  )
}
{
  // Participant_RemoveFromLobby
  const { participant } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "beta"
  })
  console.log(
    await participant.removeFromLobby({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      participantId: "c3f1a2b4-6d5e-4f70-8a9b-0c1d2e3f4a5b",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
{
  // Participant_ReportSyntheticMedia
  const { participant } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "beta"
  })
  console.log(
    await participant.reportSyntheticMedia({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      participantId: "7d501bf1-5ee4-4605-ba92-0ae4513c611c",
      contentMetadata: {
        audioMetadata: {
          bitDepth: 16,
          channels: 1,
          sampleRateHz: 16000
        }
      },
      detectionDateTime: DateTimeText.make("2026-03-13T21:00:00Z"),
      detections: [
        {
          confidence: 0.95,
          modality: "audio",
          modelName: "DeepfakeDetector-v2",
          modelTasks: ["speechSynthesis"],
          segment: {
            endTimeSec: 15,
            frameIndices: [],
            startTimeSec: 0
          }
        }
      ],
      id: "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
      isMalicious: true,
      overallConfidence: 0.92,
      severity: "high"
    })
  )
}
{
  // Participant_StartHoldMusic
  const { participant } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await participant.startHoldMusic({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      participantId: "7d501bf1-5ee4-4605-ba92-0ae4513c611c",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      customPrompt: {
        "@odata.type": "#microsoft.graph.mediaPrompt",
        mediaInfo: {
          "@odata.type": "#microsoft.graph.mediaInfo",
          resourceId: "4F8E1C2B-6A3D-4E5F-9B7A-1C2D3E4F5A6B",
          uri: "https://bot.contoso.com/onHoldMusic.wav"
        }
      }
    })
  )
}
{
  // Participant_StopHoldMusic
  const { participant } = createGraphCalls({
    tenantId: "contoso",
    clientId: "bot",
    clientSecret: "any",
    endpoint: "http://127.0.0.1:4280",
    apiVersion: "v1.0"
  })
  console.log(
    await participant.stopHoldMusic({
      callId: "57dab8b1-894c-409a-b240-bd8beae78896",
      participantId: "7d501bf1-5ee4-4605-ba92-0ae4513c611c",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c"
    })
  )
}
