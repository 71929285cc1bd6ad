import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Connection from "../src/Connection.ts"
import * as ConnectionString from "../src/ConnectionString.ts"
import * as sample from "./support/sample.ts"

const key = sample.accessKey

describe("a connection string", () => {
  it("is read whatever its case, spaces, quotes, trailing marks and other parts", () => {
    for (const text of [
      `"endpoint=https://r.communication.azure.com/;accesskey=${key}"`,
      `'endpoint=https://r.communication.azure.com/;accesskey=${key};'\n`,
      `endpoint="https://r.communication.azure.com/";accesskey="${key}"`,
      `ENDPOINT=https://r.communication.azure.com/;ACCESSKEY=${key}`,
      `\ufeffendpoint = https://r.communication.azure.com/ ; accesskey = ${key} `,
      `region=westus;endpoint=https://r.communication.azure.com/;version=1;accesskey=${key};other=a=b;;`,
      `endpoint=https://r.communication.azure.com/;accesskey=${key}`,
      `Endpoint=https://r.communication.azure.com;AccessKey=${key};`,
      ` endpoint=https://R.communication.azure.com/; accesskey=${key} \n`
    ]) {
      const { accessKey, endpoint } = ConnectionString.parse(text)
      assert.strictEqual(endpoint, "https://r.communication.azure.com")
      assert.strictEqual(Redacted.value(accessKey), key)
    }
    const local = ConnectionString.parse(Redacted.make(`endpoint=http://127.0.0.1:8080/;accesskey=${key}`))
    assert.strictEqual(local.endpoint, "http://127.0.0.1:8080")
    assert.notInclude(JSON.stringify(local), key)
  })

  const bad = [
    ["", "connectionString"],
    ["endpoint=https://r.example", "connectionString"],
    [`accesskey=${key};endpoint=https://r.example`, "connectionString"],
    [`endpoint=https://r.example;accesskey=`, "connectionString"],
    [`endpoint=ftp://r.example;accesskey=${key}`, "endpoint"],
    [`endpoint=https://r.example/path;accesskey=${key}`, "endpoint"],
    [`endpoint=https://r.example/?q=1;accesskey=${key}`, "endpoint"],
    [`endpoint=r.example;accesskey=${key}`, "endpoint"],
    [`endpoint=https://r.example;accesskey=*${key}*`, "accesskey"],
    [`endpoint=https://r.example;accesskey="";`, "accesskey"],
    [`endpoint=https://r.example;endpoint=https://s.example;accesskey=${key}`, "connectionString"],
    [`endpoint=https://r.example;accesskey=${key};accesskey=${key}`, "connectionString"]
  ] as const
  for (const [text, field] of bad)
    it.effect(`names the part that is wrong and never the key: ${text.replaceAll(key, "KEY")}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(Connection.makeOfResource(sample.service, { connectionString: text }))
        assert.deepInclude(error.reason, { _tag: "InvalidRequest", field })
        assert.strictEqual(error.operation, "Sample")
        assert.notInclude(JSON.stringify(error) + String(error), key)
      })
    )
})

it.effect("a connection string that is missing in the environment is named, whatever its type says", () =>
  Effect.gen(function* () {
    const options = { connectionString: sample.connectionString }
    Reflect.deleteProperty(options, "connectionString")
    const error = yield* Effect.flip(Connection.makeOfResource(sample.service, options))
    assert.deepInclude(error.reason, { _tag: "InvalidRequest", field: "connectionString" })
  })
)

describe("a client", () => {
  it.effect("has the endpoint without its slash and the service's version", () =>
    Effect.gen(function* () {
      const client = yield* Connection.makeOfResource(sample.service, { connectionString: sample.connectionString })
      assert.strictEqual(client.endpoint, sample.endpoint)
      assert.strictEqual(client.apiVersion, "2026-03-12")
      const other = yield* Connection.make(sample.service, {
        endpoint: "http://localhost:8080/",
        credential: { authorize: () => [] },
        apiVersion: "2024-04-15"
      })
      assert.strictEqual(other.endpoint, "http://localhost:8080")
      assert.strictEqual(other.apiVersion, "2024-04-15")
    })
  )

  it.effect("is refused a version that the service never had", () =>
    Effect.gen(function* () {
      const anyVersion: Connection.Endpoint & { apiVersion: string } = {
        endpoint: sample.endpoint,
        credential: { authorize: () => [] },
        apiVersion: "2020-01-01"
      }
      const service = { ...sample.service, versions: [...sample.service.versions] as ReadonlyArray<string> }
      const error = yield* Effect.flip(Connection.make(service, anyVersion))
      assert.deepStrictEqual(error.reason, {
        _tag: "InvalidRequest",
        field: "apiVersion",
        expected: "expected one of 2023-03-06, 2024-04-15, 2025-05-15-preview, 2026-03-12"
      })
    })
  )
})
