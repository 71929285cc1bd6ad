// Shows that derived sources follow their declarations, and that a stale one is seen: on a copy of one package.
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { after, describe, it } from "node:test"
import { fileURLToPath } from "node:url"
import { derive as deriveIn } from "./derive/derive.mjs"
import { nameOf } from "./derive/names.mjs"

const scripts = dirname(fileURLToPath(import.meta.url))
const real = dirname(scripts)
const home = mkdtempSync(join(tmpdir(), "effect-comms-derive-"))
after(() => rmSync(home, { recursive: true, force: true }))

mkdirSync(join(home, "packages/chat"), { recursive: true })
symlinkSync(join(real, "packages/core"), join(home, "packages/core"), "junction")
symlinkSync(join(real, "packages/chat/node_modules"), join(home, "packages/chat/node_modules"), "junction")
for (const name of ["package.json", "README.md", "src"])
  cpSync(join(real, "packages/chat", name), join(home, "packages/chat", name), { recursive: true })

const chat = join(home, "packages/chat/src")
const models = join(chat, "generated/models.ts")
const declaration = join(chat, "schemas/ChatAttachment.ts")
/** The command. */
const command = (...args) =>
  spawnSync(process.execPath, [join(scripts, "derive.mjs"), home, ...args], { encoding: "utf8" })

let runs = 0
/** What the command does, in this process: two dozen starts of it would be most of the time. */
const derive = async (...args) => {
  const check = args.includes("--check")
  try {
    const stale = await deriveIn(home, { check, run: ++runs })
    return check && stale.length > 0 ? { status: 1, stderr: stale.join("\n") } : { status: 0, stderr: "" }
  } catch (error) {
    return { status: 1, stderr: String(error) }
  }
}
const replace = (path, from, to) => {
  const text = readFileSync(path, "utf8")
  assert.ok(text.includes(from))
  writeFileSync(path, text.replace(from, to))
}

