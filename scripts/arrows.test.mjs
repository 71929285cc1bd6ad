// Shows that the architecture check sees violations: each test plants one in a small repository and reads the report.
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { after, describe, it } from "node:test"
import { fileURLToPath } from "node:url"
import { addressesOf, unpublishable } from "./arrows/addresses.mjs"
import { membersOf, specifiersOf } from "./arrows/imports.mjs"
import { violationsIn } from "./arrows/violations.mjs"

const scripts = dirname(fileURLToPath(import.meta.url))
const effect = join(dirname(scripts), "packages/core/node_modules/effect")
const home = mkdtempSync(join(tmpdir(), "effect-comms-arrows-"))
after(() => rmSync(home, { recursive: true, force: true }))

const addresses = {
  repository: { type: "git", url: "git+https://code.example.net/team/product.git" },
  homepage: "https://code.example.net/team/product#readme",
  bugs: { url: "https://code.example.net/team/product/issues" }
}
const manifest = (name, fields = {}) =>
  JSON.stringify({ name: `@effect-comms/${name}`, ...addressesOf(addresses, `packages/${name}`), ...fields })
const onCore = { dependencies: { "@effect-comms/core": "workspace:^" } }
const sound = {
  "package.json": JSON.stringify(addresses),
  "pnpm-lock.yaml": "lockfileVersion: '9.0'\npackages:\n",
  "packages/core/package.json": manifest("core"),
  "packages/core/src/index.ts": `import * as Effect from "effect/Effect"\nexport const one = Effect.succeed(1)\n`,
  "packages/core/src/HttpClientTransport.ts": `import * as HttpClient from "effect/http/HttpClient"\nexport { HttpClient }\n`,
  "packages/chat/package.json": manifest("chat", onCore),
  "packages/chat/tsconfig.json": JSON.stringify({ references: [{ path: "../core" }] }),
  "packages/chat/src/index.ts": `export { one } from "@effect-comms/core"\n`,
  "packages/identity/package.json": manifest("identity", onCore),
  "packages/emulator/package.json": manifest("emulator", {
    dependencies: { "@effect-comms/core": "workspace:^", "@effect-comms/chat": "workspace:^" }
  }),
  "packages/emulator/src/index.ts": `export * from "@effect-comms/chat/operations"\n`,
  "packages/emulator/test/chat/thread.test.ts": `import { ChatThread } from "@effect-comms/chat"\nChatThread\n`
}

