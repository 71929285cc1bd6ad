/**
 * The stage of random walks: what a walk knows of the world so far, and what one step of it is given to act with.
 *
 * Acts are data (`acts.ts` lists the tables); what must hold afterwards is in `invariants.ts`.
 */
import { ApiVersions } from "@effect-comms/call-automation/ApiVersion"
import type * as Operation from "@effect-comms/core/Operation"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { MediaApplication } from "../mediaApplication.ts"
import { alice, type Answer, bob, phone, type Received, resourceId, type Rig, user } from "../Rig.ts"

/** Who takes part, or may: those behind the first five answer in the ways that their last digits say. */
export const parties = [
  user(bob),
  phone("+14255550123"),
  user(`8:acs:${resourceId}_3b3a5c9e-57f4-4f0a-9a5b-1d0c5ed0c0de`),
  phone("+14255550144"),
  user(alice),
  {
    kind: "microsoftTeamsUser",
    rawId: "8:orgid:7c9e6679-7425-40de-944b-e07fc1f90ae7",
    microsoftTeamsUser: { userId: "7c9e6679-7425-40de-944b-e07fc1f90ae7" }
  },
  phone("+14255550603"),
  phone("+14255550408"),
  user(`8:acs:${resourceId}_5c0f8a52-0f3a-4c7e-8d6b-2d1f7a9be486`)
] as const
export type Party = (typeof parties)[number]

/** A leg that an application was given. */
export interface Leg {
  readonly id: string
  readonly version: string
  readonly callbackUri: string
}

/** What was asked for and how often one of its endings must come: once when it was accepted, never when it was refused. */
export interface Expected {
  readonly leg: Leg
  readonly what: string
  /** Where the endings go. */
  readonly url: string
  readonly times: 0 | 1
  readonly isEnding: (received: Received) => boolean
  /** The event of what cancelled it, wherever that goes. */
  readonly isCancel?: (received: Received) => boolean
}

/** What a walk knows. */
export interface World {
  readonly rig: Rig
  /** Takes the media sockets of every leg. */
  readonly application: MediaApplication
  readonly legs: Array<Leg>
  readonly invitations: Array<string>
  /** With the version that started each, which its events say. */
  readonly recordings: Array<{ readonly id: string; readonly version: string }>
  readonly expected: Array<Expected>
  /** What rings for an application, or rang: what it is answered with. */
  readonly rang: Set<string>
  /** Legs and participants with continuous DTMF recognition. */
  readonly listening: Set<string>
  /** Whose keys and words were asked for last, and by which leg. */
  readonly asked: Array<{ readonly leg: Leg; readonly of: Party }>
  /** How many media operations were ordered to fail. */
  ordered: number
  /** Whether something plays until it is cancelled. */
  loops: boolean
  /** What was done, for whoever reads of a failure. */
  readonly log: Array<string>
}

const below = (bound: number) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: bound - 1 }))
/** Numbers that a walk is made of; zeros are the simplest of everything. */
export const Step = Schema.Struct({
  act: below(10_000),
  leg: below(8),
  party: below(parties.length),
  version: below(2 * ApiVersions.all.length),
  /** What an act chooses by. */
  pick: below(1 << 20),
  /** How long the network goes on afterwards. */
  millis: below(1500)
})

/** What an act works with. */
export interface Scene {
  readonly world: World
  readonly rig: Rig
  /** Mostly one that lives. */
  readonly leg: Leg
  readonly party: Party
  /** Mostly somebody who was in the last roster of the leg. */
  readonly present: Party
  /** Mostly somebody who was not. */
  readonly absent: Party
  /** A leg of another call if there is one, and somebody who was in its last roster. */
  readonly elsewhere: () => { readonly leg: Leg; readonly present: Party }
  /** The operation context of this step. */
  readonly context: string
  /** Chooses; each time by other digits of the step. */
  readonly one: <A>(of: readonly [A, ...ReadonlyArray<A>]) => A
  /** The context and, now and then, an address of its own for the ending. */
  readonly emitted: () => { readonly operationContext: string; readonly operationCallbackUri?: string }
  /** The version that the operation is asked for with: mostly the newest. */
  readonly versionOf: (operation: Operation.Any) => string
  /** Any version of the operation, for what makes a leg. */
  readonly anyVersionOf: (operation: Operation.Any) => string
  /** Asks the leg for something; one of the act's endings must come of it once, or never when it is refused. */
  readonly ask: (
    operation: Operation.Any,
    body?: { readonly [field: string]: unknown; readonly operationCallbackUri?: string }
  ) => Effect.Effect<Answer>
  /** Notes what must come; `times` and `isEnding` as the act's table has it unless given. */
  readonly expect: (answer: Answer, more?: Partial<Expected>) => void
}

