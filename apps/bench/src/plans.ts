/** How many plans of an exploration a second of the processor runs: a call that is answered, greeted and ended, under every fault. */
import { createCallAutomation, createCallEvents } from "@effect-comms/call-automation/promise"
import { Emulator, type TestCloud } from "@effect-comms/emulator/promise"
import { fork } from "node:child_process"
import { fileURLToPath } from "node:url"

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

/** How many plans a second. */
export interface Rate {
  readonly time: number
  /** Of the processor, with all threads. */
  readonly processor: number
}

/** The rate once everything is loaded: all pairs, where `pairs` allows. */
const plansPerSecond = async (pairs: number): Promise<Rate> => {
  const options = { except: ["restart"] } as const
  await Emulator.explore(makeGreeter, scenario, { ...options, pairs: 0 })
  const began = performance.now()
  const before = process.cpuUsage()
  const { plans } = await Emulator.explore(makeGreeter, scenario, { ...options, pairs })
  const { system, user } = process.cpuUsage(before)
  return { time: plans / ((performance.now() - began) / 1e3), processor: plans / ((system + user) / 1e6) }
}

const isRate = (message: unknown): message is Rate =>
  typeof message === "object" && message !== null && "time" in message && "processor" in message

/** The rate in a process of its own, as in a test: whatever else is measured has left its garbage elsewhere. */
export const inProcess = (pairs: number): Promise<Rate> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [String(pairs)])
    child.once("message", (message) => (isRate(message) ? resolve(message) : reject(new Error("expected a rate"))))
    child.once("exit", (code) => reject(new Error(`a process of the benchmark ended with ${code}`)))
  })

const [, script, count] = process.argv
if (script === fileURLToPath(import.meta.url) && count !== undefined) {
  const rate = await plansPerSecond(Number(count))
  if (process.send === undefined) console.log(rate)
  else {
    process.send(rate)
    process.disconnect()
  }
}
