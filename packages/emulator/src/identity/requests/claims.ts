/** What an Entra access token says of itself. Who signed it is not looked at: no tenant issues tokens for the local cloud. */

/** The claims that are of interest. */
export interface Claims {
  /** The object id of the principal. */
  readonly oid: string | undefined
  readonly tid: string | undefined
  readonly appid: string | undefined
  /** When it expires, in milliseconds since 1970; `undefined` when it does not say. */
  readonly expires: number | undefined
}

const textOf = (claim: unknown): string | undefined => (typeof claim === "string" ? claim : undefined)

/** The claims of a JWT; `undefined` for what is none. */
export const claimsOf = (token: string): Claims | undefined => {
  const parts = token.split(".")
  if (parts.length !== 3) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? "", "base64url").toString())
    if (typeof claims !== "object" || claims === null) return undefined
    const [oid, tid, appid, azp] = ["oid", "tid", "appid", "azp"].map((name) => textOf(Reflect.get(claims, name)))
    const exp: unknown = Reflect.get(claims, "exp")
    return { oid, tid, appid: appid ?? azp, expires: typeof exp === "number" ? exp * 1_000 : undefined }
  } catch {
    return undefined
  }
}
