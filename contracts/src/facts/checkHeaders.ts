/**
 * The header rules of an exchange: media type, repeatability, authorization scheme, location.
 *
 * A contract need not show every header, so an absent optional one is no disagreement; a present one has to be right.
 */
import { type Checking, isImfDate } from "./checkValue.ts"
import type { Difference } from "./Difference.ts"
import { type HttpInteraction, valuesByName } from "./Interaction.ts"
import { within } from "./Lookup.ts"
import type { Operation, Success } from "./Model.ts"
import { names } from "./Recorded.ts"

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const schemes = {
  "call-automation": ["HMAC-SHA256", "Bearer"],
  chat: ["Bearer"],
  identity: ["HMAC-SHA256", "Bearer"],
  "graph-calls": ["Bearer"]
}

const differ =
  ({ subject, version }: Checking) =>
  (name: string, expected: string, found: string): Difference => ({
    subject,
    version: version ?? null,
    at: `header.${name}`,
    kind: "header",
    expected,
    found
  })

/** Where the headers of a request that the service accepts disagree. */
export const checkRequestHeaders = (
  checking: Checking,
  operation: Operation,
  interaction: HttpInteraction
): ReadonlyArray<Difference> => {
  const found: Array<Difference> = []
  const headers = valuesByName(interaction.request.headers)
  const add = (...args: Parameters<ReturnType<typeof differ>>) => found.push(differ(checking)(...args))
  const first = (name: string) => headers.get(name)?.join(", ")

  const scheme = first("authorization")?.split(" ")[0]
  const allowed = schemes[checking.service]
  if (scheme !== undefined && !allowed.includes(scheme)) add("authorization", allowed.join(" or "), scheme)

  const id = first("repeatability-request-id")
  const date = first("repeatability-first-sent")
  const documented = operation.repeatability.map((name) => name.toLowerCase())
  if (id !== undefined && !documented.includes("repeatability-request-id")) {
    add("repeatability-request-id", "no repeatability", "present")
  }
  if (date !== undefined && !documented.includes("repeatability-first-sent")) {
    add("repeatability-first-sent", "no such header", "present")
  }
  if (documented.length === 2 && (id === undefined) !== (date === undefined)) {
    add("repeatability-request-id", "both repeatability headers or none", "one of them")
  }
  if (id !== undefined && documented.length === 2 && !uuid.test(id)) {
    add("repeatability-request-id", "a UUID", "another form")
  }
  if (date !== undefined && !isImfDate(date)) add("repeatability-first-sent", "an IMF-fixdate", "another form")

  const types = operation.contentTypes
    .filter((one) => within(one.versions, checking.version))
    .flatMap((one) => one.types)
  const type = (first("content-type") ?? interaction.request.body?.contentType)?.split(";")[0]?.trim().toLowerCase()
  if (
    type !== undefined &&
    interaction.request.body?.content !== undefined &&
    types.length > 0 &&
    !types.includes(type)
  ) {
    found.push({ ...differ(checking)("content-type", types.join(" or "), type), kind: "content-type" })
  }
  for (const parameter of operation.parameters) {
    if (parameter.in === "header" && parameter.required && !headers.has(parameter.name.toLowerCase())) {
      add(parameter.name.toLowerCase(), "present", "nothing")
    }
  }
  return found
}

/** Where the headers of an answer disagree. */
export const checkResponseHeaders = (
  checking: Checking,
  operation: Operation,
  success: Success | undefined,
  interaction: HttpInteraction
): ReadonlyArray<Difference> => {
  const found: Array<Difference> = []
  const { recorded } = checking.facts
  const headers = valuesByName(interaction.response.headers)
  const add = (...args: Parameters<ReturnType<typeof differ>>) => found.push(differ(checking)(...args))
  const { status } = interaction.response

  const result = headers.get("repeatability-result")?.join(", ")
  if (result !== undefined) {
    const rows = recorded.repeatability.filter(
      (one) =>
        one.service === checking.service &&
        one.operation === operation.id &&
        one.status === status &&
        (checking.version === undefined || names(one.versions, checking.version))
    )
    if (operation.repeatability.length === 0 && status < 400) {
      add("repeatability-result", "absent: not repeatable", result)
    } else if (rows.length > 0 && rows.every((one) => one.result === "absent")) {
      add("repeatability-result", "absent, as recorded", result)
    } else if (!/^(accepted|rejected)$/i.test(result) || (status < 400 && !/^accepted$/i.test(result))) {
      add("repeatability-result", status < 400 ? "accepted" : "accepted or rejected", result)
    }
  }
  if (success?.location !== undefined && !headers.has("location")) {
    add("location", `the address of the ${success.location}`, "nothing")
  }
  for (const row of recorded.headers) {
    if (row.service !== checking.service || row.present || !names(row.of, operation.id)) continue
    if (checking.version === undefined || !names(row.versions, checking.version)) continue
    if (headers.has(row.name.toLowerCase())) add(row.name.toLowerCase(), "absent, as recorded", "present")
  }
  return found
}
