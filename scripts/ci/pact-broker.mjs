// Publishes the committed contracts to a Pact Broker after they were verified, under the commit and the branch, and asks
// whether this version can be released. What it needs comes from the environment:
//
// PACT_BROKER_URL (without it, or with --dry-run, it only says what it would do), PACT_BROKER_TOKEN,
// PACT_BROKER_ENVIRONMENT (where the providers are; default production), GIT_COMMIT and GIT_BRANCH (default those of the
// checkout), BUILD_URL.
import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { canIDeploy, publicationOf, publish } from "../pact/broker.mjs"

const root = fileURLToPath(new URL("../..", import.meta.url))
const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim()
/** A variable that is set and not empty, as a secret that is not there is. */
const given = (name) => (process.env[name] ? process.env[name] : undefined)

const release = {
  version: given("GIT_COMMIT") ?? git("rev-parse", "HEAD"),
  branch: given("GIT_BRANCH") ?? git("rev-parse", "--abbrev-ref", "HEAD"),
  buildUrl: given("BUILD_URL")
}
const environment = given("PACT_BROKER_ENVIRONMENT") ?? "production"
const url = given("PACT_BROKER_URL")?.replace(/\/$/, "")

const folder = join(root, "contracts/pacts")
const texts = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.stringify(JSON.parse(readFileSync(join(folder, name), "utf8"))))

if (url === undefined || process.argv.includes("--dry-run")) {
  for (const text of texts) {
    const { contracts, ...publication } = publicationOf(text, release)
    const [{ content, providerName }] = contracts
    console.log(
      `would publish ${publication.pacticipantName} ${release.version} of the branch ${release.branch}: its contract with ${providerName}, ${content.length} bytes in base64`
    )
    console.log(`would publish that ${providerName} ${release.version} has kept it`)
    console.log(`would ask whether ${publication.pacticipantName} ${release.version} can go to ${environment}`)
  }
} else {
  const broker = { url, token: given("PACT_BROKER_TOKEN") }
  for (const text of texts) await publish(broker, text, release)
  for (const text of texts) {
    const consumer = JSON.parse(text).consumer.name
    const { deployable, reason } = await canIDeploy(broker, { consumer, environment, version: release.version })
    console.log(`${consumer} ${release.version} to ${environment}: ${deployable ? "yes" : "no"}: ${reason}`)
    if (!deployable) process.exitCode = 1
  }
}
