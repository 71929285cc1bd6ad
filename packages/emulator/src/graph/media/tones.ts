/** Keys as Graph names them, and how an application is told of those that others press. */
import type { InputListener } from "../../telephony/Conversation.ts"
import { keyOf } from "../../telephony/Identifier.ts"
import { keyOfTone, readTones, type Tone } from "../../telephony/Tones.ts"
import { tellCall } from "../events/emit.ts"
import type { Call } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"

const named: ReadonlyMap<string, string> = new Map([
  ["*", "star"],
  ["#", "pound"]
])

const graphNameOf = (tone: Tone): string => {
  const key = keyOfTone(tone).toLowerCase()
  return named.get(key) ?? (/\d/.test(key) ? `tone${key}` : key)
}

/** A key by Graph's name; `undefined` for `flash`, which no key of the network makes, and for what is none. */
export const toneOf = (name: string): Tone | undefined => {
  const key = name === "star" ? "*" : name === "pound" ? "#" : name.replace(/^tone(?=\d$)/, "")
  return key.length === 1 ? readTones(key)?.[0] : undefined
}

/** Somebody pressed a key, by Graph's name: it is counted, and told if the application wants to know. */
export const heardTone = (calls: Calls, call: Call, tone: string): void => {
  const sequenceId = ++call.tones
  if (!call.tonesSubscribed) return
  tellCall(calls, call, "updated", call.phase, {
    toneInfo: { "@odata.type": "#microsoft.graph.toneInfo", sequenceId, tone }
  })
}

/** Listens to the keys that others press, until the result ends it. */
export const listenToTones = (calls: Calls, call: Call): (() => void) => {
  const listener: InputListener = {
    of: undefined,
    except: keyOf(call.user),
    heardAt: (input) => (input === "tones" && call.tonesSubscribed ? call.callbackUri : undefined),
    tone: (tone) => heardTone(calls, call, graphNameOf(tone)),
    speech: () => {}
  }
  call.conversation.listeners.add(listener)
  return () => call.conversation.listeners.delete(listener)
}
