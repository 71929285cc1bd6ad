/**
 * Reads the fields of a packet by hand: fifty a second come on every socket, and a schema takes several times as long.
 *
 * Nothing is thrown: the first field that does not fit is kept as the problem, and stand-ins are given for it and what follows.
 */
import * as base64 from "#base64"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"

/** A JSON object. */
export type Members = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object. */
export const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Where a packet does not fit. */
export interface Problem {
  readonly path: string
  readonly expected: string
}

const isTime = (value: unknown): value is DateTimeText => typeof value === "string"

const nothing = /* @__PURE__ */ new Uint8Array(0)

/** The fields of one object of a packet. */
export class Reading {
  readonly members: Members
  readonly path: string
  problem: Problem | undefined

  constructor(members: Members, path: string) {
    this.members = members
    this.path = path
  }

  fail(name: string, expected: string): void {
    this.problem ??= { path: `${this.path}.${name}`, expected }
  }

  optional(name: string): unknown {
    return this.members[name] ?? undefined
  }

  text(name: string): string {
    const value = this.members[name]
    if (typeof value === "string") return value
    this.fail(name, value === undefined ? "is required" : "expected string")
    return ""
  }

  optionalText(name: string): string | undefined {
    const value = this.optional(name)
    if (value === undefined || typeof value === "string") return value
    this.fail(name, "expected string")
    return undefined
  }

  /** A timestamp, verbatim. */
  optionalTime(name: string): DateTimeText | undefined {
    const value = this.optional(name)
    if (value === undefined || isTime(value)) return value
    this.fail(name, "expected string")
    return undefined
  }

  number(name: string): number {
    const value = this.members[name]
    if (typeof value === "number") return value
    this.fail(name, value === undefined ? "is required" : "expected number")
    return 0
  }

  optionalNumber(name: string): number | undefined {
    const value = this.optional(name)
    if (value === undefined || typeof value === "number") return value
    this.fail(name, "expected number")
    return undefined
  }

  flag(name: string): boolean {
    return this.optionalFlag(name) ?? false
  }

  optionalFlag(name: string): boolean | undefined {
    const value = this.optional(name)
    if (value === undefined || typeof value === "boolean") return value
    this.fail(name, "expected boolean")
    return undefined
  }

  bytes(name: string): Uint8Array {
    const bytes = base64.decode(this.text(name))
    if (bytes !== undefined) return bytes
    this.fail(name, "expected base64")
    return nothing
  }
}
