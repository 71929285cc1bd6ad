/** Tokens as the platform signs them, with keys of our own. */
import * as Jose from "jose"

export const audience = "8A34A46B-3D17-4ADC-8DCE-DC4E7D572698"
export const tenant = "72F988BF-86F1-41AF-91AB-2D7CD011DB47"

const { privateKey, publicKey } = await Jose.generateKeyPair("RS256", { extractable: true })

/** The published keys. */
export const jwks = { keys: [{ ...(await Jose.exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" }] }

/** A header with a token that is good at a time in seconds, unless claims say otherwise. */
export const authorization = async (
  nowSeconds: number,
  claims: Readonly<Record<string, string | number | undefined>> = {}
): Promise<string> => {
  const payload = {
    aud: audience,
    iss: "https://api.botframework.com",
    tid: tenant,
    iat: nowSeconds,
    nbf: nowSeconds,
    exp: nowSeconds + 3900,
    ...claims
  }
  return `Bearer ${await new Jose.SignJWT(payload).setProtectedHeader({ alg: "RS256", kid: "one" }).sign(privateKey)}`
}
