/** Checks who a command is about before anything is asked of the local cloud. */
import { UsageError } from "./UsageError.ts"

/** Gives the phone number or raw id; throws a `UsageError` that names the argument or flag and has an example of both. */
export const expectParticipant = <Given extends string | undefined>(source: string, given: Given): Given => {
  if (given !== undefined && !/^\+\d{4,15}$/.test(given) && !/^[^:]+:.+$/.test(given))
    throw new UsageError(
      `${source}: expected a phone number in E.164, such as +14255550100, or a raw id, such as 8:acs:alice`
    )
  return given
}
