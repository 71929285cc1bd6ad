// What a newcomer does on a machine: `npm start`, then the tests of the clients. Of continuous integration, and of anybody
// who wants to know whether the project works where they are.
import { spawnSync } from "node:child_process"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const run = join(dirname(dirname(fileURLToPath(import.meta.url))), "run.mjs")
for (const task of ["demo", "unit:clients"]) {
  const { status } = spawnSync(process.execPath, [run, task], { stdio: "inherit" })
  if (status !== 0) {
    console.error(`${task} ended with ${status}`)
    process.exit(1)
  }
}
