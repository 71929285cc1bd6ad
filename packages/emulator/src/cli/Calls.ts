/** Selects the call and the participant that a command is about: the one that is named, or the only one. */
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

/** A selected call, with what its controls need. */
export interface Chosen {
  readonly service: "calls" | "graph"
  /** The path prefix of the controls of the call. */
  readonly path: string
  /** The id that was given or found. */
  readonly id: string
  /** Raw ids of the participants that belong to no application. */
  readonly people: ReadonlyArray<string>
  /** Whether somebody has answered it. */
  readonly isAnswered: boolean
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
      isAnswered: legs.some(({ state }) => state === "connected"),
      people: participants.flatMap(({ callConnectionId, identifier: { rawId } }) =>
        callConnectionId === undefined && rawId !== undefined ? [rawId] : []
      )
    }
  }),
  ...graphCalls
    .filter(({ state }) => state !== "terminated")
    .map(({ id, state }) => ({
      service: "graph" as const,
      path: `/graph/calls/${encodeURIComponent(id)}`,
      id,
      names: [id],
      isAnswered: state === "established",
      people: []
    }))
]

/** Whether a participant is in a call, by the raw id or by the number alone. */
const isIn = ({ people }: Chosen, participant: string): boolean =>
  people.includes(participant) || people.includes(`4:${participant}`)

/** A call as a list of several has it. */
const described = ({ id, isAnswered, people }: Chosen): string =>
  `  --call ${id} (${[...people, isAnswered ? "answered" : "rings"].join(", ")})`

/**
 * Gives the call that is named, by its id or a prefix of it, or the only one: the only one of the participant that is named, if somebody is.
 * With `answered` those that ring are passed over where another call is answered.
 */
export const chooseCall = async (
  cloud: RunningCloud,
  named: string | undefined,
  participant: string | undefined,
  answered = false
): Promise<Chosen> => {
  const state: unknown = await cloud.get("/state")
  let known: typeof State.Type
  try {
    known = Schema.decodeUnknownSync(State)(state)
  } catch {
    throw new CommandFailure(`${cloud.origin} does not answer as a local cloud does`)
  }
  const all = choicesOf(known)
  const theirs = participant === undefined ? [] : all.filter((each) => isIn(each, participant))
  const unnamed = theirs.length > 0 ? theirs : all
  const talking = answered ? unnamed.filter(({ isAnswered }) => isAnswered) : []
  const found =
    named === undefined
      ? talking.length > 0
        ? talking
        : unnamed
      : all.filter(({ names }) => names.some((name) => name.toLowerCase().startsWith(named.toLowerCase())))
  const [chosen, ...others] = found
  if (chosen === undefined)
    throw new CommandFailure(
      named === undefined ? 'there is no call; "effect-comms call" starts one' : "--call: there is no such call"
    )
  if (others.length > 0)
    throw new CommandFailure(
      `--call: there are ${found.length} calls; name one of them:\n${found.map(described).join("\n")}`
    )
  return chosen
}

/** Gives the participant that is named, or the only one that belongs to no application; `undefined` for a Graph call, whose other side is meant then. */
export const choosePerson = ({ people, service }: Chosen, named: string | undefined): string | undefined => {
  if (named !== undefined || service === "graph") return named
  const [person, ...others] = people
  if (person === undefined)
    throw new CommandFailure("there is nobody in the call who could do this: all its participants are applications")
  if (others.length > 0)
    throw new CommandFailure(
      `--participant: there are ${people.length} participants in the call; name one of them:\n${people.map((id) => `  --participant ${id}`).join("\n")}`
    )
  return person
}
