// What a release and its checks depend on, tried in a small copy of the repository: which changes the cache of turbo sees,
// and which versions changesets gives.
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { after, describe, it } from "node:test"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const home = mkdtempSync(join(tmpdir(), "effect-comms-release-test-"))
after(() => rmSync(home, { recursive: true, force: true }))

const manifestOf = (name) => JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"))
const inside = readdirSync(join(root, "packages"))
/** Those that are published. */
const packages = inside.filter((name) => manifestOf(name).private !== true)
const top = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "turbo.json", "tsconfig.base.json", "LICENSE"]

let copies = 0
const copy = () => {
  const folder = join(home, String((copies += 1)))
  for (const path of [
    ...top,
    "README.md",
    "scripts/pact.mjs",
    "scripts/package.mjs",
    "scripts/tarball.mjs",
    ".changeset/config.json",
    ...["apps/bench", "apps/sample", "contracts"].map((name) => `${name}/package.json`),
    ...inside.flatMap((name) => [`packages/${name}/package.json`, `packages/${name}/README.md`]),
    "packages/emulator/bundle.mjs"
  ]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(root, path), join(folder, path))
  }
  return folder
}

const run = (cwd, tool, args) => {
  const command = `"${join(root, "node_modules/.bin", tool)}" ${args}`
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1" }
  const { status, stdout, stderr } = spawnSync(command, { cwd, env, encoding: "utf8", shell: true })
  assert.equal(status, 0, stdout + stderr)
  return stdout
}

/** Task to hash. */
const hashesIn = (folder) => {
  const { tasks } = JSON.parse(run(folder, "turbo", "run build check test package lint --dry=json"))
  return new Map(tasks.map(({ taskId, hash }) => [taskId, hash]))
}

describe("the cache of turbo", () => {
  const folder = copy()
  let before = hashesIn(folder)
  const misses = (path, text = "\n") => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    appendFileSync(join(folder, path), text)
    const now = hashesIn(folder)
    const changed = [...now].filter(([task, hash]) => before.get(task) !== hash).map(([task]) => task)
    before = now
    return changed
  }
  const seen = (path, ...tasks) =>
    it(`misses after a change of ${path}: ${tasks.join(", ")}`, () => {
      const changed = misses(path)
      for (const task of tasks) assert.ok(changed.includes(task), `${task} is not among ${changed.join(", ")}`)
    })

  seen("packages/emulator/bundle.mjs", ...["build", "test", "package"].map((task) => `@effect-comms/emulator#${task}`))
  seen(
    "packages/call-automation/README.md",
    ...["test", "package"].map((task) => `@effect-comms/call-automation#${task}`)
  )
  seen("packages/emulator/README.md", "@effect-comms/emulator#package", "@effect-comms/contracts#test")
  seen(
    "packages/inspector/src/any.ts",
    "@effect-comms/inspector#test",
    ...["build", "test", "package"].map((task) => `@effect-comms/emulator#${task}`)
  )
  seen("packages/core/CHANGELOG.md", "@effect-comms/core#package")
  seen("LICENSE", ...packages.map((name) => `@effect-comms/${name}#package`))
  seen("README.md", "@effect-comms/contracts#test")
  seen("docs/decisions/any.md", "@effect-comms/contracts#test")
  seen("packages/core/src/index.ts", ...["build", "check", "test"].map((task) => `@effect-comms/chat#${task}`))
  seen("packages/chat/test/any.test.ts", "//#lint", "@effect-comms/chat#test")
  seen("contracts/src/any.ts", "//#lint")
  seen("scripts/any.mjs", "//#lint")
  seen(".oxlintrc.json", "//#lint")
  it("hits after a change that no task reads", () => {
    assert.deepEqual(misses("packages/core/notes.txt"), [])
  })
})

