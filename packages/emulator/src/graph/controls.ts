/** What the other side of a call does when somebody tells it to: it calls the application, it presses a key. */
import { Refusal } from "../service/Refusal.ts"
import type { Control } from "../service/EmulatedService.ts"
import { isHttp } from "../service/isHttp.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import { members as identifier, read } from "../telephony/Identifier.ts"
import type { Owner } from "./Call.ts"
import { identityOf } from "./parties.ts"
import type { GraphState } from "./GraphState.ts"

/** Whose calls come in while no application has been seen. */
const nobody: Owner = {
  clientId: "0a5e7b6c-2f7e-4c39-9c5d-1d2b3f4a5c61",
  tenantId: "5b1c9d3e-7a42-4f0b-8e6d-9c2f1a3b4d72"
}

const tones = /^(tone[0-9]|star|pound|[abcd]|flash)$/

const refuse = (description: string): Refusal => new Refusal({ status: 400, code: "BadRequest", description })

/** The member of a JSON object, `undefined` when there is none. */
const member = (body: unknown, name: string): unknown =>
  typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined

const textOf = (body: unknown, name: string): string | undefined => {
  const value = member(body, name)
  if (value === undefined || typeof value === "string") return value
  throw refuse(`${name}: expected a string`)
}

/** The application that a call comes in for: the one that is named, else pinned, else last seen. */
const ownerOf = (graph: GraphState, { options }: EmulatorContext, body: unknown): Owner => {
  const known = graph.lastOwner() ?? nobody
  const pinned = options.graphClient?.split(":", 1)[0]
  return {
    clientId: textOf(body, "clientId") ?? pinned ?? known.clientId,
    tenantId: textOf(body, "tenantId") ?? known.tenantId
  }
}

/** The controls of Graph's calls. */
export const controls = (graph: GraphState): ReadonlyArray<Control> => [
  {
    method: "POST",
    path: "/graph/incoming-calls",
    summary: "Somebody calls the Graph application; answers the id of the call.",
    members: { callbackUri: "text", from: identifier, clientId: "text", tenantId: "text" },
    needs: ["callbackUri", "from"],
    run: (_, body) => {
      const callbackUri = textOf(body, "callbackUri")
      if (callbackUri === undefined || !isHttp(callbackUri)) throw refuse("callbackUri: expected an http or https URL")
      const from = read(member(body, "from"))
      if (from === undefined) throw refuse("from: expected a raw id, a number in E.164 or an identifier")
      const owner = ownerOf(graph, graph.emulator, body)
      const call = graph.incoming(owner, {
        callbackUri,
        requestedModalities: ["audio"],
        source: { "@odata.type": "#microsoft.graph.participantInfo", identity: identityOf(from) },
        targets: [
          {
            "@odata.type": "#microsoft.graph.invitationParticipantInfo",
            identity: {
              "@odata.type": "#microsoft.graph.identitySet",
              application: { "@odata.type": "#microsoft.graph.identity", id: owner.clientId }
            }
          }
        ]
      })
      return { id: call.id, heardBy: graph.emulator.delivery.heardAt(callbackUri) }
    }
  },
  {
    method: "POST",
    path: "/graph/calls/{callId}/tones",
    summary: "The other side of a Graph call presses a key.",
    members: { tone: "text" },
    needs: ["tone"],
    run: ({ callId = "" }, body) => {
      const call = graph.find(callId)
      const tone = textOf(body, "tone")
      if (tone === undefined || !tones.test(tone))
        throw refuse("tone: expected tone0 to tone9, star, pound, a to d or flash")
      if (call.state !== "established") throw refuse(`callId: expected an established call, it is ${call.state}`)
      const sequenceId = ++call.tones
      const data = { callId: call.id, tone, told: call.tonesSubscribed }
      graph.emulator.journal.write({ kind: "state", name: "Graph tone", data })
      if (call.tonesSubscribed)
        graph.notifications.call(call, "updated", "established", {
          toneInfo: { "@odata.type": "#microsoft.graph.toneInfo", sequenceId, tone }
        })
      const heardBy = call.tonesSubscribed ? graph.emulator.delivery.heardAt(call.request.callbackUri) : []
      call.media.tone(tone)
      return { heardBy }
    }
  }
]
