import { assert, describe, it } from "@effect/vitest"
import { accessKeyOf, signature } from "../../src/verification/credentials.ts"

describe("signature", () => {
  it("covers method, path and query, date, host and body", () => {
    const signed = { method: "POST", target: "/a?b=c", host: "h", body: "{}", date: "Tue, 10 Oct 2023 20:39:39 GMT" }
    const good = signature("c2VjcmV0", signed)
    assert.strictEqual(good["x-ms-content-sha256"], "RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=")
    const changes = [{ method: "GET" }, { target: "/a" }, { host: "i" }, { body: "[]" }, { date: "" }]
    for (const change of changes) {
      assert.notStrictEqual(signature("c2VjcmV0", { ...signed, ...change }).authorization, good.authorization)
    }
    assert.notStrictEqual(signature("b3RoZXI=", signed).authorization, good.authorization)
  })

  it("uses the key of a connection string", () => {
    assert.strictEqual(accessKeyOf("endpoint=http://127.0.0.1:1/;accesskey=c2VjcmV0"), "c2VjcmV0")
  })
})
