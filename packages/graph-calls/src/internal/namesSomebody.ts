/** Whether somebody who is called is named: an identity of some kind has an id. */
export const namesSomebody = ({ identity }: { readonly identity: object }): boolean =>
  Object.values(identity).some(
    (one: unknown) =>
      typeof one === "object" && one !== null && "id" in one && typeof one.id === "string" && one.id !== ""
  )
