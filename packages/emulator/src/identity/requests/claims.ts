/** What an Entra access token says of itself. Who signed it is not looked at: no tenant issues tokens for the local cloud. */

/** The claims that are of interest. */
export interface Claims {
  /** The object id of the principal. */
  readonly oid: string | undefined
  readonly tid: string | undefined
  readonly appid: string | undefined
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
    return { oid, tid, appid: appid ?? azp }
  } catch {
    return undefined
  }
}
