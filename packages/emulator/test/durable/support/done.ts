/** What the local cloud did, by its journal. */
import * as Effect from "effect/Effect"
import type * as LocalCloud from "../../../src/Emulator.ts"

type Cloud = Effect.Success<ReturnType<typeof LocalCloud.serve>>

const numberIn = (value: unknown, text: string): boolean => JSON.stringify(value).includes(text)

/** What the local cloud did for the calls of a number, and how often. */
export const done = (cloud: Cloud, number: string) =>
  Effect.map(cloud.journal(), (entries) => {
    const created = entries.filter(
      ({ data, kind, name }) => kind === "answer" && name === "CreateCall" && numberIn(data, number)
    )
    const legs = new Set(
      created.flatMap(({ data }) => /"callConnectionId":"([^"]+)"/.exec(JSON.stringify(data))?.[1] ?? [])
    )
    const [leg = "none"] = legs
    const ofLeg = entries.filter(({ data }) => numberIn(data, leg))
    const count = (kind: string, name: string) =>
      ofLeg.filter((entry) => entry.kind === kind && entry.name === name).length
    const events = ofLeg.flatMap(({ data, kind, name }) =>
      kind === "callback" ? [`${name} ${/"id":"([^"]+)"/.exec(JSON.stringify(data))?.[1]}`] : []
    )
    const distinct = (name: string) => new Set(events.filter((event) => event.startsWith(`${name} `))).size
    return {
      calls: legs.size,
      plays: count("request", "CallMedia_Play"),
      played: distinct("PlayCompleted"),
      added: distinct("AddParticipantSucceeded"),
      ended: distinct("CallDisconnected")
    }
  })
