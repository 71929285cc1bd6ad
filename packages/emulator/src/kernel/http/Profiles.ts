/** Which service's profile a request is answered by, and what of an answer every profile has. */
import { randomUUID } from "node:crypto"
import { azureProfile } from "../../service/azureProfile.ts"
import type { Refusal } from "../../service/Refusal.ts"
import type { AnswerContext, RequestHead, ServiceProfile } from "../../service/ServiceProfile.ts"

/** Finds the profile of a path; what belongs to no service is answered as ACS services answer. */
export type ProfileOf = (path: string) => ServiceProfile

/** Over the profiles of the services. */
export const make =
  (profiles: ReadonlyArray<ServiceProfile>): ProfileOf =>
  (path) => {
    const first = (path.split("/", 2)[1] ?? "").toLowerCase()
    return profiles.find(({ owns }) => owns(first)) ?? azureProfile
  }

/** The headers of an answer. */
export const headersOf = (
  profile: ServiceProfile,
  request: RequestHead,
  context: AnswerContext,
  versions: ReadonlyArray<string> | undefined
): Record<string, string> => ({
  date: new Date(context.wall).toUTCString(),
  ...profile.headers(request, context, versions)
})

/** The body of a refusal. */
export const errorBodyOf = (
  profile: ServiceProfile,
  refusal: Refusal,
  request: RequestHead,
  context: AnswerContext
): string => JSON.stringify(profile.errorBody(refusal, request, context))

/** A fresh id of an exchange. */
export const requestId = (): string => randomUUID()
