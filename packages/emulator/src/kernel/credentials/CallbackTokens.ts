/**
 * The tokens that callbacks, notifications and media sockets carry. They live five minutes (Call Automation) or 65 (Graph) and are shared
 * by the callbacks of one audience and second, unless every event is to have its own. A media socket has its own, for a day.
 */
import { randomUUID } from "node:crypto"
import type { Post } from "../../service/Delivery.ts"
import { callAutomationIssuer, graphIssuer, signingKey } from "./SigningKeys.ts"

/** Gives values of `Authorization`. */
export interface CallbackTokens {
  /** For a post. */
  readonly authorization: (sign: NonNullable<Post["sign"]>) => Promise<string>
  /** The same for the upgrade request of a media socket. */
  readonly ofMediaSocket: () => Promise<string>
}

/** Tokens of a resource. */
export const make = (options: {
  readonly resourceId: string
  readonly wall: () => number
  readonly tokenPerEvent: boolean
}): CallbackTokens => {
  /** Those of the newest second: whoever asks for tokens decides how many audiences there are. */
  const kept = new Map<string, string>()
  let keptSecond = 0
  return {
    authorization: async (sign) => {
      const key = await signingKey()
      const second = Math.floor(options.wall() / 1000)
      const acs = sign === "callAutomation"
      const audience = acs ? options.resourceId : sign.graph.audience
      const name = acs ? audience : `${audience} ${sign.graph.tenantId}`
      if (second !== keptSecond) kept.clear()
      keptSecond = second
      const known = options.tokenPerEvent ? undefined : kept.get(name)
      if (known !== undefined) return `Bearer ${known}`
      const token = key.token({
        ...(options.tokenPerEvent ? { jti: randomUUID() } : {}),
        aud: audience,
        iss: acs ? callAutomationIssuer : graphIssuer,
        iat: second,
        nbf: second,
        exp: second + (acs ? 300 : 3900),
        ...(acs ? {} : { tid: sign.graph.tenantId })
      })
      if (!options.tokenPerEvent) kept.set(name, token)
      return `Bearer ${token}`
    },
    ofMediaSocket: async () => {
      const key = await signingKey()
      const second = Math.floor(options.wall() / 1000)
      const claims = { aud: options.resourceId, iss: callAutomationIssuer, iat: second, nbf: second }
      return `Bearer ${key.token({ jti: randomUUID(), ...claims, exp: second + 86_400 })}`
    }
  }
}
