/**
 * A greeter, which answers, plays and hangs up, by events alone and with a store that outlives it; and the same with one fault each, as they
 * are written every day.
 */
import { createCallAutomation, createCallEvents } from "@effect-comms/call-automation/promise"
import type { Application, TestCloud } from "../../src/promise.ts"

/** What outlives the application. */
export const store = new Set<string>()

/** Whether something is to be done now; it is remembered that it is. */
const isNew = (key: string): boolean => {
  if (store.has(key)) return false
  store.add(key)
  return true
}

const callbackUri = "http://127.0.0.1:8080/callbacks"
const greeting = [{ kind: "file", file: { uri: "https://cdn.contoso.com/welcome.wav" } }]
const ignore = () => {}

/** The greeter. */
export const makeGreeter = (cloud: TestCloud): Application => {
  const { answerCall, callConnection, callMedia } = createCallAutomation(cloud)
  const hangUp = (callConnectionId: string) => callConnection.terminateCall({ callConnectionId }).then(ignore, ignore)
  return createCallEvents(cloud).handler({
    eventGridSecret: cloud.eventGridSecret,
    // Whether it was answered is told by CallConnected.
    onIncomingCall: ({ data: { incomingCallContext } }) =>
      answerCall({ callbackUri, incomingCallContext }).then(ignore, ignore),
    on: {
      CallConnected: async ({ data: { callConnectionId = "" } }) => {
        if (isNew(`greeted ${callConnectionId}`))
          await callMedia.play({ callConnectionId, playSources: greeting }).catch(() => hangUp(callConnectionId))
      },
      PlayCompleted: ({ data }) => hangUp(data.callConnectionId ?? ""),
      PlayFailed: ({ data }) => hangUp(data.callConnectionId ?? "")
    }
  })
}

/** It does not know events that it was given before. */
export const makeForgetful = (cloud: TestCloud): Application => {
  const { answerCall, callConnection, callMedia } = createCallAutomation(cloud)
  const act = async (type: string, data: { incomingCallContext?: string; callConnectionId?: string }) => {
    const { callConnectionId = "", incomingCallContext = "" } = data
    if (type.endsWith("IncomingCall")) await answerCall({ callbackUri, incomingCallContext })
    if (type.endsWith("CallConnected")) await callMedia.play({ callConnectionId, playSources: greeting })
    if (type.endsWith("PlayCompleted")) await callConnection.terminateCall({ callConnectionId })
  }
  const events = createCallEvents(cloud)
  return async (request) => {
    const body: unknown = await request.json()
    for (const event of await events.decode(body)) {
      if (event._tag === "SubscriptionValidation")
        return Response.json({ validationResponse: event.data.validationCode })
      if ("data" in event) void act(event._tag, Object(event.data)).catch(ignore)
    }
    return new Response()
  }
}

/** It greets only calls that it knows, which it does once answering has an answer. */
export const makeHasty = (cloud: TestCloud): Application => {
  const { answerCall, callConnection, callMedia } = createCallAutomation(cloud)
  const known = new Set<string>()
  return createCallEvents(cloud).handler({
    eventGridSecret: cloud.eventGridSecret,
    onIncomingCall: async ({ data: { incomingCallContext } }) => {
      const { callConnectionId = "" } = await answerCall({ callbackUri, incomingCallContext })
      known.add(callConnectionId)
    },
    on: {
      CallConnected: async ({ data: { callConnectionId = "" } }) => {
        if (known.has(callConnectionId)) await callMedia.play({ callConnectionId, playSources: greeting })
      },
      PlayCompleted: ({ data: { callConnectionId = "" } }) => callConnection.terminateCall({ callConnectionId })
    },
    onError: ignore
  })
}

/** It waits for the end of the prompt, and for nothing else. */
export const makePatient = (cloud: TestCloud): Application => {
  const events = createCallEvents(cloud)
  const { answerCallAndWait, callConnection, callMedia } = createCallAutomation({
    ...cloud.settings.callAutomation,
    events
  })
  let played = () => {}
  return events.handler({
    eventGridSecret: cloud.eventGridSecret,
    onIncomingCall: async ({ data: { incomingCallContext } }) => {
      const { data } = await answerCallAndWait({ callbackUri, incomingCallContext })
      const { callConnectionId = "" } = data
      const over = new Promise<void>((resolve) => {
        played = resolve
      })
      await callMedia.play({ callConnectionId, playSources: greeting })
      await over
      await callConnection.terminateCall({ callConnectionId })
    },
    on: { PlayCompleted: () => played() },
    onError: ignore
  })
}

/** When it begins it greets everybody who is in the store, whether that has happened or not. */
export const makeRepeating = async (cloud: TestCloud): Promise<Application> => {
  const { callMedia } = createCallAutomation(cloud)
  for (const key of store) {
    const [, callConnectionId = ""] = key.split(" ")
    await callMedia.play({ callConnectionId, playSources: greeting }).catch(ignore)
  }
  return makeGreeter(cloud)
}

/** It waits by a timer of its own before it greets, so many milliseconds. */
export const makeSlow =
  (millis: number) =>
  (cloud: TestCloud): Application => {
    const { answerCall, callConnection, callMedia } = createCallAutomation(cloud)
    const hangUp = (callConnectionId: string) => callConnection.terminateCall({ callConnectionId }).then(ignore, ignore)
    return createCallEvents(cloud).handler({
      eventGridSecret: cloud.eventGridSecret,
      onIncomingCall: ({ data: { incomingCallContext } }) =>
        answerCall({ callbackUri, incomingCallContext }).then(ignore, ignore),
      on: {
        CallConnected: async ({ data: { callConnectionId = "" } }) => {
          await new Promise((resolve) => setTimeout(resolve, millis))
          await callMedia.play({ callConnectionId, playSources: greeting }).catch(() => hangUp(callConnectionId))
        },
        PlayCompleted: ({ data }) => hangUp(data.callConnectionId ?? "")
      }
    })
  }
