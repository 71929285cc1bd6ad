/** Signed webhooks, and a web of documents that publishes the keys of their issuers. */
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as WebhookToken from "../../src/WebhookToken.ts"
import { issuer } from "./jwt.ts"

export const now = Date.UTC(2026, 10, 22, 8, 0, 0)

export const seconds = now / 1000

const resource = "37691ec4-57fb-4c0f-ae31-32791610cb14"

export const claims = {
  iss: "https://acscallautomation.communication.azure.com",
  aud: resource,
  iat: seconds,
  nbf: seconds,
  exp: seconds + 300
}

export const good = await issuer("key-1")

export const other = await issuer("key-2")

export const weaker = await issuer("key-3", "RS384")

export const options = {
  jwks: { keys: [good.jwk, weaker.jwk] },
  issuers: ["https://acscallautomation.communication.azure.com/"],
  audience: resource
}

export const metadataUrl = "https://keys.example/.well-known/openid"

export const verify = (options: WebhookToken.Options, token: string | undefined) =>
  Effect.andThen(TestClock.setTime(now), WebhookToken.make(options).verify(token))