let repositories = 0
const repositoryWith = (changes) => {
  const root = join(home, String((repositories += 1)))
  for (const [path, text] of Object.entries({ ...sound, ...changes })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  mkdirSync(join(root, "packages/core/node_modules"))
  symlinkSync(effect, join(root, "packages/core/node_modules/effect"), "junction")
  return root
}
/** The command. */
const report = (changes) => {
  const root = repositoryWith(changes)
  const { status, stderr, stdout } = spawnSync("node", [join(scripts, "arrows.mjs"), root], { encoding: "utf8" })
  return { status, text: stdout + stderr }
}

const caught = (title, changes, ...expected) =>
  it(title, () => {
    const { problems } = violationsIn(repositoryWith(changes))
    const text = problems.join("\n")
    for (const part of expected) assert.ok(text.includes(part), `"${part}" is missing in:\n${text}`)
    assert.equal(problems.length, 1, text)
  })

it("a sound repository passes", () => {
  const { status, text } = report({})
  assert.equal(status, 0, text)
})

it("a violation fails the command, which names and counts it", () => {
  const { status, text } = report({ "surplus.txt": "" })
  assert.equal(status, 1, text)
  assert.match(text, /surplus\.txt: the top level is closed[^]*arrows: 1 violation\(s\)/)
})

describe("arrows between folders of the emulator", () => {
  const inEmulator = (path, from) => ({
    [`packages/emulator/src/${path}`]: `import type { A } from "${from}"\nexport type B = A\n`
  })
  caught(
    "the workflow engine outside the files of flows that may have it",
    { "packages/emulator/src/index.ts": `import * as Workflow from "effect/workflow/Workflow"\nexport { Workflow }\n` },
    '"effect/workflow/Workflow" is unstable'
  )
  caught(
    "the kernel imports a service",
    inEmulator("kernel/http/Pipeline.ts", "../../chat/profile.ts"),
    "packages/emulator/src/kernel/http/Pipeline.ts:1: kernel may not import chat"
  )
  caught(
    "a service reaches into the kernel",
    inEmulator("chat/operations/threads.ts", "../../kernel/http/Pipeline.ts"),
    "chat may not import kernel"
  )
  caught(
    "the state of a service imports an operation",
    inEmulator("chat/state/Thread.ts", "../operations/threads.ts"),
    "state may not import operations"
  )
})

describe("arrows between packages", () => {
  caught(
    "a service imports another service",
    { "packages/chat/src/index.ts": `\nexport type { User } from "@effect-comms/identity"\n` },
    "packages/chat/src/index.ts:2: chat may not import identity (allowed: core)"
  )
  caught(
    "a service's test imports the emulator",
    { "packages/chat/test/a.test.ts": `const emulator = await import("@effect-comms/emulator")\nemulator\n` },
    "chat may not import emulator"
  )
  caught(
    "core imports a service",
    { "packages/core/src/index.ts": `import "@effect-comms/chat"\n` },
    "core may not import chat (allowed: no other package)"
  )
  caught(
    "a development dependency is an arrow too",
    {
      "packages/identity/package.json": manifest("identity", {
        ...onCore,
        devDependencies: { "@effect-comms/emulator": "workspace:^" }
      })
    },
    "packages/identity/package.json: identity may not depend on emulator (devDependencies)"
  )
  caught(
    "a range that is not the workspace's",
    { "packages/identity/package.json": manifest("identity", { dependencies: { "@effect-comms/core": "^0.1.0" } }) },
    `@effect-comms/core must be "workspace:^", not "^0.1.0"`
  )
  for (const subpath of ["", "/promise", "/operationsOfMine"]) {
    caught(
      `the emulator's sources use a client entry point: chat${subpath}`,
      { "packages/emulator/src/index.ts": `import { ChatThread } from "@effect-comms/chat${subpath}"\nChatThread\n` },
      `never "@effect-comms/chat${subpath}"`
    )
  }
  caught(
    "a user's program imports an entry point that is not for users",
    {
      "apps/sample/package.json": manifest("sample", { ...onCore, ...addressesOf(addresses, "apps/sample") }),
      "apps/sample/src/main.ts": `import * as Seen from "@effect-comms/core/internal/Seen"\nSeen\n`
    },
    `apps/sample/src/main.ts:1: "@effect-comms/core/internal/Seen" is outside semver`
  )
  caught(
    "a relative path into another package",
    { "packages/chat/src/index.ts": `export * from "../../core/src/index.ts"\n` },
    `"../../core/src/index.ts" leaves the package`
  )
  caught(
    "a package whose sources import themselves by name",
    { "packages/chat/src/index.ts": `export * from "@effect-comms/chat/operations"\n` },
    "import each other by relative path"
  )
  caught(
    "a missing project reference",
    { "packages/chat/tsconfig.json": JSON.stringify({ references: [] }) },
    "packages/chat/tsconfig.json: depends on core but has no reference to it"
  )
  caught(
    "a project reference without a dependency",
    { "packages/core/tsconfig.json": JSON.stringify({ references: [{ path: "../chat" }] }) },
    "packages/core/tsconfig.json: references chat, which is no dependency"
  )
  caught("an unknown package", { "packages/teams/package.json": manifest("teams") }, "packages/teams: unknown package")
})

describe("modules of effect in clients", () => {
  const inChat = (text) => ({ "packages/chat/src/index.ts": text })
  caught("the barrel", inChat(`import { Effect } from "effect"\nEffect\n`), "imports the barrel")
  caught("a folder's barrel", inChat(`import { Base64 } from "effect/encoding"\nBase64\n`), "is a barrel or no module")
  for (const module of ["http/HttpClient", "crypto/Mac", "encoding/Sse", "Arbitrary", "FileSystem", "TxQueue"]) {
    caught(
      `unstable effect/${module}`,
      inChat(`import type * as It from "effect/${module}"\nexport { It }\n`),
      `"effect/${module}" is not tagged stable`
    )
  }
  caught(
    "an unstable export of a stable module, through the namespace",
    inChat(`import * as Schema from "effect/Schema"\nexport const port = Schema.Port\n`),
    `Port of "effect/Schema" is not tagged stable`
  )
  caught(
    "an unstable export of a stable module, by name",
    inChat(`import {\n  String,\n  type Port as P\n} from "effect/Schema"\nexport type { P, String }\n`),
    `Port of "effect/Schema" is not tagged stable`
  )
  caught("another package of Effect", inChat(`import "@effect/platform-node"\n`), "is not for clients")
  caught(
    "an import of core's HttpClient transport inside core",
    { "packages/core/src/index.ts": `export * from "./HttpClientTransport.ts"\n` },
    "nothing imports what of core is over effect/http"
  )
  caught(
    "an import of core's HttpClient transport from a service",
    inChat(`export * from "@effect-comms/core/http-client"\n`),
    "nothing imports what of core is over effect/http"
  )
  caught(
    "an import of core's route of HttpRouter from a service",
    inChat(`export * from "@effect-comms/core/http-route"\n`),
    "nothing imports what of core is over effect/http"
  )
  it("stable modules and exports pass, also those of encoding", () => {
    const { status, text } = report(
      inChat(
        `import * as Hex from "effect/encoding/Hex"\nimport * as Schema from "effect/Schema"\nexport const a = [Hex, Schema.String]\n`
      )
    )
    assert.equal(status, 0, text)
  })
})

describe("where the project lives", () => {
  caught(
    "a package that names another repository",
    {
      "packages/core/package.json": manifest("core", { repository: { type: "git", url: "git+https://elsewhere.test" } })
    },
    "packages/core/package.json: repository is not what the root says"
  )
  caught(
    "a package that names no repository, which npm refuses to publish with provenance",
    { "packages/identity/package.json": manifest("identity", { ...onCore, repository: undefined }) },
    "packages/identity/package.json: repository is not what the root says"
  )
  it("publishing refuses a placeholder, and says which field holds it", () => {
    const placeholder = { ...addresses, bugs: { url: "https://git.example.invalid/owner/effect-comms/issues" } }
    assert.match(unpublishable(placeholder).join("\n"), /^package\.json: bugs is still the placeholder/)
    assert.match(unpublishable({ ...addresses, homepage: undefined }).join("\n"), /homepage must be an absolute URL/)
  })
  it("publishing refuses the address of a repository that is not the one that builds", () => {
    assert.deepEqual(unpublishable(addresses), [])
    assert.deepEqual(unpublishable(addresses, "Team/Product"), [])
    assert.match(unpublishable(addresses, "fork/product").join(), /but fork\/product builds the packages/)
  })
  it("release:publish stops at the placeholder before it publishes anything", () => {
    const { scripts: commands } = JSON.parse(readFileSync(join(dirname(scripts), "package.json"), "utf8"))
    assert.match(commands["release:publish"], /^node scripts\/addresses\.mjs && /)
  })
})

describe("what only Node has", () => {
  for (const module of ["node:crypto", "undici"]) {
    caught(
      `${module} in a source that every runtime loads`,
      { "packages/core/src/Retry.ts": `import * as It from "${module}"\nexport { It }\n` },
      `packages/core/src/Retry.ts:1: "${module}" is for Node alone`
    )
  }
  it("files that say so may use it", () => {
    const text = `import * as It from "node:crypto"\nexport { It }\n`
    const paths = ["internal/crypto.node.ts", "NodeTransport.ts", "UndiciTransport.ts"]
    const { status, text: output } = report(
      Object.fromEntries(paths.map((path) => [`packages/core/src/${path}`, text]))
    )
    assert.equal(status, 0, output)
  })
})

describe("functions that V8 keeps for long", () => {
  caught(
    "a function that is written where a property is assigned",
    { "packages/emulator/src/index.ts": "export const a = (b: { c?: () => void }) => {\n  b.c = () => {}\n}\n" },
    "packages/emulator/src/index.ts:2: V8 keeps a function that is written where a property is assigned"
  )
  it("a constant that is assigned, and functions of literals, pass", () => {
    const text =
      "const c = () => {}\nexport const a = (b: { c?: () => void }) => {\n  b.c = c\n}\nexport const d = { e: () => {} }\n"
    assert.deepEqual(violationsIn(repositoryWith({ "packages/emulator/src/index.ts": text })).problems, [])
  })
})

describe("the repository as a whole", () => {
  const machinePath = ["", "root", "notes"].join("/")
  const host = ["registry", "npmjs", "org"].join(".")
  caught("a new top-level folder", { "tools/a.txt": "a\n" }, "tools: the top level is closed")
  caught("a new top-level file", { "jest.config.js": "\n" }, "jest.config.js: the top level is closed")
  caught("a machine's path", { "README.md": `See ${machinePath}.\n` }, "README.md:1: a path of one machine: /")
  caught(
    "a registry's host",
    { ".npmrc": `fund=false\nregistry=https://${host}/\n` },
    ".npmrc:2: a package registry's host"
  )
  caught(
    "a link to a file that is not there",
    { "README.md": "[a](docs/a.md)\n" },
    "README.md: links to docs/a.md, which is not there"
  )
  caught(
    "a link to a page of the site that is neither written nor made",
    { "docs/a.md": "[a](controls.md) [b](reference/index.md) [c](b.md)\n" },
    "docs/a.md: links to b.md, which is not there"
  )
  caught(
    "a link to a heading that is not there",
    { "README.md": "# One & two\n\n[a](#one--two) [b](#three) `[c](#four)` [d](https://example.com/#five)\n" },
    "README.md: links to #three, and there is no such heading"
  )
  caught(
    "a decision that the index does not name",
    { "docs/decisions/README.md": "[a](a.md)\n", "docs/decisions/a.md": "a\n", "docs/decisions/b.md": "b\n" },
    "docs/decisions/b.md: has no row in docs/decisions/README.md"
  )
  caught(
    "British spelling",
    { "packages/core/src/index.ts": "/** Recognizes a color. */\nexport const behaviour = 1\n" },
    "packages/core/src/index.ts:2: behaviour: American spelling (or)"
  )
  caught(
    "a lockfile that lacks a platform's binary",
    {
      "pnpm-lock.yaml": `packages:\n\n${[
        "turbo",
        ...["darwin-64", "darwin-arm64", "linux-64", "linux-arm64", "windows-64"].map((name) => `'@turbo/${name}`)
      ]
        .map((name) => `  ${name}@2.0.0${name.startsWith("'") ? "'" : ""}:\n    engines: {}\n`)
        .join("\n")}`
    },
    "turbo@2.0.0 lacks @turbo/windows-arm64"
  )
  caught(
    "a lockfile that carries an address",
    { "pnpm-lock.yaml": "packages:\n\n  a@1.0.0:\n    resolution: {tarball: http://somewhere/a.tgz}\n" },
    "carries an address"
  )
})

describe("reading imports", () => {
  it("sees every form of import, and neither comments nor strings", () => {
    const source = `
import a from "one" // import "no"
import type { B } from 'two'
/* import "no" */
export * from "three"
export { c } from
  "four"
import "five"
const d = await import("six")
type E = import("seven").E
const f = require("eight")
vi.mock("nine")
const text = 'import x from "no"' + \`import "no"\` + "from"
const url = "https://example.com/from" // it's
`
    const names = specifiersOf(source).map(({ name }) => name)
    assert.deepEqual(names, ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
  })
  it("gives the members taken from a module, by namespace and by name", () => {
    const source = `import * as S from "m"\nimport { a, type b as c } from "m"\nS.d(x.S.no, "S.no")\nSS.no\n`
    assert.deepEqual(new Set(membersOf(source, "m")), new Set(["a", "b", "d"]))
  })
})
