import { assert, describe, it } from "@effect/vitest"
import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import * as counts from "../src/durable/counts.ts"
import * as killing from "../src/durable/killing.ts"
import { operations } from "../src/report.ts"
import { main, start, surroundings } from "./afternoon.ts"

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
      const args = ["--durable", "--kill-at", "addFirstAgent"]
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
      assert.include(before, "was killed with kill -9: when addFirstAgent is answered and nothing of it stored")
      const { errors, output, status } = await start(args, env)
      assert.strictEqual(errors, "")
      assert.include(output, "A flow was begun before: it goes on.")
      const [, summary = "", journal = ""] =
        /\nThe five operations\n([^]*)\nExecuted by [^\n]*\n([^]*)\n\n/.exec(output) ?? []
      assert.deepStrictEqual(
        summary.match(/[✓✗] \w+/g),
        operations.map((name) => `✓ ${name}`)
      )
      assert.deepStrictEqual(
        [...journal.matchAll(/([✓✗]) (.*?) +(\d+)$/gm)].map(([, mark, action, times]) => `${mark} ${action} ${times}`),
        counts.actions.map((action) => `✓ ${action} 1`)
      )
      assert.strictEqual(status, 0, output)
    }
  )

  it("refuses a place to kill at that it does not know", async () => {
    const { errors, status } = await start(["--durable", "--kill-at", "add 2"], {})
    assert.match(errors, /^--kill-at: expected a request such as addSecondAgent, random or never, not add 2\n/)
    assert.strictEqual(status, 2)
  })
})

describe("where a process is killed", () => {
  it("is a request of the story, before it leaves or when it is answered", () => {
    assert.deepStrictEqual(killing.parse("hold"), { when: "after", request: "hold" })
    assert.deepStrictEqual(killing.parse("before:createCall"), { when: "before", request: "createCall" })
    for (const text of ["add 2", "toString", "during:hold"]) assert.isUndefined(killing.parse(text))
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

  it("is a user once, however often it was asked for, and of a bot's prompts what was heard", () => {
    const exchange = (id: number, name: string, method: string, path: string, status: number, body: object = {}) => [
      { sequence: id, kind: "request", name, data: { exchange: id, method, path, body: { customId: "leg desk" } } },
      { sequence: id, kind: "answer", name, data: { exchange: id, status, body } }
    ]
    const [create, remove] = ["CommunicationIdentity_Create", "CommunicationIdentity_Delete"]
    const user = { identity: { id: "8:acs:1" } }
    const heard = { kind: "state", name: "prompts heard", data: { prompts: [{ file: "https://a/b.wav?x=1" }] } }
    const journal = [
      ...exchange(1, create, "POST", "/identities", 201, user),
      ...exchange(2, create, "POST", "/identities", 201, user),
      ...exchange(3, "Call_PlayPrompt", "POST", "/v1.0/communications/calls/c/playPrompt", 200),
      { sequence: 4, ...heard },
      ...exchange(5, remove, "DELETE", "/identities/8%3Aacs%3A1", 204),
      ...exchange(6, remove, "DELETE", "/identities/8%3Aacs%3A1", 404)
    ]
    assert.deepStrictEqual(counts.of(journal), [
      { action: `${create} (desk)`, times: 1 },
      { action: "Prompt heard (b.wav)", times: 1 },
      { action: `${remove} (desk)`, times: 1 }
    ])
  })
})
