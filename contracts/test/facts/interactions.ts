/**
 * Pact interactions with the values of Microsoft's reference pages, and ways to plant a mistake in them.
 */

/** What may be replaced in an exchange. */
export interface Http {
  readonly path?: string
  readonly version?: string | undefined
  readonly query?: Readonly<Record<string, ReadonlyArray<string>>>
  readonly headers?: Readonly<Record<string, string | ReadonlyArray<string>>>
  readonly body?: unknown
  readonly status?: number
  readonly responseHeaders?: Readonly<Record<string, string>>
  readonly response?: unknown
}

const body = (content: unknown) => (content === undefined ? {} : { body: { content, contentType: "application/json" } })

const acs =
  (method: string, defaults: Http) =>
  (more: Http = {}) => {
    const {
      path,
      version,
      query,
      headers = {},
      body: sent,
      status,
      responseHeaders = {},
      response
    } = { ...defaults, ...more }
    return {
      type: "Synchronous/HTTP",
      description: "subject",
      request: {
        method,
        path,
        query: { ...(version === undefined ? {} : { "api-version": [version] }), ...query },
        headers: { "Content-Type": ["application/json"], ...headers },
        ...body(sent)
      },
      response: { status, headers: responseHeaders, ...body(response) }
    }
  }

const graph =
  (defaults: Http) =>
  (more: Http = {}) =>
    acs("POST", { ...defaults, version: undefined })(more)

const user = "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_ae9e3307-f56e-44be-8934-80a63f080538"
const participant = { kind: "communicationUser", communicationUser: { id: user } }
const call = "/calling/callConnections/18dea47f-b081-4107-9a5c-4300819d2c6c"
const pair = {
  "Repeatability-Request-ID": "bcd2ffa1-1a45-4f3c-9e5c-7d7f2f4a4c55",
  "Repeatability-First-Sent": "Sun, 06 Nov 1994 08:49:37 GMT"
}

const removeBody = {
  participantToRemove: participant,
  operationContext: "removing participant",
  operationCallbackUri: "https://app.contoso.com/callback"
}
const invitation = {
  invitationId: "7b4244f8-d2ff-46d1-a629-4f9fb5f73d40",
  operationContext: "cancelling add participant"
}
const unholdBody = { targetParticipant: participant }
const member = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_c94ff260-162d-46d6-94fd-e79f4d213715"
const chatBody = {
  communicationIdentifier: { rawId: member, communicationUser: { id: member } },
  displayName: "Alex",
  roleIds: ["8540c0de-899f-5cce-acb5-3ec493af3800_ce2142fd-aa87-435d-bacf-16efe5ae70aa"]
}
const cancelled = {
  "@odata.type": "#microsoft.graph.cancelMediaProcessingOperation",
  status: "completed",
  clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
  id: "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
}
const location = {
  Location:
    "https://graph.microsoft.com/v1.0/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/17e3b46c"
}
const playBody = {
  clientContext: "c",
  prompts: [
    {
      "@odata.type": "#microsoft.graph.mediaPrompt",
      mediaInfo: {
        "@odata.type": "#microsoft.graph.mediaInfo",
        uri: "https://cdn.contoso.com/beep.wav",
        resourceId: "r"
      }
    }
  ]
}

export const http = {
  pair,
  removeBody,
  unholdBody,
  chatBody,
  cancelled,
  playBody,
  remove: acs("POST", {
    path: `${call}/participants:remove`,
    version: "2024-09-15",
    headers: pair,
    body: removeBody,
    status: 202,
    responseHeaders: { "Repeatability-Result": "accepted" },
    response: { operationContext: "removing participant" }
  }),
  cancel: acs("POST", {
    path: `${call}/participants:cancelAddParticipant`,
    version: "2023-10-15",
    headers: pair,
    body: { ...invitation, operationCallbackUri: "https://app.contoso.com/callback" },
    status: 202,
    response: invitation
  }),
  create: acs("POST", {
    path: "/calling/callConnections",
    version: "2024-09-15",
    headers: pair,
    body: { targets: [participant], callbackUri: "https://app.contoso.com/callback" },
    status: 201,
    response: { callConnectionId: "18dea47f", callConnectionState: "connecting", targets: [participant] }
  }),
  unhold: acs("POST", { path: `${call}:unhold`, version: "2025-05-15", body: unholdBody, status: 200 }),
  updateChat: acs("POST", {
    path: "/chat/threads/19:f2167429acf6482880c6b7790a9086c1@thread.v2/participants/:update",
    version: "2021-10-01-preview7",
    headers: { Authorization: "Bearer token" },
    body: chatBody,
    status: 204
  }),
  cancelMedia: graph({
    path: "/v1.0/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/cancelMediaProcessing",
    body: { clientContext: "clientContext-value" },
    status: 200,
    responseHeaders: location,
    response: cancelled
  }),
  play: graph({
    path: "/v1.0/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/playPrompt",
    body: playBody,
    status: 200,
    responseHeaders: location,
    response: { "@odata.type": "#microsoft.graph.playPromptOperation", id: "o", status: "running", clientContext: null }
  })
}

/** A webhook delivery of one event. */
export const eventInteraction = (
  name: string,
  data: Readonly<Record<string, unknown>>,
  version = "2024-09-15",
  envelope: Readonly<Record<string, unknown>> = {}
) => {
  const source = "calling/callConnections/18dea47f-b081-4107-9a5c-4300819d2c6c"
  const type = `Microsoft.Communication.${name}`
  const event = {
    id: "f47d2c1e-0000-4000-8000-000000000000",
    source,
    type,
    data: {
      ...data,
      version,
      callConnectionId: "18dea47f",
      serverCallId: "s",
      correlationId: "c",
      publicEventType: type
    },
    time: "2024-11-05T08:00:00.1234567+00:00",
    specversion: "1.0",
    datacontenttype: "application/json",
    subject: source,
    ...envelope
  }
  return { type: "Asynchronous/Messages", description: "subject", contents: { content: [event] } }
}

/** Graph's notification of a cancelled recording. */
export const notification = (
  change: Readonly<Record<string, unknown>> = {},
  resource: Readonly<Record<string, unknown>> = {}
) => ({
  type: "Asynchronous/Messages",
  description: "subject",
  contents: {
    content: {
      "@odata.type": "#microsoft.graph.commsNotifications",
      value: [
        {
          "@odata.type": "#microsoft.graph.commsNotification",
          changeType: "deleted",
          resourceUrl:
            "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5",
          resourceData: {
            "@odata.type": "#microsoft.graph.recordOperation",
            "@odata.etag": 'W/"54451"',
            id: "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
            clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
            status: "failed",
            resultInfo: { "@odata.type": "#microsoft.graph.resultInfo", code: 400, subcode: 8508, message: "m" },
            recordingLocation: "",
            recordingAccessToken: "",
            completionReason: "operationCanceled",
            ...resource
          },
          ...change
        }
      ]
    }
  }
})
