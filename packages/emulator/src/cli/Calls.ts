/** The calls of a running local cloud, and whom of one a command is about: named, or the only one there is. */
import * as Schema from "effect/Schema"
import { CommandFailure, type RunningCloud } from "./RunningCloud.ts"

const Identifier = Schema.Struct({ rawId: Schema.optionalKey(Schema.String) })

const State = Schema.Struct({
  calls: Schema.Array(
    Schema.Struct({
      serverCallId: Schema.String,
      participants: Schema.Array(
        Schema.Struct({ identifier: Identifier, callConnectionId: Schema.optionalKey(Schema.String) })
      ),
      legs: Schema.Array(Schema.Struct({ callConnectionId: Schema.String, state: Schema.String }))
    })
  ),
  graphCalls: Schema.Array(Schema.Struct({ id: Schema.String, state: Schema.String }))
})

/** A call, and what its controls want. */
export interface Chosen {
  readonly service: "calls" | "graph"
  /** What the controls of the call are below. */
  readonly path: string
  /** The id that was given or found. */
  readonly id: string
  /** Raw ids of those who are in the call and belong to no application. */
  readonly people: ReadonlyArray<string>
}

const choicesOf = ({
  calls,
  graphCalls
}: typeof State.Type): ReadonlyArray<Chosen & { readonly names: ReadonlyArray<string> }> => [
  ...calls.map(({ legs, participants, serverCallId }) => {
    const id = legs[0]?.callConnectionId ?? serverCallId
    return {
      service: "calls" as const,
      path: `/calls/${encodeURIComponent(id)}`,
      id,
      names: [serverCallId, ...legs.map(({ callConnectionId }) => callConnectionId)],
      people: participants.flatMap(({ callConnectionId, identifier: { rawId } }) =>
        callConnectionId === undefined && rawId !== undefined ? [rawId] : []
      )
    }
  }),
  ...graphCalls
    .filter(({ state }) => state !== "terminated")
    .map(({ id }) => ({
      service: "graph" as const,
      path: `/graph/calls/${encodeURIComponent(id)}`,
      id,
      names: [id],
      people: []
    }))
]

/** The call that is named, by its whole id or the beginning of it, or the only one. */
export const chooseCall = async (cloud: RunningCloud, named: string | undefined): Promise<Chosen> => {
  const state: unknown = await cloud.get("/state")
  let known: typeof State.Type
  try {
    known = Schema.decodeUnknownSync(State)(state)
  } catch {
    throw new CommandFailure(`${cloud.origin} does not answer as a local cloud does`)
  }
  const all = choicesOf(known)
  const found =
    named === undefined
      ? all
      : all.filter(({ names }) => names.some((name) => name.toLowerCase().startsWith(named.toLowerCase())))
  const [chosen, ...others] = found
  if (chosen === undefined)
    throw new CommandFailure(
      named === undefined ? 'there is no call; "effect-comms call" makes one' : "--call: there is no such call"
    )
  if (others.length > 0)
    throw new CommandFailure(
      `there are ${found.length} calls; --call names one:\n${found.map(({ id }) => `  --call ${id}`).join("\n")}`
    )
  return chosen
}

/** Whoever is named, or the only one in the call who belongs to no application; nobody for a call of Graph, whose other side it is then. */
export const choosePerson = ({ people, service }: Chosen, named: string | undefined): string | undefined => {
  if (named !== undefined || service === "graph") return named
  const [person, ...others] = people
  if (person === undefined) throw new CommandFailure("nobody is in the call but applications; --participant names one")
  if (others.length > 0)
    throw new CommandFailure(
      `there are ${people.length} people in the call; --participant names one:\n${people.map((id) => `  --participant ${id}`).join("\n")}`
    )
  return person
}