describe("derive", () => {
  it("finds everything up to date", () => {
    const { status, stderr } = command("--check")
    assert.equal(stderr, "")
    assert.equal(status, 0)
  })

  it("refuses a file that was edited, and writes it again", () => {
    const before = readFileSync(models, "utf8")
    replace(models, "readonly attachmentType:", "readonly type:")
    const { status, stderr } = command("--check")
    assert.equal(status, 1)
    assert.match(stderr, /packages\/chat\/src\/generated\/models\.ts: not what the declarations say/)
    assert.equal(command().status, 0)
    assert.equal(readFileSync(models, "utf8"), before)
  })

  it("finds a new operation by its file, and one that is gone", async () => {
    const index = join(chat, "operations/index.ts")
    const before = readFileSync(index, "utf8")
    const added = join(chat, "operations/sendNote.ts")
    writeFileSync(
      added,
      readFileSync(join(chat, "operations/sendChatMessage.ts"), "utf8")
        .replaceAll("sendChatMessage", "sendNote")
        .replaceAll("SendChatMessage", "SendNote")
    )
    const { status, stderr } = await derive("--check")
    assert.equal(status, 1)
    assert.match(stderr, /packages\/chat\/src\/operations\/index\.ts/)
    assert.equal((await derive()).status, 0)
    assert.match(readFileSync(index, "utf8"), /export \* from "\.\/sendNote\.ts"[^]*typeof sendNote\b/)
    assert.match(readFileSync(join(chat, "generated/ChatThread.ts"), "utf8"), /export const sendNote = /)
    rmSync(added)
    assert.equal((await derive()).status, 0)
    assert.equal(readFileSync(index, "utf8"), before)
  })

  it("writes a new field with its documentation, its versions and its codec", async () => {
    replace(
      declaration,
      "attachmentType:",
      `bytes: Field.optional(Schema.Int).annotate({ description: "Its size." }).pipe(Field.versions(["2025-03-15"])),\n    attachmentType:`
    )
    assert.equal((await derive()).status, 0)
    assert.match(
      readFileSync(models, "utf8"),
      /Its size\.\n +\* Since api-version 2025-03-15\.\n +\*\/\n +readonly bytes\?: number \| undefined\n/
    )
    assert.match(readFileSync(join(chat, "generated/codecs.ts"), "utf8"), /bytes: Codec\.optional\(/)
  })

  it("writes the function of an operation in both APIs, documented by its declaration", async () => {
    const declared = join(chat, "operations/deleteChatThread.ts")
    replace(
      declared,
      'description: "Deletes a chat thread for all its members."',
      'description: "Removes it.\\nFor good."'
    )
    replace(declared, 'source: "Chat - Delete Chat Thread"', 'source: "Another page"')
    assert.equal((await derive()).status, 0)
    const said =
      / \* Removes it\.\n +\*\n +\* For good\.\n +\* Retry class `idempotent`: .*\n +\* Source: Another page\.\n +\*\/\n *(?:export const|readonly) deleteChatThread/
    assert.match(readFileSync(join(chat, "generated/Chat.ts"), "utf8"), said)
    assert.match(readFileSync(join(chat, "generated/promise.ts"), "utf8"), said)
    assert.match(
      readFileSync(join(home, "packages/chat/README.md"), "utf8"),
      /\| `Chat` \| `deleteChatThread` \| `idempotent` \| all \| Another page \|/
    )
  })

  for (const [what, path, from, to, problem] of [
    [
      "an operation without a description",
      "src/operations/sendChatMessage.ts",
      /description: "Sends.*",/,
      'description: "",',
      /ChatThread_SendChatMessage: no description in the third person/
    ],
    [
      "an operation without a source",
      "src/operations/sendChatMessage.ts",
      /source: ".*",/,
      'source: "",',
      /ChatThread_SendChatMessage: no source/
    ],
    [
      "a failure by an old Repeatability pair of an operation that has none",
      "src/operations/sendChatMessage.ts",
      "failures: [403],",
      "failures: [403, 412],",
      /ChatThread_SendChatMessage: expected 412 among its failures exactly when it has a Repeatability pair/
    ],
    [
      "an operation of a resource that nobody described",
      "src/operations/resources.ts",
      /,\n {2}ChatThread: [^]*?\n {2}\}/,
      "",
      /ChatThread_SendChatMessage: operations\/resources\.ts does not describe the resource ChatThread/
    ],
    [
      "a resource whose module lacks its functions",
      "src/ChatThread.ts",
      'export * from "./generated/ChatThread.ts"',
      "",
      /src\/ChatThread\.ts does not export \.\/generated\/ChatThread\.ts/
    ],
    [
      "a resource that the package does not export",
      "package.json",
      '"./ChatThread"',
      '"./Thread"',
      /package\.json does not export \.\/ChatThread/
    ],
    [
      "two functions of one name",
      "src/operations/sendChatMessage.ts",
      '"ChatThread_SendChatMessage"',
      '"ChatThread_AddChatParticipants"',
      /ChatThread: two functions are called addChatParticipants/
    ],
    [
      "a README without a place for the table",
      "README.md",
      "<!-- operations -->",
      "",
      /README\.md must contain <!-- operations -->/
    ]
  ])
    it(`refuses ${what}`, async () => {
      const file = join(home, "packages/chat", path)
      const before = readFileSync(file, "utf8")
      const after = before.replace(from, to)
      assert.notEqual(after, before)
      writeFileSync(file, after)
      const { status, stderr } = await derive("--check")
      writeFileSync(file, before)
      assert.equal(status, 1)
      assert.match(stderr, problem)
    })

  const size = (name) =>
    `size: Schema.Union([Schema.Number, Schema.String]).pipe(
      Schema.decodeTo(Schema.Number, { decode: SchemaGetter.transform(Number), encode: SchemaGetter.passthroughSubtype() }),
      Derivation.mapped("${name}")
    ),\n    attachmentType:`

  it("refuses what is read by another function than is said", async () => {
    const before = readFileSync(declaration, "utf8")
    replace(
      declaration,
      'import * as Schema from "effect/Schema"',
      `import * as Derivation from "@effect-comms/core/internal/Derivation"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"`
    )
    const imported = readFileSync(declaration, "utf8")
    replace(declaration, "attachmentType:", size("String"))
    const { status, stderr } = await derive()
    assert.equal(status, 1)
    assert.match(stderr, /chat: number is not read by String of the platform/)
    writeFileSync(declaration, imported)
    replace(declaration, "attachmentType:", size("Number"))
    assert.equal((await derive()).status, 0)
    assert.match(readFileSync(join(chat, "generated/codecs.ts"), "utf8"), /size: Codec\.required\(\s+Codec\.mapped\(/)
    assert.match(readFileSync(models, "utf8"), /readonly size: number\n/)
    writeFileSync(declaration, before)
  })

  it("does not write the codecs of models that nothing refers to", async () => {
    replace(
      join(chat, "schemas/index.ts"),
      `export * from "./ChatAttachment.ts"`,
      `export * from "./ChatAttachment.ts"\nexport * from "./Lone.ts"`
    )
    const lone = (rest) =>
      writeFileSync(
        join(chat, "schemas/Lone.ts"),
        `import * as Schema from "effect/Schema"\nexport const Lone = Schema.Struct({ a: Schema.String })\n${rest}`
      )
    const codecs = () => readFileSync(join(chat, "generated/codecs.ts"), "utf8")
    lone("")
    assert.equal((await derive()).status, 0)
    assert.doesNotMatch(codecs(), /Lone/)
    assert.match(readFileSync(models, "utf8"), /export interface Lone /)
    lone("export const received = [Lone]\n")
    assert.equal((await derive()).status, 0)
    assert.match(codecs(), /export const Lone: Codec\.Codec/)
  })

  it("writes the codec of an object that keeps what it does not know, and its type without that", async () => {
    writeFileSync(
      join(chat, "schemas/Lone.ts"),
      `import * as Schema from "effect/Schema"
const known = Schema.Struct({ a: Schema.optionalKey(Schema.String) })
export const Lone = Schema.StructWithRest(known, [Schema.Record(Schema.String, Schema.Unknown)])
export const received = [Lone]\n`
    )
    assert.equal((await derive()).status, 0)
    const codecs = readFileSync(join(chat, "generated/codecs.ts"), "utf8")
    assert.match(codecs, /export const Lone: Codec\.Codec = \/\* @__PURE__ \*\/ open\(\s*Codec\.struct\(/)
    assert.match(codecs, /import \{ open \} from "\.\.\/internal\/open\.ts"/)
    assert.match(readFileSync(models, "utf8"), /export interface Lone \{\n  readonly a\?: string \| undefined\n\}/)
  })

  it("refuses a condition whose function it cannot name", async () => {
    replace(
      declaration,
      "attachmentType:",
      `odd: Schema.String.check(Schema.makeFilter(() => true, { expected: "luck" })),\n    attachmentType:`
    )
    const { status, stderr } = await derive()
    assert.equal(status, 1)
    assert.match(stderr, /chat: the condition "luck" has no name: use Derivation\.condition/)
  })
})

describe("the name of a function", () => {
  const service = { name: "CallAutomation" }
  const page = [{ shape: { model: { fields: [{ name: "value" }, { name: "nextLink" }] } } }]
  const named = (id, method, path, success = []) => {
    const { name, resource } = nameOf({ operation: { id, method, path, service }, success })
    return `${resource}.${name}`
  }

  it("is the operation's id after the resource, which is the service where the id has none", () => {
    assert.equal(named("CallConnection_Mute", "POST", "/calls/{id}:mute"), "CallConnection.mute")
    assert.equal(named("CreateCall", "POST", "/calls"), "CallAutomation.createCall")
  })

  it("is get for a resource's own read, and not for that of a part of it", () => {
    assert.equal(named("CallConnection_GetCall", "GET", "/calls/{id}"), "CallConnection.get")
    assert.equal(
      named("CallConnection_GetParticipant", "GET", "/calls/{id}/all/{raw}"),
      "CallConnection.getParticipant"
    )
  })

  it("begins with list for a paged read", () => {
    const path = "/calls/{id}/participants"
    assert.equal(named("CallConnection_GetParticipants", "GET", path, page), "CallConnection.listParticipants")
    assert.equal(named("ChatThread_ListChatMessages", "GET", path, page), "ChatThread.listChatMessages")
    const odata = [{ shape: { model: { fields: [{ name: "value" }, { name: "@odata.nextLink" }] } } }]
    assert.equal(named("Participant_List", "GET", path, odata), "Participant.list")
  })

  it("is an exception's own", () => {
    assert.equal(named("Call_GetOperation", "GET", "/calls/{id}/operations/{operationId}"), "CommsOperation.get")
  })
})
