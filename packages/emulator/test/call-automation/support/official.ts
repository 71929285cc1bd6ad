/** Microsoft's own client, unmodified, on a local cloud behind a port whose network runs ten times as fast; callbacks on real HTTP. */
import { CallAutomationClient } from "@azure/communication-call-automation"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Emulator from "../../../src/Emulator.ts"
import { makeApplication } from "./Application.ts"
import { alice, objectAt } from "./Rig.ts"

export const customer = { phoneNumber: "+14255550123" }
export const agent = { phoneNumber: "+14255550144" }
export const decliner = { phoneNumber: "+14255550603" }
export const sourceCallIdNumber = { phoneNumber: "+14255550100" }

/** Whom the official client calls. */
type Party = { readonly phoneNumber: string } | { readonly communicationUserId: string }

/** What a call is made with so that texts are spoken and speech is recognized. */
export const aiServices = { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com/" }

/** Fits events of an operation context. */
export const mine = (operationContext: string) => (event: object) =>
  "operationContext" in event && event.operationContext === operationContext

/** The code and sub code of an event. */
export const codeOf = (event: object): string => {
  const { code, subCode } = objectAt(event, "resultInformation")
  return `${String(code)}/${String(subCode)}`
}

const make = Effect.fnUntraced(function* (options: { readonly subscribed: boolean }) {
  const application = yield* makeApplication
  const { gridUri } = application
  const cloud = yield* Emulator.serve({ port: 0, ...(options.subscribed ? { eventGrid: gridUri } : {}) })
  yield* cloud.setScale(10)
  application.trust(cloud.origin, cloud.resourceId)
  const client = new CallAutomationClient(cloud.connectionString, {
    allowInsecureConnection: true,
    sourceIdentity: { communicationUserId: alice }
  })
  /** A connected call with somebody. */
  const call = async (targetParticipant: Party) => {
    const { callConnection, callConnectionProperties } = await client.createCall(
      "phoneNumber" in targetParticipant ? { targetParticipant, sourceCallIdNumber } : { targetParticipant },
      application.callbackUri,
      { callIntelligenceOptions: aiServices }
    )
    const id = callConnectionProperties.callConnectionId ?? assert.fail("no callConnectionId")
    const { serverCallId } = await application.event(id, "CallConnected")
    return { callConnection, id, serverCallId }
  }
  return { application, call, client, cloud }
})

/** A cloud, an application, the official client of a user, and how that calls somebody; users answer as scripted. */
export const official = make({ subscribed: false })
/** The same where users belong to the application, which is notified of incoming calls. */
export const subscribed = make({ subscribed: true })

type Official = Effect.Success<typeof official>

/** Makes stories, each in a world of its own; every delivery must have been good. */
export const storyOf =
  <A extends Pick<Official, "application" | "cloud">, E, R>(world: Effect.Effect<A, E, R>) =>
  (run: (given: A) => Promise<void>) =>
    Effect.gen(function* () {
      const given = yield* world
      yield* Effect.promise(() => run(given))
      yield* given.cloud.idle
      assert.deepStrictEqual(given.application.problems, [])
    })
