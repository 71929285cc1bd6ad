/** JWTs for tests: unsigned ones that only have an end, and signed ones with keys of their own. */
import * as Jose from "jose"

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

/** A token whose signature nobody looks at. */
export const unsigned = (expSeconds: number, name = "user", iatSeconds?: number): string =>
  `${part({ alg: "none" })}.${part({ sub: `${name} é`, exp: expSeconds, iat: iatSeconds })}.${part(name)}`

/** A key pair that signs. */
export const issuer = async (kid: string, alg: "RS256" | "RS384" = "RS256") => {
  const { privateKey, publicKey } = await Jose.generateKeyPair(alg)
  const jwk = { ...(await Jose.exportJWK(publicKey)), kid, use: "sig" }
  return {
    jwk,
    sign: (claims: Jose.JWTPayload, header: { readonly kid?: string } = {}) =>
      new Jose.SignJWT(claims).setProtectedHeader({ alg, kid, ...header }).sign(privateKey)
  }
}
