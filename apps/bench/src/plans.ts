/** How many plans of an exploration a second of the processor runs: a call that is answered, greeted and ended, under every fault. */
import { createCallAutomation, createCallEvents } from "@effect-comms/call-automation/promise"
import { Emulator, type TestCloud } from "@effect-comms/emulator/promise"

const ignore = () => {}

const makeGreeter = (cloud: TestCloud) => {
  const { answerCall, callConnection, callMedia } = createCallAutomation(cloud)
  const hangUp = (callConnectionId = "") => callConnection.terminateCall({ callConnectionId }).then(ignore, ignore)
  return createCallEvents(cloud).handler({
    eventGridSecret: cloud.eventGridSecret,
    onIncomingCall: ({ data: { incomingCallContext } }) =>
      answerCall({ incomingCallContext, callbackUri: "http://127.0.0.1:8080/callbacks" }).then(ignore, ignore),
    on: {
      CallConnected: ({ data: { callConnectionId = "" } }) =>
        callMedia
          .play({ callConnectionId, playSources: [{ kind: "file", file: { uri: "https://cdn.contoso.com/a.wav" } }] })
          .then(ignore, () => hangUp(callConnectionId)),
      PlayCompleted: ({ data }) => hangUp(data.callConnectionId)
    }
  })
}

const scenario = async (cloud: TestCloud) => {
  const caller = await cloud.call()
  await caller.hearsText("a.wav")
  await caller.ends()
}

/** Plans a second of time, and of the processor with all of its threads, once everything is loaded: all pairs, where `pairs` allows. */
export const plansPerSecond = async (pairs: number): Promise<{ readonly time: number; readonly processor: number }> => {
  const options = { except: ["restart"], patienceMillis: 5 } as const
  await Emulator.explore(makeGreeter, scenario, { ...options, pairs: 0 })
  const began = performance.now()
  const before = process.cpuUsage()
  const { plans } = await Emulator.explore(makeGreeter, scenario, { ...options, pairs })
  const { system, user } = process.cpuUsage(before)
  return { time: plans / ((performance.now() - began) / 1e3), processor: plans / ((system + user) / 1e6) }
}
