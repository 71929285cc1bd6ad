/**
 * The tokens that callbacks, notifications and media sockets carry. They live as long as their signer says and are shared
 * by the callbacks of one audience and second, unless every event is to have its own. A media socket has its own, for a day.
 */
import { randomUUID } from "node:crypto"
import type { Signature } from "../../service/Delivery.ts"
import { signingKey } from "./SigningKeys.ts"

/** Gives values of `Authorization`. */
export interface CallbackTokens {
  /** For a post. */
  readonly authorization: (sign: Signature) => Promise<string>
  /** The same for the upgrade request of a media socket. */
  readonly ofMediaSocket: (sign: Signature) => Promise<string>
}

/** Tokens of a local cloud. */
export const make = (options: { readonly wall: () => number; readonly tokenPerEvent: boolean }): CallbackTokens => {
  /** Those of the newest second: clients that ask for tokens decide how many audiences there are. */
  const kept = new Map<string, string>()
  let keptSecond = 0
  return {
    authorization: async ({ audience, signer, tenantId }) => {
      const key = await signingKey()
      const second = Math.floor(options.wall() / 1000)
      const name = [signer.issuer, audience, tenantId ?? ""].join(" ")
      if (second !== keptSecond) kept.clear()
      keptSecond = second
      const known = options.tokenPerEvent ? undefined : kept.get(name)
      if (known !== undefined) return `Bearer ${known}`
      const claims = {
        ...signer.claims,
        ...(options.tokenPerEvent ? { jti: randomUUID() } : {}),
        aud: audience,
        iss: signer.issuer,
        ...(signer.hasIssuedAt === false ? {} : { iat: second }),
        nbf: second,
        exp: second + signer.lifetimeSeconds,
        ...(tenantId === undefined ? {} : { tid: tenantId })
      }
      const token = key.token(claims, signer.header)
      if (!options.tokenPerEvent) kept.set(name, token)
      return `Bearer ${token}`
    },
    ofMediaSocket: async ({ audience, signer }) => {
      const key = await signingKey()
      const second = Math.floor(options.wall() / 1000)
      const claims = { aud: audience, iss: signer.issuer, iat: second, nbf: second }
      return `Bearer ${key.token({ jti: randomUUID(), ...claims, exp: second + 86_400 })}`
    }
  }
}
