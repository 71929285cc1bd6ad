/** What a tab remembers of its telephone, so that each tab is another one. */

const nameOf = (name: string): string => `effect-comms.phone.${name}`

/** What was kept. */
export const kept = (name: string): string | undefined => sessionStorage.getItem(nameOf(name)) ?? undefined

/** Keeps. */
export const keep = (name: string, value: string): void => sessionStorage.setItem(nameOf(name), value)
