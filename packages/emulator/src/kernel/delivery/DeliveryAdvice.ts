/**
 * Advice for the journal and the terminal on a delivery that failed: what the owner of the application can check, by the answer and by
 * whether anybody has asked this local cloud for its signing keys.
 */
import type { Signature } from "../../service/Delivery.ts"
import type { CallbackSigner } from "../../service/ServiceProfile.ts"
import { endpointOf, pathOf } from "./destination.ts"
import { mistakeOf } from "./mistakeOf.ts"

/** A delivery that failed. */
interface Failure {
  readonly url: string
  /** Who signed it and for whom; nothing for Event Grid and for handshakes. */
  readonly sign?: Signature | undefined
  /** The status of the answer; `undefined` when there is none. */
  readonly status: number | undefined
  /** Why there is no answer. */
  readonly error?: string | undefined
  /** What the application said in its answer. */
  readonly answer?: string | undefined
}

/** Gives advice on deliveries that failed. */
export interface DeliveryAdvice {
  /** Notes a request for the keys of a signer, or for the document that names them. */
  readonly keysAsked: (path: string) => void
  /** Gives a sentence on a delivery that failed; `undefined` when nothing is known. */
  readonly on: (failure: Failure) => string | undefined
}

/** The error codes of an address where nothing listens. */
const connectionRefused = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH/

/** Event Grid does not sign: an application verifies its posts by a secret in their address. The secret itself is not shown. */
const ofSecret = (url: string): string =>
  /[?&]secret=./.test(url)
    ? "credentials: the secret in the address of --event-grid, ?secret=… there, is not the eventGridSecret of the application's handler, or that has none"
    : `credentials: Event Grid sends none but those in the address; subscribe ${endpointOf(url)}?secret=…, and give the handler the same as eventGridSecret`

/** Makes the advice of the local cloud at an origin. */
export const make = (origin: () => string): DeliveryAdvice => {
  const asked = new Set<string>()

  const keysOf = ({ configurationPath }: CallbackSigner): string => `${origin()}${configurationPath}`

  const isAsked = ({ configurationPath, keysPath }: CallbackSigner): boolean =>
    asked.has(configurationPath) || asked.has(keysPath)

  const ofKeys = ({ audience, signer }: Signature): string =>
    `keys: ${
      isAsked(signer) ? "the application verifies with other keys" : "nobody has asked this local cloud for its keys"
    }; give the receiver connectionString or endpoint, or verify with ${keysOf(signer)}, for the audience ${audience}`

  const ofAudience = ({ audience, signer }: Signature): string =>
    `audience or issuer: the token is for the audience ${audience}, of the issuer ${signer.issuer}; the application must expect these`

  return {
    keysAsked: (path) => asked.add(path.toLowerCase()),
    on: ({ answer, error, sign, status, url }) => {
      const mistake = mistakeOf({
        status,
        answer,
        isSigned: sign !== undefined,
        hasAskedForKeys: sign !== undefined && isAsked(sign.signer)
      })
      switch (mistake) {
        case undefined:
          return undefined
        case "address":
          return error !== undefined && connectionRefused.test(error)
            ? `address: nothing listens at ${endpointOf(url)}; start the application, or correct the address`
            : undefined
        case "secret":
          return ofSecret(url)
        case "keys":
          return sign && ofKeys(sign)
        case "audience":
          return sign && ofAudience(sign)
        case "path":
          return `path: the application takes no POST at ${pathOf(url)}; compare the address that was given with its routes`
        case "redirect":
          return "address: redirects are not followed; give the address that it leads to"
        case "unverified":
          return sign && `the application failed; if it verifies the token, ${ofKeys(sign)}`
        case "failure":
          return "the application failed; its own log says why"
      }
    }
  }
}
