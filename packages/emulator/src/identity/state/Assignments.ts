/** Which principals of which tenants may use the resource with Teams Phone extensibility. */
import type { TeamsExtensionAssignmentResponse } from "@effect-comms/identity/operations"

/** One assignment. */
export type Assignment = (typeof TeamsExtensionAssignmentResponse)["Type"]

/** The assignments. Ids compare without regard to case. */
export interface Assignments {
  readonly get: (tenantId: string, objectId: string) => Assignment | undefined
  /** Creates or replaces one; whether it is new. */
  readonly set: (assignment: Assignment) => boolean
  readonly remove: (tenantId: string, objectId: string) => void
  readonly all: () => ReadonlyArray<Assignment>
  readonly clear: () => void
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text is a GUID, as tenants, principals and applications have. */
export const isGuid = (text: string): boolean => guid.test(text)

const keyOf = (tenantId: string, objectId: string): string => `${tenantId}/${objectId}`.toLowerCase()

/** None yet. */
export const makeAssignments = (): Assignments => {
  const byKey = new Map<string, Assignment>()
  return {
    get: (tenantId, objectId) => byKey.get(keyOf(tenantId, objectId)),
    set: (assignment) => {
      const key = keyOf(assignment.tenantId, assignment.objectId)
      const isNew = !byKey.has(key)
      byKey.set(key, assignment)
      return isNew
    },
    remove: (tenantId, objectId) => void byKey.delete(keyOf(tenantId, objectId)),
    all: () => [...byKey.values()],
    clear: () => byKey.clear()
  }
}
