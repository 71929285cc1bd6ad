/**
 * Turns what the microphone hears into words, where the browser does so on this device: nothing of it leaves the machine. It is no sound of
 * the call: that is `audio.ts`.
 */

interface Options {
  readonly langs: ReadonlyArray<string>
  readonly processLocally: true
}

interface ResultEvent {
  readonly resultIndex: number
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }>
}

interface Recognizer {
  lang: string
  continuous: boolean
  processLocally: boolean
  addEventListener(type: "result", listener: (event: ResultEvent) => void): void
  addEventListener(type: "error", listener: (event: { readonly error: string }) => void): void
  addEventListener(type: "end", listener: () => void): void
  start(): void
  abort(): void
}

declare const SpeechRecognition:
  | {
      new (): Recognizer
      readonly available?: (options: Options) => Promise<string>
      readonly install?: (options: Options) => Promise<boolean>
    }
  | undefined

/** What the browser can do: nothing on this device, something after an installation, or all. */
export type Ability = "none" | "installable" | "ready"

const options = (): Options => ({ langs: [navigator.language], processLocally: true })

/** What it can do in its own language. One without a window is not asked: Chromium's ends the page for the question. */
export const abilityOf = async (): Promise<Ability> => {
  if (typeof SpeechRecognition === "undefined" || /headless/i.test(navigator.userAgent)) return "none"
  try {
    const answer = await SpeechRecognition.available?.(options())
    return answer === "available" ? "ready" : answer?.startsWith("download") === true ? "installable" : "none"
  } catch {
    return "none"
  }
}

/** Lets the browser install what it needs; gives what it can do then. */
export const install = async (): Promise<Ability> => {
  try {
    return (await SpeechRecognition?.install?.(options())) === true ? await abilityOf() : "none"
  } catch {
    return "none"
  }
}

/** What ends a recognition, where the next would say nothing. */
const harmless = new Set(["", "no-speech", "aborted"])

/** Tells what is said, phrase by phrase, until what it gives is called, or until it fails. */
export const recognize = (heard: (text: string) => void, failed: (why: string) => void): (() => void) => {
  if (typeof SpeechRecognition === "undefined") return () => {}
  const recognizer = new SpeechRecognition()
  recognizer.lang = navigator.language
  recognizer.continuous = true
  recognizer.processLocally = true
  let isOver = false
  let why = ""
  const begin = () => {
    why = ""
    try {
      recognizer.start()
    } catch (error) {
      isOver = true
      failed(error instanceof Error ? error.message : "it did not begin")
    }
  }
  recognizer.addEventListener("result", ({ resultIndex, results }) => {
    if (isOver) return
    for (let index = resultIndex; index < results.length; index++) {
      const text = results[index]?.isFinal === true ? (results[index]?.[0]?.transcript.trim() ?? "") : ""
      if (text !== "") heard(text)
    }
  })
  recognizer.addEventListener("error", ({ error }) => {
    why = error
  })
  // A browser ends it after a while of quiet.
  recognizer.addEventListener("end", () => {
    if (isOver) return
    if (harmless.has(why)) return begin()
    isOver = true
    failed(why)
  })
  begin()
  return () => {
    isOver = true
    recognizer.abort()
  }
}
