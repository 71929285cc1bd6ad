// The checks of Effect programs that neither the compiler nor the linter has, over every project of the repository.
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const run = (command, args) =>
  spawnSync(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" }).status === 0

const projects = ["packages", "apps"]
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  .concat("contracts")
  .map((folder) => `${folder}/tsconfig.json`)
  .filter((path) => existsSync(join(root, path)))
const format = process.env.GITHUB_ACTIONS === "true" ? ["--format", "github-actions"] : []

const bad = run(process.execPath, ["scripts/run.mjs", "build"])
  ? projects.filter(
      (path) => !run("npx", ["--yes", "@effect/tsgo@0.45.0", "diagnostics", "--project", path, "--strict", ...format])
    )
  : ["build"]
if (bad.length > 0) {
  console.error(`not in order: ${bad.join(", ")}`)
  process.exitCode = 1
}
