import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as Jose from "jose"
import * as ClientCertificateCredential from "../src/ClientCertificateCredential.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"

const der = new TextEncoder().encode("a certificate")
const certificate = `-----BEGIN CERTIFICATE-----\n${btoa("a certificate")}\n-----END CERTIFICATE-----\n`
const pair = await Jose.generateKeyPair("PS256", { extractable: true })
const options = {
  tenantId: "contoso.example",
  clientId: "app",
  certificate,
  privateKey: await Jose.exportPKCS8(pair.privateKey)
}

const connect = Effect.fnUntraced(function* (given: Partial<ClientCertificateCredential.Options> = {}) {
  const transport = ScriptedTransport.make(({ path }) =>
    path.endsWith("/token") ? { status: 200, body: { access_token: "graph", expires_in: 3600 } } : { status: 204 }
  )
  const credential = ClientCertificateCredential.make({ ...options, ...given })
  const client = yield* sample.connect(transport, { credential, retry: { attempts: 1 } })
  return { call: client.invoke(sample.remove, { id: "1" }), transport }
})

describe("a certificate of an application", () => {
  it.effect("signs an assertion of ten minutes for the token endpoint, named by its thumbprint", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_700_000_000_000)
      const { call, transport } = yield* connect()
      // Signing takes time of this machine, in which none may pass on the clock of the test.
      yield* Effect.all([call, call], { concurrency: "unbounded" })
      assert.strictEqual(transport.requests.filter(({ path }) => path.endsWith("/token")).length, 1)
      const form = new URLSearchParams(transport.requests[0]?.body)
      assert.strictEqual(form.get("client_assertion_type"), "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
      assert.isNull(form.get("client_secret"))
      const audience = "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token"
      const { payload, protectedHeader } = yield* Effect.promise(() =>
        Jose.jwtVerify(form.get("client_assertion") ?? "", pair.publicKey, {
          audience,
          currentDate: new Date(1_700_000_000_000)
        })
      )
      const digest = yield* Effect.promise(() => crypto.subtle.digest("SHA-256", der))
      assert.deepStrictEqual(protectedHeader, {
        alg: "PS256",
        typ: "JWT",
        "x5t#S256": Jose.base64url.encode(new Uint8Array(digest))
      })
      assert.deepStrictEqual(
        [payload.iss, payload.sub, payload.nbf, payload.exp],
        ["app", "app", 1_700_000_000, 1_700_000_600]
      )
      assert.match(payload.jti ?? "", /^[0-9a-f-]{36}$/)
    })
  )

  it.effect("whose key cannot sign is Unauthorized, and the key is in no error", () =>
    Effect.gen(function* () {
      const privateKey = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----"
      const { call } = yield* connect({ privateKey })
      const error = yield* Effect.flip(call)
      assert.strictEqual(error.reason._tag, "Unauthorized")
      assert.notInclude(JSON.stringify([error, error.message]), "c2VjcmV0")
    })
  )

  it("is refused by the name of the option that is wrong", () => {
    const made = (given: object) => () => ClientCertificateCredential.make({ ...options, ...given })
    assert.throws(made({ tenantId: "" }), "tenantId: expected")
    assert.throws(made({ certificate: "MIIB" }), "certificate: expected a certificate in PEM")
    assert.throws(made({ certificate: "-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----" }), "certificate:")
    assert.throws(
      made({ privateKey: "-----BEGIN RSA PRIVATE KEY-----" }),
      "privateKey: expected a key in PEM of PKCS #8"
    )
    assert.throws(made({ authority: "nowhere" }), "authority: expected")
  })
})
