/**
 * What a user builds instead: Microsoft's client, which has nothing that waits for events, with a map of who waits in memory; and the same
 * on OpenWorkflow, a kept workflow engine over SQLite.
 */
import { CallAutomationClient, parseCallAutomationEvent } from "@azure/communication-call-automation"
import { setTimeout as sleep } from "node:timers/promises"
import { OpenWorkflow } from "openworkflow"
import { BackendSqlite } from "openworkflow/sqlite"
import { connectionString, forEach, type Make, played, prompt } from "./engine.ts"

const playing = (origin: string) => {
  const client = new CallAutomationClient(connectionString(origin), { allowInsecureConnection: true })
  return (leg: string) =>
    client
      .getCallConnection(leg)
      .getCallMedia()
      .playToAll([{ kind: "fileSource", url: prompt }], { operationContext: leg })
}

/** The leg whose prompt has ended. */
const endedIn = (body: string): ReadonlyArray<string> => {
  const events: unknown = JSON.parse(body)
  return (Array.isArray(events) ? events : []).flatMap((event) => {
    const { callConnectionId, kind } = parseCallAutomationEvent(event)
    return kind === "PlayCompleted" ? [callConnectionId] : []
  })
}

/** In memory. */
export const official: Make = async ({ origin }, resumed) => {
  const play = playing(origin)
  const waiting = new Map<string, () => void>()
  const flow = async (leg: string, begun: () => void) => {
    const ended = new Promise<void>((resolve) => waiting.set(leg, resolve))
    await play(leg)
    begun()
    await ended
    resumed(leg)
  }
  return {
    begin: (legs) => forEach(legs, 32, (leg) => new Promise<void>((begun) => void flow(leg, begun))),
    deliver: async (leg) => {
      for (const ended of endedIn(played(leg))) {
        waiting.get(ended)?.()
        waiting.delete(ended)
      }
    },
    close: async () => {}
  }
}

/** On OpenWorkflow. A signal for which nobody waits yet is lost, so it is sent until somebody does. */
export const openworkflow: Make = async ({ origin, storage }, resumed) => {
  const play = playing(origin)
  const backend = BackendSqlite.connect(storage)
  const engine = new OpenWorkflow({ backend })
  let begun = 0
  const flow = engine.defineWorkflow<{ readonly leg: string }, null>({ name: "prompt" }, async ({ input, step }) => {
    await step.run({ name: "play" }, async () => {
      await play(input.leg)
      begun++
      return null
    })
    await step.waitForSignal({ name: "played", signal: input.leg, timeout: "1d" })
    resumed(input.leg)
    return null
  })
  const worker = engine.newWorker({ concurrency: 32 })
  await worker.start()
  return {
    begin: async (legs) => {
      await forEach(legs, 32, (leg) => flow.run({ leg }))
      while (begun < legs.length) await sleep(20)
    },
    deliver: async (leg) => {
      for (const ended of endedIn(played(leg)))
        while ((await engine.sendSignal({ signal: ended })).workflowRunIds.length === 0) await sleep(20)
    },
    close: async () => {
      await worker.stop()
      await backend.stop()
    }
  }
}
