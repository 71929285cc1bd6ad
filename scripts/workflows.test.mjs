// What holds of every workflow: actions pinned by commit, jobs that anybody can run, secrets apart from the tests.
import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { describe, it } from "node:test"
import { fileURLToPath } from "node:url"
import { filtersOf } from "./ci/affected.mjs"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
const folder = join(root, ".github/workflows")

const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }))
const jobs = workflows.flatMap(({ name, text }) => {
  const [head, body] = text.split(/^jobs:$/m)
  return body
    .split(/^(?= {2}[\w-]+:$)/m)
    .slice(1)
    .map((job) => ({
      name: `${name}: ${/^ {2}([\w-]+)/.exec(job)[1]}`,
      text: job,
      onPullRequest: head.includes("pull_request:"),
      commands: [...job.matchAll(/^ +(?:- )?run: (.*)$/gm)].map(([, command]) => command)
    }))
})

/** The commands that a command runs, through the scripts of the root and of .ci. */
const unfolded = (command) => {
  if (command === ".ci/run") return unfolded("node scripts/run.mjs verify")
  const script = /^node scripts\/(?:run|ci\/affected)\.mjs ([\w:]+)$/.exec(command)?.[1]
  return script === undefined ? command : scripts[script]
}

describe("workflows", () => {
  it("pin every action by its commit, and say which version that is", () => {
    const uses = workflows.flatMap(({ text }) => [...text.matchAll(/uses: (.*)$/gm)].map(([, action]) => action))
    assert.ok(uses.length >= jobs.length)
    for (const action of uses) assert.match(action, /^[\w-]+(?:\/[\w-]+){1,2}@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it("leave no credentials of the checkout behind", () => {
    for (const { name, text } of jobs) {
      const checkouts = text.match(/uses: actions\/checkout@/g)?.length ?? 0
      assert.equal(text.match(/persist-credentials: false/g)?.length ?? 0, checkouts, name)
    }
  })

  for (const { name, text, commands } of jobs) {
    if (text.includes("secrets.")) {
      it(`${name} has secrets and runs no tests`, () => {
        for (const command of commands) assert.match(command, /^node scripts\/ci\/[\w-]+\.mjs$/)
      })
      continue
    }
    it(`${name} is one script that runs on any machine`, () => {
      assert.equal(commands.length, 1, commands.join("; "))
      const [command] = commands
      const [, file, script] =
        /^(?:node )?(\.ci\/run|scripts\/(?:run|ci\/affected)\.mjs ([\w:]+)|scripts\/ci\/[\w-]+\.mjs)$/.exec(command)
      if (script === undefined) assert.ok(existsSync(join(root, file)), file)
      else assert.ok(Object.hasOwn(scripts, script), script)
    })
  }

  it("verify everything on the main branch, out of no cache", () => {
    const main = jobs.filter(({ commands, onPullRequest }) => !onPullRequest && commands.includes(".ci/run"))
    assert.equal(main.length, 1)
    assert.doesNotMatch(main[0].text, /actions\/cache(?:\/restore)?@/)
  })

  it("have the history that what is affected is found by, with the cache of one version of Node", () => {
    for (const { name, text } of jobs.filter(({ text }) => text.includes("affected.mjs")))
      assert.match(text, /fetch-depth: 0/, name)
    for (const { name, text } of jobs.filter(({ text }) => text.includes("key: turbo-"))) {
      const [, version] = /node-version: (\S+)/.exec(text) ?? [undefined, "24"]
      assert.ok(text.includes(`key: turbo-\${{ runner.os }}-${version}-`), name)
    }
  })

  it("run the contracts once per pull request", () => {
    const contracts = jobs
      .filter(({ onPullRequest }) => onPullRequest)
      .flatMap(({ commands }) => commands.map(unfolded))
      .filter(
        (command) =>
          /^turbo run .*\b(?:test|pact)\b/.test(command) &&
          !command.includes("--filter=!@effect-comms/contracts") &&
          (!command.includes("--filter=") || command.includes("--filter=@effect-comms/contracts"))
      )
    assert.deepEqual(contracts, [scripts.verify])
  })
})

describe("what a pull request affects", () => {
  it("is what changed, what depends on it, and the checks of the repository", () => {
    const filters = filtersOf("main", () => ["packages/chat/src/index.ts"])
    assert.deepEqual(filters, ["--filter=...[origin/main]", "--filter=//"])
  })

  it("is also what reads a file of the root", () => {
    for (const path of ["README.md", "docs/decisions/never-twice.md"])
      assert.equal(filtersOf("main", () => [path]).at(-1), "--filter=@effect-comms/contracts")
  })

  it("is everything where nothing is known of a base", () => {
    for (const base of [undefined, ""])
      assert.deepEqual(
        filtersOf(base, () => assert.fail("asked of no base")),
        []
      )
  })
})
