/** Keys of a telephone: as they are printed on it, and as Microsoft names them. */

const names = [
  ["0", "zero"],
  ["1", "one"],
  ["2", "two"],
  ["3", "three"],
  ["4", "four"],
  ["5", "five"],
  ["6", "six"],
  ["7", "seven"],
  ["8", "eight"],
  ["9", "nine"],
  ["a", "a"],
  ["b", "b"],
  ["c", "c"],
  ["d", "d"],
  ["#", "pound"],
  ["*", "asterisk"]
] as const

/** A key by Microsoft's name. */
export type Tone = (typeof names)[number][1]

const byText: ReadonlyMap<string, Tone> = new Map(
  names.flatMap(([key, name]) => [
    [key, name],
    [name, name]
  ])
)

const known: ReadonlySet<string> = new Set(names.map(([, name]) => name))

const keys: ReadonlyMap<string, string> = new Map(names.map(([key, name]) => [name, key.toUpperCase()]))

/** A key as it is printed on a telephone. */
export const keyOfTone = (tone: Tone): string => keys.get(tone) ?? tone

/** Whether a text is Microsoft's name of a key. */
export const isTone = (name: string): name is Tone => known.has(name)

/** Reads `12#`, or a list of keys or names, into names; `undefined` when there is none or one that no telephone has. */
export const readTones = (value: unknown): ReadonlyArray<Tone> | undefined => {
  const keys: ReadonlyArray<unknown> = typeof value === "string" ? value.split("") : Array.isArray(value) ? value : []
  const tones = keys.map((key) => (typeof key === "string" ? byText.get(key.toLowerCase()) : undefined))
  const found = tones.filter((tone) => tone !== undefined)
  return found.length > 0 && found.length === tones.length ? found : undefined
}

/** The keys as they lie, and what a row and a column of them sound like, in hertz. */
const rows = ["one two three a", "four five six b", "seven eight nine c", "asterisk zero pound d"].map((row) =>
  row.split(" ")
)
const rowHertz = [697, 770, 852, 941]
const columnHertz = [1209, 1336, 1477, 1633]

/** What a key sounds like. */
export const frequenciesOf = (tone: Tone): ReadonlyArray<number> => {
  const row = rows.findIndex((names) => names.includes(tone))
  return [rowHertz[row] ?? 0, columnHertz[rows[row]?.indexOf(tone) ?? -1] ?? 0]
}
