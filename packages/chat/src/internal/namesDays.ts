/** Whether a retention policy that deletes a thread says after how many days. */
export const namesDays = (policy: {
  readonly kind: string
  readonly deleteThreadAfterDays?: number | undefined
}): boolean => policy.kind !== "threadCreationDate" || policy.deleteThreadAfterDays !== undefined
