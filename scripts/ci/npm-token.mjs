// Lets npm and pnpm use NPM_TOKEN of the environment for the registry that they publish to. The user's configuration gets
// the variable's name, never its value. For a machine of continuous integration.
import { spawnSync } from "node:child_process"
import { appendFileSync } from "node:fs"
import { homedir } from "node:os"
import { join } from "node:path"

if (process.env.HAS_NPM_TOKEN !== "true") {
  console.log("no NPM_TOKEN: npm has to trust this workflow")
  process.exit(0)
}
const { stdout } = spawnSync("npm", ["config", "get", "registry"], { encoding: "utf8" })
const { host, pathname } = new URL(stdout.trim())
appendFileSync(
  process.env.NPM_CONFIG_USERCONFIG ?? join(homedir(), ".npmrc"),
  `\n//${host}${pathname}:_authToken=\${NPM_TOKEN}\n`
)
