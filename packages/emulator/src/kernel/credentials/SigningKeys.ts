/**
 * The key that signs callbacks, and the documents by which applications find it: Microsoft's paths, issuers and shapes.
 *
 * The RSA key is made when something is first signed or asked for, in the background, once per process: it takes longer than
 * everything else that a local cloud does to start.
 */
import { createHash, generateKeyPair, type KeyObject, sign } from "node:crypto"
import { promisify } from "node:util"
import type { CallbackSigner } from "../../service/ServiceProfile.ts"
import { encode } from "./jwt.ts"

/** A key pair with its public document. */
export interface SigningKey {
  readonly id: string
  readonly jwk: Readonly<Record<string, unknown>>
  /** The compact form of a token with these claims, and whatever its header has besides. */
  readonly token: (claims: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, string>>) => string
}

/** The most tokens that are remembered: the same claims are signed once. */
const remembered = 1_000

const make = (privateKey: KeyObject, publicKey: KeyObject): SigningKey => {
  const jwk = publicKey.export({ format: "jwk" })
  const id = createHash("sha256")
    .update(JSON.stringify({ e: jwk.e, kty: jwk.kty, n: jwk.n }))
    .digest("base64url")
  const tokens = new Map<string, string>()
  const named = { alg: "RS256", kid: id, typ: "JWT", x5t: id }
  return {
    id,
    jwk: { ...jwk, use: "sig", alg: "RS256", kid: id, x5t: id },
    token: (claims, header) => {
      const content = `${encode({ ...named, ...header })}.${encode(claims)}`
      const known = tokens.get(content)
      if (known !== undefined) return known
      const token = `${content}.${sign("RSA-SHA256", Buffer.from(content), privateKey).toString("base64url")}`
      if (tokens.size >= remembered) tokens.clear()
      tokens.set(content, token)
      return token
    }
  }
}

let pending: Promise<SigningKey> | undefined

/** The key of this process. */
export const signingKey = (): Promise<SigningKey> =>
  (pending ??= promisify(generateKeyPair)("rsa", { modulusLength: 2048 }).then((pair) =>
    make(pair.privateKey, pair.publicKey)
  ))

const configuration = (issuer: string, jwksUri: string) => ({
  issuer,
  jwks_uri: jwksUri,
  id_token_signing_alg_values_supported: ["RS256"],
  response_types_supported: ["id_token"],
  subject_types_supported: ["pairwise"],
  token_endpoint_auth_methods_supported: ["private_key_jwt"]
})

/** The document of a path that is one of the discovery documents of these signers; `undefined` for every other path. */
export const documentOf = (
  signers: ReadonlyArray<CallbackSigner>,
  path: string,
  origin: string
): Promise<unknown> | undefined => {
  const asked = path.toLowerCase()
  for (const { configurationPath, endorsements, issuer, keysPath } of signers) {
    if (asked === configurationPath) return Promise.resolve(configuration(issuer, `${origin}${keysPath}`))
    if (asked === keysPath)
      return signingKey().then(({ jwk }) => ({ keys: [endorsements === undefined ? jwk : { ...jwk, endorsements }] }))
  }
  return undefined
}
