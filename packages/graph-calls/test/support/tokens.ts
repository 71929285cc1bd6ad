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

/** A header as production signs it: `cty` in the header, `appid` among the claims, and no `iat`. */
export const asProduction = async (
  nowSeconds: number,
  claims: Readonly<Record<string, string | number>> = {}
): Promise<string> => {
  const payload = {
    aud: audience,
    iss: "https://api.botframework.com",
    tid: tenant,
    appid: "26a18ebc-cdf7-4a6a-91cb-beb352805e81",
    nbf: nowSeconds,
    exp: nowSeconds + 3900,
    ...claims
  }
  const header = { alg: "RS256", kid: "one", x5t: "one", typ: "JWT", cty: "JWT" }
  return `Bearer ${await new Jose.SignJWT(payload).setProtectedHeader(header).sign(privateKey)}`
}
