/** The values of a record that are not null. A function of its own, so that what derives from schemas recognizes such records. */
export const dropNulls = <T>(record: Readonly<Record<string, T | null>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
