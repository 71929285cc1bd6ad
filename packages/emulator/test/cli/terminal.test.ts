/** What the command takes a terminal for, and that nobody who reads its output can hold it up. */
import { PassThrough, Writable } from "node:stream"
import { assert, describe, it } from "@effect/vitest"
import { lookOf, makePrinter } from "../../src/cli/Terminal.ts"

describe("a terminal", () => {
  it.each([
    ["a terminal", {}, true, "linux", true, true],
    ["a pipe", {}, false, "linux", false, true],
    ["one without colors by wish", { NO_COLOR: "1" }, true, "linux", false, true],
    ["an empty wish, which is none", { NO_COLOR: "" }, true, "linux", true, true],
    ["a dumb one", { TERM: "dumb" }, true, "linux", false, true],
    ["a pipe with colors by wish", { FORCE_COLOR: "1" }, false, "linux", true, true],
    ["both wishes", { FORCE_COLOR: "1", NO_COLOR: "1" }, true, "linux", false, true],
    ["the oldest locale", { LANG: "C" }, true, "linux", true, false],
    ["a locale of another encoding", { LC_ALL: "de_DE.ISO-8859-1", LANG: "de_DE.UTF-8" }, true, "linux", true, false],
    ["a locale of UTF-8", { LC_CTYPE: "C.utf8", LANG: "C" }, true, "linux", true, true],
    ["the console of Linux", { TERM: "linux", LANG: "C.UTF-8" }, true, "linux", true, false],
    ["the old console of Windows", {}, true, "win32", true, false],
    ["Windows Terminal", { WT_SESSION: "x" }, true, "win32", true, true]
  ])("is taken for what it is: %s", (_, environment, isTerminal, platform, color, unicode) => {
    assert.deepStrictEqual(lookOf(environment, isTerminal, platform), { color, unicode })
  })
})

describe("a printer", () => {
  it("prints no more, and throws nothing, when its reader has gone", () => {
    let gone = 0
    const stream = new PassThrough()
    const printer = makePrinter(stream, () => gone++)
    printer.print("one")
    stream.emit("error", new Error("EPIPE"))
    stream.emit("error", new Error("EPIPE"))
    printer.print("two")
    assert.deepStrictEqual([gone, printer.isOver(), String(stream.read())], [1, true, "one\n"])
    let flushed = false
    printer.flush(() => (flushed = true))
    assert.isTrue(flushed)
  })

  it("leaves lines out when its reader takes none, keeps no more than a mebibyte for it, and says how many were left out", () => {
    const taken: Array<string> = []
    const waiting: Array<() => void> = []
    const stream = new Writable({
      decodeStrings: false,
      write: (chunk: string, _, done) => {
        taken.push(chunk)
        waiting.push(done)
      }
    })
    const printer = makePrinter(stream)
    const line = "x".repeat(64 * 1024)
    for (let count = 0; count < 40; count++) printer.print(line)
    assert.isAtMost(stream.writableLength, 1024 * 1024 + 2 * line.length)
    const before = stream.writableLength
    printer.print(line)
    assert.strictEqual(stream.writableLength, before)
    const missed = 41 - Math.ceil(before / (line.length + 1))
    const drain = () => {
      const done = waiting.shift()
      done?.()
      return done !== undefined
    }
    return new Promise<void>((resolve) => {
      const step = () => {
        if (drain()) return void setImmediate(step)
        printer.print("again")
        const last = () => {
          if (drain()) return void setImmediate(last)
          assert.deepStrictEqual(taken.slice(-2), [`(${missed} lines were not printed: nobody read them)\n`, "again\n"])
          resolve()
        }
        setImmediate(last)
      }
      step()
    })
  })
})
