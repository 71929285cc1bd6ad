/**
 * Sets of published api-versions.
 *
 * Operations, fields and statuses come, go and return, so each carries the set of versions that have it, never a first version.
 * The order is the order of publication, previews between the stable ones; it is given once per service.
 */

/** The published versions of one service, oldest first, and the ways to name a part of them. */
export interface Versions<V extends string> {
  /** Every published version, oldest first. */
  readonly all: ReadonlyArray<V>
  /** `first` and everything published after it. */
  readonly from: (first: V) => ReadonlyArray<V>
  /** Exactly these, put into order of publication. */
  readonly only: (...versions: ReadonlyArray<V>) => ReadonlyArray<V>
}

/** Describes the versions of a service, oldest first. */
export const make = <const V extends string>(all: ReadonlyArray<V>): Versions<V> => ({
  all,
  from: (first) => all.slice(all.indexOf(first)),
  only: (...versions) => all.filter((version) => versions.includes(version))
})
