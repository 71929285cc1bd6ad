/** What a telephone of the page does: it calls, is called, presses keys, speaks and hangs up, by the controls of the local cloud. */
import { useEffect, useRef, useState } from "preact/hooks"
import { order, pathOf } from "../cloud/controls.ts"
import type { Ledger } from "../model/Ledger.ts"
import { type Line, lineOf, phoneStateOf, type PhoneState, rawIdOfText, textsToSpeak } from "../model/phone.ts"
import * as Audio from "./audio.ts"
import { hush, speak } from "./speak.ts"

/** Whom it calls. */
export type Callee =
  | { readonly kind: "number"; readonly to: string; readonly displayName: string }
  | { readonly kind: "graph"; readonly callbackUri: string; readonly tenantId: string; readonly clientId: string }

/** A telephone. */
export interface Phone {
  readonly line: Line | undefined
  readonly state: PhoneState
  /** Why the last thing was refused; empty when it was not. */
  readonly problem: string
  readonly sound: Audio.Sound
  readonly isRegistered: boolean
  readonly dial: (callee: Callee) => void
  /** Takes calls of this number from now on, or leaves them to the network. */
  readonly register: (isRegistered: boolean) => void
  readonly accept: () => void
  readonly decline: () => void
  readonly busy: () => void
  readonly press: (key: string) => void
  readonly say: (text: string) => void
  /** Says what was recognized of the microphone: the words alone, since the call has heard its sound. */
  readonly sayHeard: (text: string) => void
  readonly hangUp: () => void
  readonly setSound: (isOn: boolean) => void
  readonly setMicrophoneMuted: (isMuted: boolean) => void
}

/** A WAV file of one sample of silence. */
const noSound = "data:audio/wav;base64,UklGRiYAAABXQVZFZm10IBAAAAABAAEAgD4AAAB9AAACABAAZGF0YQIAAAAAAA=="

const graphKeys: Readonly<Record<string, string>> = { "*": "star", "#": "pound" }

/** The telephone of a number, with texts spoken by the page or heard in the sound of the call. */
export const usePhone = (number: string, ledger: Ledger, isSpoken: boolean): Phone => {
  const rawId = rawIdOfText(number)
  const line = lineOf(ledger, rawId)
  const state = phoneStateOf(line)
  const [problem, setProblem] = useState("")
  const [isRegistered, setRegistered] = useState(false)
  const [sound, setSound] = useState<Audio.Sound>({ state: "off" })
  const audio = useRef<Audio.Audio | undefined>(undefined)
  const isSoundWanted = useRef(false)
  const isMicrophoneMuted = useRef(false)

  const run = (what: Promise<unknown>) =>
    void what.then(
      () => setProblem(""),
      (error: unknown) => setProblem(error instanceof Error ? error.message : "refused")
    )
  const behave = (behavior: string, isLast = false) =>
    order("/who-answers", { party: rawId, behavior, ...(behavior === "rings" ? {} : { afterMs: 0 }) }, isLast)
  const inCall = (path: string, body: object) => {
    const target = line === undefined ? undefined : pathOf(line.call)
    if (target !== undefined) run(order(`${target}${path}`, { participant: rawId, ...body }))
  }
  const isGraph = line !== undefined && line.call.serverCallId === undefined

  // A party whose calls are taken here rings until its user decides; what was decided is for one call.
  useEffect(() => {
    if (!isRegistered || state === "ringing") return
    run(behave("rings"))
  }, [isRegistered, rawId, state])
  useEffect(() => {
    if (!isRegistered) return
    const leave = () => void behave("answers", true).catch(() => {})
    addEventListener("pagehide", leave)
    return () => {
      removeEventListener("pagehide", leave)
      leave()
    }
  }, [isRegistered, rawId])

  // What is heard for the first time is spoken, not what was there when the page was opened.
  const spoken = useRef(ledger.entries.at(-1)?.sequence ?? 0)
  const latest = line?.call.entries.at(-1)?.sequence ?? 0
  useEffect(() => {
    if (line === undefined) return
    const hearsCall = sound.state === "on" || sound.state === "opening"
    for (const entry of line.call.entries) {
      if (entry.sequence <= spoken.current || !isSpoken) continue
      for (const text of textsToSpeak(entry, rawId, hearsCall)) speak(text)
    }
    spoken.current = Math.max(spoken.current, latest)
  }, [latest, rawId, isSpoken])

  const close = () => {
    audio.current?.close()
    audio.current = undefined
  }
  const open = () => {
    close()
    const target = line === undefined ? undefined : pathOf(line.call)
    if (target === undefined) return
    audio.current = Audio.open({ call: target, participant: rawId, speaksTexts: isSpoken }, (changed) => {
      if (changed.state === "failed") isSoundWanted.current = false
      setSound(changed)
    })
    audio.current.setMuted(isMicrophoneMuted.current)
  }
  // Texts are spoken here or heard as tones from now on; and who is transferred hears the new call.
  useEffect(() => {
    if (isSoundWanted.current) open()
  }, [isSpoken, line?.call.id])
  useEffect(() => {
    if (state === "in a call" || state === "calling") return
    hush()
    close()
    isSoundWanted.current = false
    isMicrophoneMuted.current = false
  }, [state])
  useEffect(
    () => () => {
      hush()
      close()
    },
    []
  )

  return {
    line,
    state,
    problem,
    sound,
    isRegistered,
    dial: (callee) => {
      if (callee.kind === "number")
        return run(
          order("/incoming-calls", {
            from: rawId,
            to: rawIdOfText(callee.to),
            ...(callee.displayName === "" ? {} : { callerDisplayName: callee.displayName })
          })
        )
      const { callbackUri, clientId, tenantId } = callee
      run(
        order("/graph/incoming-calls", {
          from: rawId,
          callbackUri,
          ...(tenantId === "" ? {} : { tenantId }),
          ...(clientId === "" ? {} : { clientId })
        })
      )
    },
    register: setRegistered,
    accept: () => run(behave("answers")),
    decline: () => run(behave("declines")),
    busy: () => run(behave("busy")),
    press: (key) => inCall("/tones", isGraph ? { tone: graphKeys[key] ?? `tone${key}` } : { tones: key }),
    say: (text) => inCall("/speech", { text }),
    sayHeard: (text) => inCall("/speech", { text, audio: noSound }),
    hangUp: () => inCall("/leave", {}),
    setSound: (isOn) => {
      isSoundWanted.current = isOn
      if (isOn) open()
      else close()
    },
    setMicrophoneMuted: (isMuted) => {
      isMicrophoneMuted.current = isMuted
      audio.current?.setMuted(isMuted)
    }
  }
}
