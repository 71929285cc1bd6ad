// Runs a script of the root's package.json for what a pull request changes: the packages with a change, those that depend on them, and the
// checks of the repository as a whole. Without a base to compare with, everything; so on the main branch, and where you are.
//
//   node scripts/ci/affected.mjs verify        with GITHUB_BASE_REF, the name of the branch that the pull request is for
import { spawnSync } from "node:child_process"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Files that no package has, and the package whose tests read them. */
const read = /^(?:README\.md|docs\/)/
const reader = "@effect-comms/contracts"

/** The filters of turbo for what differs from a branch; none when nothing is known of it. */
export const filtersOf = (base, changed) =>
  base === undefined || base === ""
    ? []
    : [
        `--filter=...[origin/${base}]`,
        "--filter=//",
        ...(changed(base).some((path) => read.test(path)) ? [`--filter=${reader}`] : [])
      ]

const changed = (base) => {
  const { status, stdout } = spawnSync("git", ["diff", "--name-only", `origin/${base}...HEAD`], {
    cwd: root,
    encoding: "utf8"
  })
  return status === 0 ? stdout.split("\n") : ["README.md"]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [task] = process.argv.slice(2)
  if (task === undefined) throw new Error("expected the name of a script of package.json")
  const filters = filtersOf(process.env.GITHUB_BASE_REF, changed)
  const { status } = spawnSync(process.execPath, ["scripts/run.mjs", task, ...filters], { cwd: root, stdio: "inherit" })
  process.exitCode = status ?? 1
}
