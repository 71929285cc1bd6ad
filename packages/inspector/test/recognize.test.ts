/** The browser's speech recognition: on this device or not at all. */
import { afterEach, expect, it, vi } from "vitest"
import { abilityOf, install, recognize } from "../src/phone/recognize.ts"

/** Notes what is told. */
const told = () => vi.fn<(text: string) => void>()

const local = { langs: ["de-DE"], processLocally: true }

/** A browser's recognition, and what it was told. */
const browser = (answers: ReadonlyArray<string>, isInstalled = true) => {
  const asked: Array<unknown> = []
  const started: Array<Fake> = []
  class Fake extends EventTarget {
    static available = (options: unknown) => Promise.resolve(answers[Math.min(asked.push(options), answers.length) - 1])
    static install = (options: unknown) => Promise.resolve(asked.push(["install", options]) > 0 && isInstalled)
    lang = ""
    continuous = false
    processLocally = false
    starts = 0
    isAborted = false
    start() {
      if (this.starts++ === 0) started.push(this)
    }
    abort() {
      this.isAborted = true
    }
    tell(type: string, values: object = {}) {
      this.dispatchEvent(Object.assign(new Event(type), values))
    }
  }
  vi.stubGlobal("SpeechRecognition", Fake)
  vi.stubGlobal("navigator", { language: "de-DE", userAgent: "a browser" })
  return { asked, started }
}

const phrase = (transcript: string, isFinal = true) => Object.assign([{ transcript }], { isFinal })

afterEach(() => {
  vi.unstubAllGlobals()
})

it.each([
  ["available", "ready"],
  ["downloadable", "installable"],
  ["downloading", "installable"],
  ["unavailable", "none"]
])("a recognition that is %s on this device is %s", async (answer, ability) => {
  const { asked } = browser([answer])
  expect(await abilityOf()).toBe(ability)
  expect(asked).toEqual([local])
})

it("a browser that cannot recognize on this device, or cannot be asked, recognizes nothing", async () => {
  expect(await abilityOf()).toBe("none")
  expect(recognize(told(), told())()).toBeUndefined()
  vi.stubGlobal("SpeechRecognition", {})
  expect(await abilityOf()).toBe("none")
  vi.stubGlobal("SpeechRecognition", { available: () => Promise.reject(new Error("no such language")) })
  expect(await abilityOf()).toBe("none")
  const { asked } = browser(["available"])
  vi.stubGlobal("navigator", { language: "en-US", userAgent: "HeadlessChrome/153" })
  expect([await abilityOf(), asked]).toEqual(["none", []])
})

it("what is needed is installed for this device when somebody asks for it", async () => {
  const { asked } = browser(["downloadable", "available"])
  expect([await abilityOf(), await install()]).toEqual(["installable", "ready"])
  expect(asked).toEqual([local, ["install", local], local])
  browser(["downloadable"], false)
  expect(await install()).toBe("none")
})

it("whole phrases are told, on this device, through the quiet between them, until it is ended", () => {
  const { started } = browser(["available"])
  const heard = told()
  const failed = told()
  const end = recognize(heard, failed)
  const [fake] = started
  expect(fake).toMatchObject({ processLocally: true, continuous: true, lang: "de-DE", starts: 1 })
  fake?.tell("result", { resultIndex: 1, results: [phrase("before"), phrase(" My invoice "), phrase("and", false)] })
  expect(heard.mock.calls).toEqual([["My invoice"]])
  fake?.tell("error", { error: "no-speech" })
  fake?.tell("end")
  expect(fake?.starts).toBe(2)
  end()
  fake?.tell("result", { resultIndex: 0, results: [phrase("too late")] })
  fake?.tell("end")
  expect(fake).toMatchObject({ isAborted: true, starts: 2 })
  expect([heard.mock.calls.length, failed.mock.calls.length]).toEqual([1, 0])
})

it("a recognition that fails says why, and does not begin again", () => {
  const { started } = browser(["available"])
  const failed = told()
  recognize(told(), failed)
  const [fake] = started
  fake?.tell("error", { error: "language-not-supported" })
  fake?.tell("end")
  expect([failed.mock.calls, fake?.starts]).toEqual([[["language-not-supported"]], 1])
})
