import { assert, describe, it } from "@effect/vitest"
import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import * as counts from "../src/durable/counts.ts"
import * as killing from "../src/durable/killing.ts"
import { main, start, surroundings } from "./afternoon.ts"

const executed = [
  "AnswerCall",
  "CallMedia_Hold",
  "CallConnection_AddParticipant",
  "CallConnection_CancelAddParticipant",
  "CallConnection_AddParticipant",
  "CallMedia_Unhold",
  "CallConnection_RemoveParticipant",
  "CallConnection_TerminateCall"
]

/** Ends a process that may have ended already. */
const kill = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL")
  } catch {
    // It has.
  }
}

describe("npm run start:durable", () => {
  // Five processes, one after the other: on a busy machine each takes its time.
  it(
    "goes on with the same command when all but the local cloud was killed, and does nothing twice",
    { timeout: 240_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "durable-story-"))
      const env = { SAMPLE_DURABLE_FOLDER: folder, SAMPLE_PATIENCE_SECONDS: "0.2" }
      const args = ["--durable", "--kill-at", "add"]
      const first = spawn(process.execPath, [main, ...args], {
        env: { ...surroundings, ...env },
        stdio: ["ignore", "pipe", "inherit"]
      })
      onTestFinished(() => {
        first.kill("SIGKILL")
        // The local cloud outlives who has begun it, and is there only when the story broke off.
        if (existsSync(join(folder, "cloud.json")))
          kill(JSON.parse(readFileSync(join(folder, "cloud.json"), "utf8")).pid)
        rmSync(folder, { recursive: true, force: true })
      })
      const before = await new Promise<string>((resolve) => {
        let output = ""
        first.stdout.setEncoding("utf8").on("data", (text: string) => {
          output += text
          if (!/Another one takes its place[\s\S]*A second agent joins/.test(output)) return
          first.kill("SIGKILL")
          kill(Number([...output.matchAll(/The flow runs in process (\d+)/g)].at(-1)?.[1]))
          resolve(output)
        })
      })
      assert.include(before, "was killed with kill -9: when add#1 is answered and nothing of it stored")
      const { errors, output, status } = await start(args, env)
      assert.strictEqual(errors, "")
      assert.include(output, "A flow was begun before: it goes on.")
      const [, summary = "", journal = ""] =
        /\nThe operations\n([^]*)\nExecuted by [^\n]*\n([^]*)\n\n/.exec(output) ?? []
      assert.deepStrictEqual(summary.match(/[✓✗] \w+/g), ["✓ CancelAddParticipant", "✓ Unhold", "✓ RemoveParticipant"])
      assert.deepStrictEqual(
        [...journal.matchAll(/([✓✗]) (\w+).* (\d+)$/gm)].map(([, mark, action, times]) => `${mark} ${action} ${times}`),
        executed.map((action) => `✓ ${action} 1`)
      )
      assert.strictEqual(status, 0, output)
    }
  )

  it("refuses a place to kill at that it does not know", async () => {
    const { errors, status } = await start(["--durable", "--kill-at", "add 2"], {})
    assert.match(errors, /^--kill-at: expected a request such as add#2, random or never, not add 2\n/)
    assert.strictEqual(status, 2)
  })
})

describe("where a process is killed", () => {
  it("is named by its request and how many came before", () => {
    assert.deepStrictEqual(killing.parse("add"), { when: "after", step: "add#1" })
    assert.deepStrictEqual(killing.parse("before:add#2"), { when: "before", step: "add#2" })
    assert.isUndefined(killing.parse("add 2"))
  })
})

describe("what was executed", () => {
  it("leaves out what was refused, read or recognized as repeated", () => {
    const exchange = (id: number, answer: object, method = "POST") => [
      { sequence: id, kind: "request", name: "Play", data: { exchange: id, method, path: "/calling/x:play" } },
      { sequence: id, kind: "answer", name: "Play", data: { exchange: id, ...answer } }
    ]
    const journal = [
      ...exchange(1, { status: 202 }),
      ...exchange(2, { status: 202, repeated: true }),
      ...exchange(3, { status: 400 }),
      ...exchange(4, { status: 200 }, "GET")
    ]
    assert.deepStrictEqual(counts.of(journal), [{ action: "Play", times: 1 }])
  })
})
