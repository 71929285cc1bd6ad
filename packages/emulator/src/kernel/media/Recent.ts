/** The last values that were made, by their names. */
export class Recent<A> {
  readonly #most: number
  readonly #values = new Map<string, Promise<A>>()

  /** Keeps up to this number. */
  constructor(most: number) {
    this.#most = most
  }

  /** The value of a name; made when it is not among the last. */
  get(name: string, make: () => Promise<A>): Promise<A> {
    const value = this.#values.get(name) ?? make()
    this.#values.delete(name)
    this.#values.set(name, value)
    const [oldest] = this.#values.keys()
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest)
    return value
  }

  /** Forgets all. */
  clear(): void {
    this.#values.clear()
  }
}
