/**
 * Declarations written by hand from Microsoft's reference pages: what the checks must find nothing wrong with.
 */
import type { DeclaredField, DeclaredOperation } from "../../src/facts/Declared.ts"

const callAutomation = [
  "2023-03-06",
  "2023-10-15",
  "2024-04-15",
  "2024-06-15-preview",
  "2024-09-15",
  "2025-05-15",
  "2025-06-15",
  "2025-08-15-preview",
  "2026-03-12"
]
const since = (first: string) => callAutomation.slice(callAutomation.indexOf(first))

const field = (
  name: string,
  type: string,
  versions: ReadonlyArray<string>,
  more: Partial<DeclaredField> = {}
): DeclaredField => ({ name, type, versions, required: false, ...more })

export const removeParticipant: DeclaredOperation = {
  service: "call-automation",
  id: "CallConnection_RemoveParticipant",
  aliases: [],
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}/participants:remove",
  versions: callAutomation,
  request: {
    required: true,
    fields: [
      field("participantToRemove", "object", callAutomation, { required: true }),
      field("operationContext", "string", callAutomation),
      field("operationCallbackUri", "string", since("2023-10-15"))
    ]
  },
  success: {
    202: {
      versions: callAutomation,
      schemaName: "RemoveParticipantResponse",
      fields: [field("operationContext", "string", callAutomation)]
    }
  },
  query: [],
  contentTypes: ["application/json"],
  repeatability: "pair",
  failures: []
}

export const cancelAddParticipant: DeclaredOperation = {
  service: "call-automation",
  id: "CallConnection_CancelAddParticipant",
  aliases: [],
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}/participants:cancelAddParticipant",
  versions: since("2023-10-15"),
  request: {
    required: true,
    fields: [
      field("invitationId", "string", since("2023-10-15"), { required: true }),
      field("operationContext", "string", since("2023-10-15")),
      field("operationCallbackUri", "string", since("2023-10-15"))
    ]
  },
  success: {
    202: {
      versions: since("2023-10-15"),
      schemaName: "CancelAddParticipantResponse",
      fields: [
        field("invitationId", "string", since("2023-10-15")),
        field("operationContext", "string", since("2023-10-15"))
      ]
    }
  },
  query: [],
  contentTypes: ["application/json"],
  repeatability: "pair",
  failures: []
}

export const unhold: DeclaredOperation = {
  service: "call-automation",
  id: "CallMedia_Unhold",
  aliases: [],
  method: "POST",
  path: "/calling/callConnections/{id}:unhold",
  versions: since("2024-06-15-preview"),
  request: {
    required: true,
    fields: [
      field("targetParticipant", "object", since("2024-06-15-preview"), {
        required: true,
        fields: [
          field("rawId", "string", since("2024-06-15-preview")),
          field("kind", "string", since("2024-06-15-preview"), {
            values: [
              "unknown",
              "communicationUser",
              "phoneNumber",
              "microsoftTeamsUser",
              "microsoftTeamsApp",
              "teamsExtensionUser"
            ]
          }),
          field("communicationUser", "object", since("2024-06-15-preview")),
          field("phoneNumber", "object", since("2024-06-15-preview")),
          field("microsoftTeamsUser", "object", since("2024-06-15-preview")),
          field("microsoftTeamsApp", "object", since("2024-06-15-preview")),
          field("teamsExtensionUser", "object", since("2025-05-15"))
        ]
      }),
      field("operationContext", "string", since("2024-06-15-preview")),
      field("operationCallbackUri", "string", since("2025-05-15"))
    ]
  },
  success: { 200: { versions: since("2024-06-15-preview") } },
  query: [],
  contentTypes: ["application/json"],
  repeatability: "none",
  failures: []
}

const preview7 = ["2021-10-01-preview7"]

export const updateChatParticipant: DeclaredOperation = {
  service: "chat",
  id: "ChatThread_UpdateChatParticipant",
  aliases: [],
  method: "POST",
  path: "/chat/threads/{chatThreadId}/participants/:update",
  versions: preview7,
  request: {
    required: true,
    fields: [
      field("communicationIdentifier", "object", preview7, { required: true }),
      field("displayName", "string", preview7),
      field("roleIds", "string[]", preview7),
      field("shareHistoryTime", "string:date-time", preview7)
    ]
  },
  success: { 204: { versions: preview7 } },
  query: [],
  contentTypes: ["application/json", "application/merge-patch+json"],
  repeatability: "none",
  failures: []
}

const graph = ["v1.0", "beta"]

export const cancelMediaProcessing: DeclaredOperation = {
  service: "graph-calls",
  id: "cancelMediaProcessing",
  aliases: [],
  method: "POST",
  path: "/communications/calls/{callId}/cancelMediaProcessing",
  versions: graph,
  request: { required: true, fields: [field("clientContext", "string", graph, { bounds: { maxLength: 256 } })] },
  success: {
    200: {
      versions: graph,
      schemaName: "cancelMediaProcessingOperation",
      fields: [
        field("@odata.type", "string", graph),
        field("id", "string", graph, { required: true }),
        field("status", "string", graph, {
          required: true,
          values: ["notStarted", "running", "completed", "failed"]
        }),
        field("clientContext", "string", graph),
        field("resultInfo", "object", graph)
      ],
      headers: ["location"]
    }
  },
  query: [],
  contentTypes: ["application/json"],
  repeatability: "none",
  failures: []
}

/** The five. */
export const declarations = {
  removeParticipant,
  cancelAddParticipant,
  unhold,
  updateChatParticipant,
  cancelMediaProcessing
}
