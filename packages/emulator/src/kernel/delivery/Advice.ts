/**
 * What an application's owner may do when a delivery fails, in a sentence, for the journal and the terminal: read off the answer, and off
 * whether anybody asked this local cloud for its keys. It says what the delivery has and what to look at, and judges nothing.
 */
import type { Signature } from "../../service/Delivery.ts"
import type { CallbackSigner } from "../../service/ServiceProfile.ts"
import { endpointOf, pathOf } from "./destination.ts"

/** A delivery that failed. */
interface Failure {
  readonly url: string
  /** Who signed it and for whom; nothing for Event Grid and for handshakes. */
  readonly sign?: Signature | undefined
  /** The status of the answer; `undefined` when there is none. */
  readonly status: number | undefined
  /** Why there is no answer. */
  readonly error?: string | undefined
}

/** Gives advice. */
export interface Advice {
  /** Somebody asked for the keys of a signer, or for the document that names them. */
  readonly keysAsked: (path: string) => void
  /** A sentence for a delivery that failed, `undefined` when nothing is known. */
  readonly on: (failure: Failure) => string | undefined
}

/** Where nobody listens, in the words of the system and of Node. */
const nobodyListens = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH/

/** Advice of the local cloud at an origin. */
export const make = (origin: () => string): Advice => {
  const asked = new Set<string>()

  const keysOf = ({ configurationPath }: CallbackSigner): string => `${origin()}${configurationPath}`

  /** A token that was not believed, or could not be checked. */
  const ofToken = ({ audience, signer }: Signature): string =>
    asked.has(signer.configurationPath) || asked.has(signer.keysPath)
      ? `audience or issuer: the token is for the audience ${audience}, of the issuer ${signer.issuer}; the application must expect these`
      : `keys: nobody has asked this local cloud for its keys; verify with ${keysOf(signer)}, for the audience ${audience}`

  return {
    keysAsked: (path) => asked.add(path.toLowerCase()),
    on: ({ error, sign, status, url }) => {
      if (status === undefined)
        return error !== undefined && nobodyListens.test(error)
          ? `address: nothing listens at ${endpointOf(url)}; start the application, or correct the address`
          : undefined
      if (status === 401 || status === 403)
        return sign === undefined ? "credentials: Event Grid sends none but those in the address" : ofToken(sign)
      if (status === 404 || status === 405)
        return `path: the application takes no POST at ${pathOf(url)}; compare the address that was given with its routes`
      if (status >= 300 && status < 400) return "address: redirects are not followed; give the address that it leads to"
      if (
        status >= 500 &&
        sign !== undefined &&
        !asked.has(sign.signer.configurationPath) &&
        !asked.has(sign.signer.keysPath)
      )
        return `the application failed; if it verifies the token, ${ofToken(sign)}`
      return status >= 500 ? "the application failed; its own log says why" : undefined
    }
  }
}
