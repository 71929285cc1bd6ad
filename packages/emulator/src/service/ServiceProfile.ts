/**
 * The habits of a service, by which the kernel answers for it: which paths are its own, who may ask, how errors are worded and which headers
 * answers have. Each service gives one; the kernel knows profiles and no service by name.
 */
import type { FailureStatus } from "@effect-comms/core/Operation"
import { STATUS_CODES } from "node:http"
import type { Refusal } from "./Refusal.ts"

/** What a profile may know of a request. */
export interface RequestHead {
  /** The path and query as sent. */
  readonly target: string
  /** The value of a header by its lower-case name. */
  readonly header: (name: string) => string | undefined
}

/** What an answer is made with. */
export interface AnswerContext {
  readonly requestId: string
  /** Milliseconds since 1970, by which credentials are judged. */
  readonly wall: number
}

/** Whose credentials a service takes. */
export type Credentials =
  /** The resource's: its access key or an Entra token. */
  | {
      readonly _tag: "Resource"
      readonly refuse: (description: string) => Refusal
      /** The refusal of a signature by access key that is wrong. */
      readonly refuseSignature: (description: string) => Refusal
    }
  /** Tokens of users of the resource that have a scope of this name or below it. */
  | { readonly _tag: "User"; readonly scope: string }
  /** Tokens of Entra applications for Microsoft Graph. */
  | { readonly _tag: "GraphApplication" }

/** Who signs the callbacks of a service, and where applications find the key. */
export interface CallbackSigner {
  readonly issuer: string
  /** How long a token is good. */
  readonly lifetimeSeconds: number
  /** The paths of the OpenID configuration and of the keys that it names, in lower case. */
  readonly configurationPath: string
  readonly keysPath: string
  /** Written on each key. */
  readonly endorsements?: ReadonlyArray<string>
  /** What the header and the claims of its tokens have besides; default nothing. */
  readonly header?: Readonly<Record<string, string>>
  readonly claims?: Readonly<Record<string, string>>
  /** Whether tokens say when they were issued; default true. */
  readonly hasIssuedAt?: boolean
}

/** The habits of a service. */
export interface ServiceProfile {
  /** Whether a path whose first segment, in lower case, is this one belongs to the service. */
  readonly owns: (segment: string) => boolean
  /** The versions that stand first in its paths, which then compare without regard to case; `undefined` when the version is in the query. */
  readonly pathVersions: ReadonlySet<string> | undefined
  /** Decoded segments of a path as operations are declared, where it may be written otherwise; default as they are. */
  readonly pathOf?: (segments: ReadonlyArray<string>) => ReadonlyArray<string>
  readonly credentials: Credentials
  /** The failures that every operation of it may have, whatever it does. */
  readonly failures: ReadonlyArray<FailureStatus>
  readonly signer?: CallbackSigner
  /** Whether pages of other origins may read its answers. */
  readonly isOpenToPages: boolean
  /** The code of what does not fit its schema, or is no JSON. */
  readonly validationCode: string
  /** The versions whose `Repeatability-Result` also stands on failures. */
  readonly failuresWithRepeatabilityResult: ReadonlySet<string>
  readonly unknownPath: (path: string) => Refusal
  readonly methodNotAllowedCode: string
  /** The code and the message of an answer that was ordered as a fault, where the service has its own. */
  readonly faultCode: (status: number) => string
  readonly faultText: (status: number) => string | undefined
  /** The body of a refusal. */
  readonly errorBody: (refusal: Refusal, request: RequestHead, context: AnswerContext) => unknown
  /** The headers that every answer has besides `date`; `versions` are those of the operation, if there is one. */
  readonly headers: (
    request: RequestHead,
    context: AnswerContext,
    versions: ReadonlyArray<string> | undefined
  ) => Readonly<Record<string, string>>
}

/** The code that the services give to a status of which nothing else is known, such as `TooManyRequests`. */
export const codeOf = (status: number): string => (STATUS_CODES[status] ?? `Status${status}`).replace(/[^A-Za-z]/g, "")
