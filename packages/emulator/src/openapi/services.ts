/** What the services have in common by their habits: credentials, and how they word what fails. */
import type * as Operation from "@effect-comms/core/Operation"
import type { ServiceProfile } from "../service/ServiceProfile.ts"
import type { Parameter, Reference, Response } from "./OpenApi.ts"

/** What a request may be signed with. */
export const securitySchemes = {
  accessKey: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description:
      "`HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=…`: the signature of method, path, date, host and digest of the body with the access key of the connection string."
  },
  entra: { type: "http", scheme: "bearer", description: "A token of the login authority for the audience of ACS." },
  chatUser: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "A token of an ACS user with the scope chat, issued by Identity."
  },
  file: {
    type: "http",
    scheme: "bearer",
    description: "The token that is told with the address of the file."
  },
  graph: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "A token of an application for Graph, from the login authority of the local cloud."
  }
} as const

/** The ways to prove who asks, each of which is enough. */
export const securityOf = ({
  credentials
}: ServiceProfile): ReadonlyArray<Readonly<Record<string, ReadonlyArray<string>>>> => {
  if (credentials._tag === "GraphApplication") return [{ graph: [] }]
  return credentials._tag === "User" ? [{ chatUser: [] }] : [{ accessKey: [] }, { entra: [] }]
}

const signed = "With an HMAC-SHA256 signature only."

/** The headers that go with credentials. */
export const credentialHeaders = ({ credentials }: ServiceProfile): ReadonlyArray<Parameter> =>
  credentials._tag === "Resource"
    ? [
        {
          name: "x-ms-date",
          in: "header",
          required: false,
          description: `When the request was signed, as HTTP writes dates. ${signed}`,
          schema: { type: "string" }
        },
        {
          name: "x-ms-content-sha256",
          in: "header",
          required: false,
          description: `The SHA-256 digest of the body in base64. ${signed}`,
          schema: { type: "string" }
        }
      ]
    : []

/** Failures as the document says what they are; what is not among them is one by its reason phrase. */
const failures: Readonly<Record<string, string>> = {
  400: "The api-version, a parameter, a header or the body does not fit, or the state of the resource does not allow it.",
  401: "The credentials are missing or wrong.",
  403: "The credentials do not allow it.",
  404: "There is no such resource, or no such operation.",
  405: "What was set up does not allow it.",
  409: "The state of the resource does not allow it.",
  412: "A condition of the request does not hold, or its repeatability pair was used for another request.",
  413: "The body is larger than 1 MiB.",
  415: "The body has another media type.",
  429: "Too many requests; only as an ordered fault.",
  500: "The service failed.",
  501: "Declared, but the local cloud does not answer it.",
  503: "The service is not available; only as an ordered fault.",
  default: "Any other failure; only as an ordered fault."
}

/** The failures of every operation that stand for its requests and not for its service: what is not a request of it. */
const everywhere = ["400", "413", "415", "default"]

const text = { type: "string" }

const innerError = {
  type: "object",
  properties: { date: text, "request-id": text, "client-request-id": text },
  required: ["date", "request-id", "client-request-id"],
  // Microsoft publishes it as open; the local cloud adds nothing.
  additionalProperties: text
}

const envelopeOf = (error: "AcsError" | "GraphError") => ({
  type: "object",
  properties: {
    error: {
      type: "object",
      properties: {
        code: text,
        message: text,
        ...(error === "GraphError" ? { innerError } : { target: text })
      },
      required: error === "GraphError" ? ["code", "message", "innerError"] : ["code", "message"]
    }
  },
  required: ["error"]
})

const names = ["AcsError", "GraphError"] as const

/** The envelopes of errors. */
export const errorSchemas = { AcsError: envelopeOf("AcsError"), GraphError: envelopeOf("GraphError") }

const contentOf = (error: (typeof names)[number]) => ({
  "application/json": { schema: { $ref: `#/components/schemas/${error}` } }
})

const repeatabilityResult = {
  "Repeatability-Result": {
    description:
      "To a request with a repeatability pair: `accepted` when it was executed, now or before, else `rejected`.",
    schema: text
  }
}
const retryAfter = { "Retry-After": { description: "Seconds to wait, where they are known.", schema: text } }

/** The answers to what fails, by envelope and status. */
export const errorResponses: Readonly<Record<string, Response>> = Object.fromEntries(
  names.flatMap((error) =>
    Object.entries(failures).map(([status, description]): [string, Response] => [
      `${error}.${status}`,
      {
        description,
        ...(error === "GraphError" && status !== "429" && status !== "503"
          ? {}
          : {
              headers: {
                ...(error === "AcsError" ? repeatabilityResult : {}),
                ...(status === "429" || status === "503" ? retryAfter : {})
              }
            }),
        content: contentOf(error)
      }
    ])
  )
)

/** The failures of an operation: those that it is declared with, those of its service, and those of any; 501 when nobody answers it. */
export const failuresOf = (
  { credentials, failures: ofService }: ServiceProfile,
  operation: Operation.Any,
  isAnswered: boolean
): Readonly<Record<string, Reference>> => {
  const error = credentials._tag === "GraphApplication" ? "GraphError" : "AcsError"
  const statuses = new Set([
    ...[...operation.failures, ...ofService].map(String),
    ...everywhere,
    ...(isAnswered ? [] : ["501"])
  ])
  return Object.fromEntries(
    [...statuses].toSorted().map((status) => [status, { $ref: `#/components/responses/${error}.${status}` }])
  )
}
