import { createCallAutomation } from "@effect-comms/call-automation/promise"

{
  // AnswerCall
  const { answerCall } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await answerCall({
      callbackUri: "https://app.contoso.com/callback",
      incomingCallContext: "eyJhbGciOiJub25lIn0.eyJjYyI6Im9wYXF1ZSJ9."
    })
  )
}
{
  // CallConnection_AddParticipant
  const { callConnection } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callConnection.addParticipant({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      operationCallbackUri: "https://app.contoso.com/operations",
      operationContext: "adding participant",
      participantToAdd: {
        communicationUser: {
          id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_ae9e3307-f56e-44be-8934-80a63f080538"
        },
        kind: "communicationUser"
      }
    })
  )
}
{
  // CallConnection_CancelAddParticipant
  const { callConnection } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2023-10-15"
  })
  console.log(
    await callConnection.cancelAddParticipant({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      invitationId: "7b4244f8-d2ff-46d1-a629-4f9fb5f73d40",
      operationCallbackUri: "https://app.contoso.com/operations",
      operationContext: "cancelling add participant"
    })
  )
}
{
  // CallConnection_GetCall
  const { callConnection } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callConnection.get({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c"
    })
  )
}
{
  // CallConnection_GetParticipant
  const { callConnection } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callConnection.getParticipant({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      participantRawId: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_0f50d091-5bd3-448b-884d-44be7037d9b9"
    })
  )
}
{
  // CallConnection_GetParticipants
  const { callConnection } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  for await (const each of callConnection.listParticipants({
    callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c"
  }))
    console.log(each)
}
{
  // CallConnection_HangupCall
  const { callConnection } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callConnection.hangupCall({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c"
    })
  )
}
{
  // CallConnection_MoveParticipants
  const { callConnection } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2025-08-15-preview"
  })
  console.log(
    await callConnection.moveParticipants({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      fromCall: "2f3bbd2c-5d0f-4c1b-9c4e-6f8a2f6f1c55",
      operationCallbackUri: "https://app.contoso.com/operations",
      operationContext: "moving participants",
      targetParticipants: [
        {
          communicationUser: {
            id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_ae9e3307-f56e-44be-8934-80a63f080538"
          },
          kind: "communicationUser"
        }
      ]
    })
  )
}
{
  // CallConnection_Mute
  const { callConnection } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callConnection.mute({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      operationContext: "mute participant",
      targetParticipants: [
        {
          communicationUser: {
            id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_ae9e3307-f56e-44be-8934-80a63f080538"
          },
          kind: "communicationUser"
        }
      ]
    })
  )
}
{
  // CallConnection_RemoveParticipant
  const { callConnection } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2024-09-15"
  })
  console.log(
    await callConnection.removeParticipant({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      operationCallbackUri: "https://app.contoso.com/operations",
      operationContext: "removing participant",
      participantToRemove: {
        communicationUser: {
          id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_ae9e3307-f56e-44be-8934-80a63f080538"
        },
        kind: "communicationUser"
      }
    })
  )
}
{
  // CallConnection_TerminateCall
  const { callConnection } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callConnection.terminateCall({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c"
    })
  )
}
{
  // CallConnection_TransferToParticipant
  const { callConnection } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callConnection.transferToParticipant({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      operationCallbackUri: "https://app.contoso.com/operations",
      operationContext: "transferring call",
      targetParticipant: {
        communicationUser: {
          id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_da7be3a9-8788-42a6-85c6-56b2cf784fce"
        },
        kind: "communicationUser"
      },
      transferee: {
        communicationUser: {
          id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_ae9e3307-f56e-44be-8934-80a63f080538"
        },
        kind: "communicationUser"
      }
    })
  )
}
{
  // CallMedia_CancelAllMediaOperations
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.cancelAllMediaOperations({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c"
    })
  )
}
{
  // CallMedia_Hold
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.hold({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      playSourceInfo: {
        file: {
          uri: "https://some.file.azure.com/sample.wav"
        },
        kind: "file"
      },
      targetParticipant: {
        communicationUser: {
          id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_0f50d091-5bd3-448b-884d-44be7037d9b9"
        },
        kind: "communicationUser"
      }
    })
  )
}
{
  // CallMedia_Play
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.play({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      operationCallbackUri: "https://app.contoso.com/operations",
      playOptions: {
        loop: true
      },
      playSources: [
        {
          file: {
            uri: "https://some.file.azure.com/sample.wav"
          },
          kind: "file",
          playSourceCacheId: "string"
        }
      ],
      playTo: [
        {
          communicationUser: {
            id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_ae9e3307-f56e-44be-8934-80a63f080538"
          },
          kind: "communicationUser"
        }
      ]
    })
  )
}
{
  // CallMedia_Recognize
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.recognize({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      interruptCallMediaOperation: true,
      operationContext: "recognizing",
      playPrompts: [
        {
          kind: "text",
          text: {
            sourceLocale: "en-US",
            text: "Please say yes or no.",
            voiceKind: "female"
          }
        },
        {
          file: {
            uri: "https://some.file.azure.com/sample.wav"
          },
          kind: "file"
        }
      ],
      recognizeInputType: "choices",
      recognizeOptions: {
        choices: [
          {
            label: "Confirm",
            phrases: ["yes", "go ahead"],
            tone: "one"
          },
          {
            label: "Cancel",
            phrases: ["no"]
          }
        ],
        initialSilenceTimeoutInSeconds: 5,
        interruptPrompt: true,
        speechLanguage: "en-US",
        targetParticipant: {
          communicationUser: {
            id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_0f50d091-5bd3-448b-884d-44be7037d9b9"
          },
          kind: "communicationUser"
        }
      }
    })
  )
}
{
  // CallMedia_SendDtmfTones
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.sendDtmfTones({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      operationCallbackUri: "https://app.contoso.com/operations",
      operationContext: "sendDtmf operation context",
      targetParticipant: {
        communicationUser: {
          id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_da7be3a9-8788-42a6-85c6-56b2cf784fce"
        },
        kind: "communicationUser"
      },
      tones: ["zero"]
    })
  )
}
{
  // CallMedia_StartContinuousDtmfRecognition
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.startContinuousDtmfRecognition({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      operationCallbackUri: "https://app.contoso.com/operations",
      targetParticipant: {
        communicationUser: {
          id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_da7be3a9-8788-42a6-85c6-56b2cf784fce"
        },
        kind: "communicationUser"
      }
    })
  )
}
{
  // CallMedia_StartMediaStreaming
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.startMediaStreaming({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c"
    })
  )
}
{
  // CallMedia_StartTranscription
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.startTranscription({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      locale: "en-us",
      operationCallbackUri: "https://app.contoso.com/operations",
      operationContext: "streaming"
    })
  )
}
{
  // CallMedia_StopContinuousDtmfRecognition
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.stopContinuousDtmfRecognition({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      operationCallbackUri: "https://app.contoso.com/operations",
      targetParticipant: {
        communicationUser: {
          id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_da7be3a9-8788-42a6-85c6-56b2cf784fce"
        },
        kind: "communicationUser"
      }
    })
  )
}
{
  // CallMedia_StopMediaStreaming
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.stopMediaStreaming({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c"
    })
  )
}
{
  // CallMedia_StopTranscription
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.stopTranscription({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c"
    })
  )
}
{
  // CallMedia_SummarizeCall
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2025-08-15-preview"
  })
  console.log(
    await callMedia.summarizeCall({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      operationCallbackUri: "https://app.contoso.com/operations",
      operationContext: "streaming",
      summarizationOptions: {
        locale: "en-US"
      }
    })
  )
}
{
  // CallMedia_Unhold
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.unhold({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      operationContext: "unholding",
      targetParticipant: {
        communicationUser: {
          id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_0f50d091-5bd3-448b-884d-44be7037d9b9"
        },
        kind: "communicationUser"
      }
    })
  )
}
{
  // CallMedia_UpdateTranscription
  const { callMedia } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callMedia.updateTranscription({
      callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c",
      locale: "de-DE"
    })
  )
}
{
  // CallRecording_GetRecordingProperties
  const { callRecording } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callRecording.get({
      recordingId: "eyJ"
    })
  )
}
{
  // CallRecording_PauseRecording
  const { callRecording } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callRecording.pauseRecording({
      recordingId: "eyJ"
    })
  )
}
{
  // CallRecording_ResumeRecording
  const { callRecording } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callRecording.resumeRecording({
      recordingId: "eyJ"
    })
  )
}
{
  // CallRecording_StartRecording
  const { callRecording } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2024-09-15"
  })
  console.log(
    await callRecording.startRecording({
      callLocator: {
        kind: "serverCallLocator",
        serverCallId: "aHR0cHM6Ly9jb252ZXJzYXRpb251cmwvdGVzdA"
      },
      externalStorage: {
        recordingDestinationContainerUrl: "https://contoso.blob.core.windows.net/recordings",
        recordingStorageKind: "azureBlobStorage"
      },
      pauseOnStart: true,
      recordingStateCallbackUri: "https://contoso.communications.azure.com/callback"
    })
  )
}
{
  // CallRecording_StopRecording
  const { callRecording } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await callRecording.stopRecording({
      recordingId: "eyJ"
    })
  )
}
{
  // Connect
  const { connect } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await connect({
      callLocator: {
        kind: "serverCallLocator",
        serverCallId: "aHR0cHM6Ly9jb252ZXJzYXRpb251cmwvdGVzdA"
      },
      callbackUri: "https://app.contoso.com/callback",
      operationContext: "connecting"
    })
  )
}
{
  // CreateCall
  const { createCall } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2025-05-15"
  })
  console.log(
    await createCall({
      callbackUri: "https://app.contoso.com/callback",
      mediaStreamingOptions: {
        audioChannelType: "unmixed",
        audioFormat: "pcm24KMono",
        contentType: "audio",
        enableBidirectional: true,
        enableDtmfTones: true,
        startMediaStreaming: false,
        transportType: "websocket",
        transportUrl: "wss://app.contoso.com/media"
      },
      targets: [
        {
          communicationUser: {
            id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_0f50d091-5bd3-448b-884d-44be7037d9b9"
          },
          kind: "communicationUser"
        }
      ],
      transcriptionOptions: {
        enableIntermediateResults: true,
        locale: "en-US",
        startTranscription: false,
        transportType: "websocket",
        transportUrl: "wss://app.contoso.com/media"
      }
    })
  )
}
{
  // RedirectCall
  const { redirectCall } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await redirectCall({
      incomingCallContext: "eyJhbGciOiJub25lIn0.eyJjYyI6Im9wYXF1ZSJ9.",
      target: {
        communicationUser: {
          id: "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_0f50d091-5bd3-448b-884d-44be7037d9b9"
        },
        kind: "communicationUser"
      }
    })
  )
}
{
  // RejectCall
  const { rejectCall } = createCallAutomation({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-03-12"
  })
  console.log(
    await rejectCall({
      callRejectReason: "busy",
      incomingCallContext: "eyJhbGciOiJub25lIn0.eyJjYyI6Im9wYXF1ZSJ9."
    })
  )
}
