/** The sound of a call: heard or not, what becomes of the microphone, and of the words that are spoken into it. */
import { useEffect, useState } from "preact/hooks"
import { type Ability, abilityOf, install, recognize } from "../phone/recognize.ts"
import type { Phone } from "../phone/usePhone.ts"

const microphones = {
  on: "The microphone is heard.",
  none: "No microphone: you hear the call; what you type is said.",
  refused: "The browser refused the microphone: you hear the call; what you type is said."
} as const

const words = {
  none: "This browser recognizes no speech on this device: what you type is understood.",
  installable: "To have your words recognized on this device, the browser has to install what it needs.",
  ready: ""
} as const

const recognized = "Your words are recognized on this device."

export const SoundBar = ({ phone }: { readonly phone: Phone }) => {
  const [isMuted, setMuted] = useState(false)
  const [ability, setAbility] = useState<Ability | undefined>(undefined)
  const [isWanted, setWanted] = useState(false)
  const [problem, setProblem] = useState("")
  const { line, sound } = phone
  const isOn = sound.state === "on" || sound.state === "opening"
  const isHeard = sound.state === "on" && sound.microphone === "on"
  const isOnHold = line?.party.isOnHold === true
  const isRecognizing = isHeard && isWanted && !isMuted && !isOnHold
  useEffect(() => {
    if (isHeard) void abilityOf().then(setAbility)
  }, [isHeard])
  useEffect(() => {
    if (!isRecognizing) return
    return recognize(phone.sayHeard, (why) => {
      setProblem(`Recognition ended: ${why}.`)
      setWanted(false)
    })
  }, [isRecognizing, line?.call.id])
  const add = async () => {
    const now = await install()
    setAbility(now)
    setProblem(now === "none" ? "The browser could not install recognition: what you type is understood." : "")
  }
  const status = () => {
    if (sound.state === "failed") return `No sound: ${sound.why}.`
    if (sound.state !== "on") return ""
    if (isOnHold) return "On hold: nobody hears you."
    if (isHeard && isMuted) return "The microphone is muted."
    const said = ability === undefined || !isHeard ? "" : isRecognizing ? recognized : problem || words[ability]
    return `${microphones[sound.microphone]} ${said}`.trimEnd()
  }
  return (
    <div class="sound">
      <button type="button" onClick={() => phone.setSound(!isOn)}>
        {isOn ? "Turn sound off" : "Hear and talk"}
      </button>
      {isHeard ? (
        <button
          type="button"
          onClick={() => {
            phone.setMicrophoneMuted(!isMuted)
            setMuted(!isMuted)
          }}
        >
          {isMuted ? "Unmute microphone" : "Mute microphone"}
        </button>
      ) : null}
      {isHeard && ability === "ready" ? (
        <button
          type="button"
          onClick={() => {
            setProblem("")
            setWanted(!isWanted)
          }}
        >
          {isWanted ? "Stop recognizing" : "Recognize my words"}
        </button>
      ) : isHeard && ability === "installable" ? (
        <button type="button" onClick={() => void add()}>
          Install recognition
        </button>
      ) : null}
      <p class="quiet" role="status">
        {status()}
      </p>
    </div>
  )
}
