/** Acts on media: prompts, recognitions, tones and words. */
import * as operations from "@effect-comms/call-automation/operations"
import * as Effect from "effect/Effect"
import type { Act, Leg, Party, Scene } from "./Scene.ts"

const file = (name: string) => ({ kind: "file", file: { uri: `https://media.contoso.com/${name}` } })
const short = file("a.wav?durationMs=700")
const text = { kind: "text", text: { text: "A sentence that takes a while to say." } }
const ssml = { kind: "ssml", ssml: { ssmlText: "<speak>Good morning.</speak>" } }
const broken = file("not-found.mp3")

const playEndings = ["PlayCompleted", "PlayFailed", "PlayCanceled"]
const recognitionEndings = ["RecognizeCompleted", "RecognizeFailed", "RecognizeCanceled"]
const choices = [
  { label: "Confirm", phrases: ["yes", "of course"], tone: "one" },
  { label: "Cancel", phrases: ["no"], tone: "two" }
]

/** A failure that comes about only when it is ordered. */
export const orderedOnly = [500, 9999] as const

const recognition = ({ leg, one, present, emitted, world }: Scene) => {
  world.asked.push({ leg, of: present })
  return {
    recognizeInputType: one(["dtmf", "speech", "speechOrDtmf", "choices"]),
    recognizeOptions: {
      targetParticipant: present,
      interruptPrompt: one([true, false]),
      initialSilenceTimeoutInSeconds: one([1, 2, 5, 0]),
      dtmfOptions: { maxTonesToCollect: one([1, 2, 4]), stopTones: ["pound"], interToneTimeoutInSeconds: one([2, 1]) },
      choices
    },
    ...emitted()
  }
}

/** Who presses or speaks: mostly who was asked to. */
const asked = ({ leg, one, present, world }: Scene): { readonly leg: Leg; readonly of: Party } =>
  one([world.asked.at(-1), world.asked.at(-2), world.asked.at(-1), undefined]) ?? { leg, of: present }

const listens = (scene: Scene): string => `${scene.leg.id} ${scene.present.rawId}`

/** Acts on media. */
export const media: ReadonlyArray<Act> = [
  {
    name: "play",
    weight: 2,
    endings: playEndings,
    run: ({ ask, one, emitted }) =>
      ask(operations.play, { playSources: one([[short], [text, ssml], [short, short, text]]), ...emitted() })
  },
  {
    name: "play to somebody",
    weight: 2,
    endings: playEndings,
    run: ({ ask, one, present, emitted }) =>
      ask(operations.play, { playSources: [one([short, file("a.wav")])], playTo: [present], ...emitted() })
  },
  {
    name: "play what is broken",
    weight: 1,
    endings: playEndings,
    run: ({ ask, one, present, emitted }) =>
      ask(operations.play, { playSources: [short, broken], playTo: one([[], [present]]), ...emitted() })
  },
  {
    name: "loop",
    weight: 1,
    endings: playEndings,
    run: (scene) => {
      scene.world.loops = true
      return scene.ask(operations.play, {
        playSources: [short],
        playTo: scene.one([[], [scene.present]]),
        playOptions: { loop: true },
        ...scene.emitted()
      })
    }
  },
  {
    name: "interrupt",
    weight: 1,
    endings: playEndings,
    run: ({ ask, one, present, emitted }) =>
      ask(operations.play, {
        playSources: [text],
        playTo: one([[], [present]]),
        interruptCallMediaOperation: true,
        ...emitted()
      })
  },
  {
    name: "recognize",
    weight: 3,
    endings: recognitionEndings,
    run: (scene) => scene.ask(operations.recognize, recognition(scene))
  },
  {
    name: "prompt and recognize",
    weight: 3,
    endings: recognitionEndings,
    run: (scene) =>
      scene.ask(operations.recognize, {
        ...recognition(scene),
        ...scene.one([{ playPrompt: short }, { playPrompts: [short, text] }, { playPrompt: broken }])
      })
  },
  {
    name: "interrupt and recognize",
    weight: 1,
    endings: recognitionEndings,
    run: (scene) =>
      scene.ask(operations.recognize, {
        ...recognition(scene),
        playPrompt: text,
        interruptCallMediaOperation: true
      })
  },
  { name: "cancelAll", weight: 1, run: ({ ask }) => ask(operations.cancelAllMediaOperations) },
  {
    name: "send tones",
    weight: 2,
    endings: ["SendDtmfTonesCompleted", "SendDtmfTonesFailed"],
    run: ({ ask, one, present, emitted }) =>
      ask(operations.sendDtmfTones, {
        tones: one([["one"], ["pound", "two", "asterisk"]]),
        targetParticipant: present,
        ...emitted()
      })
  },
  {
    name: "listen for tones",
    weight: 2,
    run: (scene) =>
      Effect.map(
        scene.ask(operations.startContinuousDtmfRecognition, { targetParticipant: scene.present, ...scene.emitted() }),
        ({ status }) => {
          if (status !== 200) return
          scene.world.listening.add(listens(scene))
          scene.world.asked.push({ leg: scene.leg, of: scene.present })
        }
      )
  },
  {
    name: "listen no more",
    weight: 1,
    run: (scene) =>
      Effect.gen(function* () {
        const { context, expect, leg, present, emitted, world } = scene
        const asked = emitted()
        const answer = yield* scene.ask(operations.stopContinuousDtmfRecognition, {
          targetParticipant: present,
          ...asked
        })
        const listened = answer.status === 200 && world.listening.delete(listens(scene))
        expect(answer, {
          url: asked.operationCallbackUri ?? leg.callbackUri,
          times: listened ? 1 : 0,
          isEnding: ({ data, type }) =>
            data["operationContext"] === context && type === "ContinuousDtmfRecognitionStopped"
        })
      })
  },
  {
    name: "order failures",
    weight: 1,
    run: ({ leg, one, rig, world }) => {
      const count = one([1, 2])
      const [code, subCode] = one([orderedOnly, orderedOnly, [400, 8536], [408, 8570]])
      const operation = one(["play", "recognize", undefined, "hold", "startContinuousDtmfRecognition", "sendDtmfTones"])
      world.log.push("order failures")
      if (subCode === orderedOnly[1]) world.ordered += count
      return rig.control(`/calls/${leg.id}/media-failures`, { operation, code, subCode, count })
    }
  },
  {
    name: "press",
    weight: 5,
    run: (scene) => {
      const { leg, of } = asked(scene)
      scene.world.log.push("press")
      const tones = scene.one(["1", "2", "34", "5#", "#"])
      return scene.rig.control(`/calls/${leg.id}/tones`, { participant: of, tones })
    }
  },
  {
    name: "speak",
    weight: 3,
    run: (scene) => {
      const { leg, of } = asked(scene)
      scene.world.log.push("speak")
      return scene.rig.control(`/calls/${leg.id}/speech`, {
        participant: of,
        text: scene.one(["Yes.", "no", "what?"]),
        confidence: scene.one([1, 0.4, 0])
      })
    }
  }
]
