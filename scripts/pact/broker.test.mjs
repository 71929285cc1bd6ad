// Against a stand-in that answers as Pact Broker's documentation says; no broker can be run here.
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { canIDeploy, publish } from "./broker.mjs"

const text = JSON.stringify({ consumer: { name: "a client" }, provider: { name: "b" }, interactions: [] })
const release = { version: "1e70030", branch: "topic/x", buildUrl: "https://ci.example/1" }

/** A broker that answers each method and path, and remembers what it was asked. */
const standIn = (answers) => {
  const asked = []
  const fetch = async (url, { body, headers, method }) => {
    const at = `${method} ${url.replace("https://broker.example", "")}`
    asked.push({ at, headers, body: body === undefined ? undefined : JSON.parse(body) })
    const [status, answer] = answers[at] ?? [404, { error: "not found" }]
    return new Response(JSON.stringify(answer), { status })
  }
  return { asked, broker: { url: "https://broker.example", token: "secret", fetch } }
}

const pact = "/pacts/provider/b/consumer/a%20client/version/1e70030"
const answers = {
  "POST /contracts/publish": [200, { _links: { "pb:contracts": [{ href: `https://broker.example${pact}` }] } }],
  [`GET ${pact}`]: [200, { _links: { "pb:publish-verification-results": { href: "https://broker.example/results" } } }],
  "PUT /pacticipants/b/branches/topic%2Fx/versions/1e70030": [201, {}],
  "POST /results": [201, {}]
}

test("a contract is published with its version and branch, and that it was verified", async () => {
  const { asked, broker } = standIn(answers)
  await publish(broker, text, release)
  assert.deepEqual(
    asked.map(({ at }) => at),
    Object.keys(answers)
  )
  const [publication, , , result] = asked.map(({ body }) => body)
  assert.equal(publication.pacticipantName, "a client")
  assert.equal(publication.pacticipantVersionNumber, "1e70030")
  assert.equal(publication.branch, "topic/x")
  assert.equal(Buffer.from(publication.contracts[0].content, "base64").toString(), text)
  assert.deepEqual(result, {
    success: true,
    providerApplicationVersion: "1e70030",
    buildUrl: "https://ci.example/1"
  })
  assert.ok(asked.every(({ headers }) => headers.authorization === "Bearer secret"))
})

test("what the broker refuses fails with its words, and without the token", async () => {
  const { broker } = standIn({ "POST /contracts/publish": [409, { notices: ["changed"] }] })
  await assert.rejects(publish(broker, text, release), (error) => {
    assert.match(error.message, /POST .*\/contracts\/publish answered 409: .*changed/)
    assert.ok(!error.message.includes("secret"))
    return true
  })
})

test("a version can be released only when the broker says so", async () => {
  const at = "GET /can-i-deploy?pacticipant=a+client&version=1e70030&environment=production"
  const asked = { consumer: "a client", version: "1e70030", environment: "production" }
  const say = (deployable) =>
    canIDeploy(standIn({ [at]: [200, { summary: { deployable, reason: "so" } }] }).broker, asked)
  assert.deepEqual(await say(true), { deployable: true, reason: "so" })
  // What was not verified is unknown, which is null.
  assert.deepEqual(await say(null), { deployable: false, reason: "so" })
})

test("without a broker it only says what it would do", () => {
  const script = fileURLToPath(new URL("../ci/pact-broker.mjs", import.meta.url))
  const env = { ...process.env, PACT_BROKER_URL: "", GIT_COMMIT: "1e70030", GIT_BRANCH: "main" }
  const { status, stdout } = spawnSync(process.execPath, [join(script)], { encoding: "utf8", env })
  assert.equal(status, 0)
  assert.match(stdout, /would publish effect-comms-chat 1e70030 of the branch main/)
  assert.match(stdout, /would ask whether effect-comms-identity 1e70030 can go to production/)
})
