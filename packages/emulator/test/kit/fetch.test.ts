/** `cloud.fetch`: any client that takes a `fetch` reaches the local cloud without a port. */
import { assert, it } from "vitest"
import { Emulator } from "../../src/promise.ts"

it("a token is got and a call of Graph made", async () => {
  await using cloud = await Emulator.start()
  const { clientId, clientSecret, endpoint, tenantId } = cloud.settings.graphCalls
  const token = async () => {
    const answer = await cloud.fetch(`${endpoint}/${tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: "client_credentials",
        scope: "https://graph.microsoft.com/.default"
      })
    })
    assert.match(answer.headers.get("content-type") ?? "", /json/)
    const { access_token } = await answer.json()
    return String(access_token)
  }
  const answer = await cloud.fetch(`${endpoint}/v1.0/communications/calls`, {
    method: "POST",
    headers: { authorization: `Bearer ${await token()}`, "content-type": "application/json" },
    body: JSON.stringify({
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "http://127.0.0.1:8080/calls",
      targets: [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: { user: { id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8" } }
        }
      ],
      requestedModalities: ["audio"],
      mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
      tenantId
    })
  })
  assert.strictEqual(answer.status, 201)
  assert.strictEqual((await cloud.state()).graphCalls.length, 1)
})

it("a broken connection and a signal reject, as with any fetch", async () => {
  await using cloud = await Emulator.start()
  const url = `${cloud.origin}/v1.0/communications/calls`
  await cloud.fault({ kind: "reset-before" })
  const broken: unknown = await cloud.fetch(url).catch((error: unknown) => error)
  assert(broken instanceof TypeError)
  await cloud.fault({ kind: "timeout" })
  const reason = new Error("enough")
  const controller = new AbortController()
  const waiting = cloud.fetch(url, { signal: controller.signal }).catch((error: unknown) => error)
  setImmediate(() => controller.abort(reason))
  assert.strictEqual(await waiting, reason)
})
