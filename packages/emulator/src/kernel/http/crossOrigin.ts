/**
 * What a browser gets before and beside an answer that a page of another origin asked for. Services that have programs in browsers are
 * open to them; the others are for servers, and the controls are for nobody's page.
 */
import type { ServiceProfile } from "../../service/ServiceProfile.ts"
import type { Answer, Request } from "./Exchange.ts"

/** A list of header names and nothing else. */
const names = /^[\w!#$%&'*+.^`|~, -]{1,4096}$/

/** How long a browser may remember it, in seconds. */
const age = "7200"

/** The answer to a browser that asks whether a page may ask; `undefined` when it is no such question, or not for pages. */
export const preflight = ({ isOpenToPages }: ServiceProfile, { header, method }: Request): Answer | undefined => {
  if (method !== "OPTIONS" || !isOpenToPages) return undefined
  if (header("origin") === undefined || header("access-control-request-method") === undefined) return undefined
  const asked = header("access-control-request-headers") ?? ""
  return {
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
      // `*` does not stand for Authorization, so that those are named that were asked for.
      ...(names.test(asked) ? { "access-control-allow-headers": asked } : {}),
      "access-control-max-age": age,
      vary: "Access-Control-Request-Headers"
    },
    body: undefined
  }
}

/** The headers by which a page may read an answer. */
export const headers = ({ isOpenToPages }: ServiceProfile, { header }: Request): Readonly<Record<string, string>> =>
  isOpenToPages && header("origin") !== undefined
    ? { "access-control-allow-origin": "*", "access-control-expose-headers": "*" }
    : {}
