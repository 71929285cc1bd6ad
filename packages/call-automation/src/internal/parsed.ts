/** From a text frame to the object in it and the name of its kind; shared by both directions. */
import * as Redacted from "effect/Redacted"
import { InvalidPacket } from "../streaming/packets.ts"
import { isMembers, type Members, type Problem } from "./Reading.ts"

/** The frame as an error that says where it does not fit. */
export const invalid = (frame: unknown, kind: string | undefined, { expected, path }: Problem): InvalidPacket =>
  new InvalidPacket({ path, expected, kind, raw: Redacted.make(frame) })

/** The object in a text frame. */
export const parsed = (frame: string): Members | InvalidPacket => {
  let value: unknown
  try {
    value = JSON.parse(frame)
  } catch {
    return invalid(frame, undefined, { path: "", expected: "expected JSON" })
  }
  return isMembers(value) ? value : invalid(frame, undefined, { path: "", expected: "expected object" })
}
