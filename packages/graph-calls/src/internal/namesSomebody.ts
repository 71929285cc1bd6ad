/** Whether identities name somebody who can be called: one of them, of whichever kind, has an id. */
export const namesSomebody = (identities: object): boolean =>
  Object.values(identities).some(
    (one: unknown) =>
      typeof one === "object" && one !== null && "id" in one && typeof one.id === "string" && one.id !== ""
  )
