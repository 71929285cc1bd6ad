/**
 * Where a method of Microsoft's own client is called: a local cloud behind a port, whose network stands still but for `pass`, an application on
 * real HTTP and WebSocket, and the client. Files of recordings have addresses at Microsoft, since the client takes no others; its requests for
 * them are led to the local cloud.
 */
import {
  CallAutomationClient,
  type CallAutomationClientOptions,
  type CallConnection,
  type CreateCallOptions
} from "@azure/communication-call-automation"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Emulator from "../../../../src/Emulator.ts"
import { served } from "../../../kernel/support/webSocketApplication.ts"
import { makeApplication } from "../Application.ts"
import { alice, bob } from "../Rig.ts"

export const customer = { phoneNumber: "+14255550123" }
export const agent = { phoneNumber: "+14255550144" }
/** Rings and does not answer. */
export const silent = { phoneNumber: "+14255550408" }
export const colleague = { communicationUserId: bob }
export const sourceCallIdNumber = { phoneNumber: "+14255550100" }
export const user = { communicationUserId: alice }

const storage = "https://storage.asm.skype.com"

/** The last step before the wire: a request for a file goes to the local cloud instead of Microsoft's storage. */
const filesFrom = (origin: string): CallAutomationClientOptions => ({
  additionalPolicies: [
    {
      position: "perRetry",
      policy: {
        name: "filesFromTheLocalCloud",
        sendRequest: (request, next) => {
          const asked = request.headers.get("OriginalUrl")
          if (asked !== undefined) request.headers.set("OriginalUrl", asked.replace(storage, origin))
          request.url = request.url.replace(storage, origin)
          request.allowInsecureConnection = true
          return next(request)
        }
      }
    }
  ]
})

const aiServices = { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com/" }

/** A connected call. */
export interface Connected {
  readonly id: string
  readonly serverCallId: string
  readonly connection: CallConnection
}

export const makeWorld = Effect.gen(function* () {
  const application = yield* makeApplication
  const sockets = yield* served()
  const cloud = yield* Emulator.serve({ port: 0, eventGrid: application.gridUri })
  yield* cloud.setScale(0)
  application.trust(cloud.origin, cloud.resourceId)
  const client = new CallAutomationClient(cloud.connectionString, {
    allowInsecureConnection: true,
    sourceIdentity: user,
    ...filesFrom(cloud.origin)
  })
  const run = <A, E>(effect: Effect.Effect<A, E>) => Effect.runPromise(effect)
  /** Network time passes, and everything that became due has been delivered. */
  const pass = (seconds: number) => run(cloud.advance(seconds * 1000))

  /** Calls the customer, or somebody else with a number, and waits until they talk. */
  const call = async (asked: CreateCallOptions = {}, targetParticipant = customer): Promise<Connected> => {
    const { callConnection, callConnectionProperties } = await client.createCall(
      { targetParticipant, sourceCallIdNumber },
      application.callbackUri,
      { ...asked, callIntelligenceOptions: aiServices }
    )
    const id = callConnectionProperties.callConnectionId ?? assert.fail("no id")
    await pass(5)
    const { serverCallId } = await application.event(id, "CallConnected")
    return { id, serverCallId, connection: callConnection }
  }
  /** The context of a call to an application's user, which rings. */
  const incoming = async () => {
    await client.createCall({ targetParticipant: colleague }, application.callbackUri)
    return application.incomingCallContext()
  }
  /** Both applications of a call between two users talk; gives the caller's leg. */
  const callColleague = async (): Promise<CallConnection> => {
    const { callConnection } = await client.createCall({ targetParticipant: colleague }, application.callbackUri)
    await client.answerCall(await application.incomingCallContext(), application.callbackUri)
    await pass(5)
    return callConnection
  }
  /** Streams to the application's socket as soon as it is requested. */
  const streaming = {
    mediaStreamingOptions: {
      transportType: "websocket",
      transportUrl: sockets.url,
      audioChannelType: "mixed",
      startMediaStreaming: false
    },
    transcriptionOptions: {
      transportType: "websocket",
      transportUrl: sockets.url,
      locale: "en-US",
      startTranscription: false
    }
  } as const
  /** The address of the only file of recordings, as Microsoft's storage would have it. */
  const fileAt = async (path: "contentLocation" | "deleteLocation"): Promise<string> => {
    const files: unknown = (await run(cloud.state))["recordingFiles"]
    assert(Array.isArray(files) && files.length === 1)
    const location: unknown = Reflect.get(Object(files[0]), path)
    assert(typeof location === "string")
    return location.replace(cloud.origin, storage)
  }
  return { application, cloud, client, run, pass, call, callColleague, incoming, streaming, fileAt }
})

export type World = Effect.Success<typeof makeWorld>

/** How a method is called, and what it causes. */
export interface Story {
  /** Every webhook of the call and of the five seconds after it: its kind, and the code and sub code of its result. */
  readonly webhooks: ReadonlyArray<string>
  /** Prepares the method's state, and gives its call. */
  readonly prepare: (world: World) => Promise<() => unknown>
}

export const story = (webhooks: ReadonlyArray<string>, prepare: Story["prepare"]): Story => ({ webhooks, prepare })

/** A story of every public method of a class. */
export type Stories<Class> = { readonly [Method in keyof Class]: Story }
