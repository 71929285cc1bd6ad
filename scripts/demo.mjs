// Behind `npm start`: builds the sample and what it needs, saying so while it takes its time, and plays it. What follows is said by the sample.
import { spawn } from "node:child_process"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === "win32"
const beginning = performance.now()
const seconds = () => Math.round((performance.now() - beginning) / 1000)

// Ctrl-C reaches the whole process group: the script ends by itself, and this process waits for it.
process.on("SIGINT", () => {})

const run = (command, args, shell) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", shell })
    child.on("error", (error) => {
      console.error(`${command}: ${error.message}`)
      resolve(1)
    })
    child.on("exit", (status) => resolve(status ?? 1))
  })

console.log("Building the packages and the sample; the first time that takes a minute or so ...")
const progress = setInterval(() => console.log(`  still building, ${seconds()} s`), 5_000)
const built = await run(
  "turbo",
  ["run", "build", "--filter=@effect-comms/sample", "--output-logs=errors-only", "--log-prefix=task"],
  windows
)
clearInterval(progress)
if (built !== 0) process.exit(built)
console.log(`Built in ${seconds()} s. Now the story:\n`)
process.exit(await run(process.execPath, [join("apps", "sample", "dist", "main.js"), ...process.argv.slice(2)], false))