describe("versions of a release", () => {
  it("a breaking core gives every package its version, so that nobody has two cores", () => {
    const folder = copy()
    const { version: now } = JSON.parse(readFileSync(join(folder, "packages/core/package.json"), "utf8"))
    writeFileSync(join(folder, ".changeset/core.md"), `---\n"@effect-comms/core": minor\n---\n\nBreaks.\n`)
    const git = (args) => assert.equal(spawnSync("git", args, { cwd: folder }).status, 0)
    git(["init", "--quiet", "--initial-branch=main"])
    run(folder, "changeset", "version")
    const manifests = packages.map((name) =>
      JSON.parse(readFileSync(join(folder, "packages", name, "package.json"), "utf8"))
    )
    const versions = new Set(manifests.map(({ version }) => version))
    assert.equal(versions.size, 1, [...versions].join(", "))
    assert.ok(!versions.has(now), now)
    for (const name of packages) assert.ok(readdirSync(join(folder, "packages", name)).includes("CHANGELOG.md"), name)
    const apps = JSON.parse(readFileSync(join(folder, "apps/sample/package.json"), "utf8"))
    assert.equal(apps.version, "0.0.0")
  })
})

describe("the addresses of a release", () => {
  const folder = copy()
  for (const path of ["scripts/addresses.mjs", "scripts/arrows/addresses.mjs"]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(root, path), join(folder, path))
  }
  const live = (origin) => {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
    const repository = { type: "git", url: `git+${origin}/team/product.git` }
    const found = { homepage: `${origin}/team/product#readme`, bugs: { url: `${origin}/team/product/issues` } }
    writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, repository, ...found }))
  }
  const addresses = (args, GITHUB_REPOSITORY = "Team/product") =>
    spawnSync("node", ["scripts/addresses.mjs", ...args], {
      cwd: folder,
      env: { ...process.env, GITHUB_REPOSITORY },
      encoding: "utf8"
    })

  it("may not be placeholders", () => {
    live("https://git.example.invalid")
    const { status, stderr } = addresses([])
    assert.equal(status, 1)
    for (const field of ["repository", "homepage", "bugs"])
      assert.match(stderr, new RegExp(`${field} is still the placeholder .*; say where the project lives`))
  })

  it("are those of the repository that builds", () => {
    live("https://code.example.net")
    assert.equal(addresses([], "fork/product").status, 1)
    assert.equal(addresses([]).status, 0)
  })

  it("are repeated in every package from the root", () => {
    live("https://code.example.net")
    assert.equal(addresses(["--write"]).status, 0)
    for (const name of packages) {
      const { repository, version } = JSON.parse(readFileSync(join(folder, "packages", name, "package.json"), "utf8"))
      assert.equal(repository.url, "git+https://code.example.net/team/product.git")
      assert.equal(repository.directory, `packages/${name}`)
      assert.ok(version !== undefined)
    }
  })
})

describe("changesets", () => {
  const { version } = JSON.parse(readFileSync(join(root, "packages/core/package.json"), "utf8"))
  const entries = readdirSync(join(root, ".changeset"))
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => ({ name, text: readFileSync(join(root, ".changeset", name), "utf8") }))
  const released = new Set(packages.map((name) => `@effect-comms/${name}`))

  it("name published packages and how big the change is", () => {
    for (const { name, text } of entries) {
      const front = /^---\n([\s\S]*?)---\n/.exec(text)?.[1] ?? assert.fail(`${name} has no front matter`)
      for (const line of front.split("\n").filter((one) => one !== "")) {
        const [, of, bump] = /^"([^"]+)": (patch|minor|major)$/.exec(line) ?? assert.fail(`${name}: ${line}`)
        assert.ok(released.has(of), `${name}: ${of}`)
        // With one version for all, a major change would make the first release 1.0.0.
        if (version === "0.0.0") assert.notEqual(bump, "major", name)
      }
    }
  })

  it("of the first release compare with nothing, since nobody had anything else", () => {
    for (const { name, text } of version === "0.0.0" ? entries : []) {
      const found = /\b(?:no longer|previously|formerly|until now)\b/i.exec(text)?.[0]
      assert.equal(found, undefined, `.changeset/${name}: say what is, not "${found}"`)
    }
  })
})