/** One thing that may happen in a walk. */
export interface Act {
  readonly name: string
  readonly weight: number
  /** Types of the events of which exactly one must end it; `ask` sees to it that it is expected. */
  readonly endings?: ReadonlyArray<string>
  readonly run: (scene: Scene) => Effect.Effect<unknown, unknown>
}

/** Nothing happens but that time goes by; what a walk becomes when it is made simpler. */
export const wait: Act = { name: "wait", weight: 1, run: () => Effect.void }

const statuses = [200, 201, 202, 204, 400, 404, 405, 409]
/** Another address than the leg's. */
const otherAddress = "http://127.0.0.1:9999/operation"

const isOver = (world: World, leg: Leg): boolean =>
  world.rig.posts.some(({ key, type }) => key === leg.id && type === "CallDisconnected")

const rosterOf = (world: World, leg: Leg) =>
  world.rig.posts.findLast(({ key, type }) => key === leg.id && type === "ParticipantsUpdated")?.data

const presentIn = (world: World, leg: Leg): ReadonlyArray<Party> => {
  const text = JSON.stringify(rosterOf(world, leg)?.["participants"] ?? [])
  return parties.filter(({ rawId }) => text.includes(rawId))
}

/** Sets the scene of one step. */
export const sceneOf = (world: World, act: Act, step: typeof Step.Type): Scene => {
  const { rig } = world
  let digits = step.pick
  const one: Scene["one"] = (of) => {
    const chosen = of[digits % of.length] ?? of[0]
    digits = Math.floor(digits / of.length)
    return chosen
  }
  const living = world.legs.filter((leg) => !isOver(world, leg))
  const legs = living.length === 0 || step.leg === 7 ? world.legs : living
  const leg = legs[Math.floor(step.leg / 2) % legs.length]
  if (leg === undefined) throw new TypeError("a walk begins with a leg")
  const party = parties[step.party] ?? parties[0]
  const somebodyIn = (where: Leg): Party => {
    const seen = presentIn(world, where)
    return step.party === 8 ? party : (seen[step.party % Math.max(1, seen.length)] ?? party)
  }
  const here = presentIn(world, leg)
  const missing = parties.filter((each) => !here.includes(each))
  const context = `step ${world.log.length}`
  const anyVersionOf: Scene["anyVersionOf"] = ({ versions }) =>
    versions[versions.length - 1 - (step.version % versions.length)] ?? "none"
  const newestOf = ({ versions }: Operation.Any) => versions.at(-1) ?? "none"
  const versionOf: Scene["versionOf"] = (operation) => {
    if (step.version < ApiVersions.all.length) return newestOf(operation)
    return operation.versions.includes(leg.version) && step.version % 2 === 0 ? leg.version : anyVersionOf(operation)
  }
  const expect: Scene["expect"] = (answer, more = {}) => {
    const { endings = [] } = act
    world.expected.push({
      leg,
      what: `${act.name} of ${context}`,
      url: leg.callbackUri,
      times: answer.status < 300 ? 1 : 0,
      isEnding: ({ data, type }) => data["operationContext"] === context && endings.includes(type),
      ...more
    })
  }
  return {
    world,
    rig,
    leg,
    party,
    present: somebodyIn(leg),
    absent: step.leg === 6 ? party : (missing[step.party % Math.max(1, missing.length)] ?? party),
    elsewhere: () => {
      const here = rosterOf(world, leg)?.["serverCallId"]
      const others = living.filter((each) => rosterOf(world, each)?.["serverCallId"] !== here)
      const chosen = others[step.leg % Math.max(1, others.length)] ?? leg
      return { leg: chosen, present: somebodyIn(chosen) }
    },
    context,
    one,
    emitted: () => ({
      operationContext: context,
      ...(one([false, false, true]) ? { operationCallbackUri: otherAddress } : {})
    }),
    versionOf,
    anyVersionOf,
    expect,
    ask: (operation, body) =>
      Effect.map(rig.send(operation, { id: leg.id, version: versionOf(operation), body }), (answer) => {
        world.log.push(`${act.name} ${answer.status}`)
        assert.include(statuses, answer.status, act.name)
        if (act.endings !== undefined) expect(answer, { url: body?.operationCallbackUri ?? leg.callbackUri })
        return answer
      })
  }
}
