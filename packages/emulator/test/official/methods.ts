/**
 * Every public method of a class of Microsoft's own clients, each with a test of its own. The types ask for one of each public method, and a
 * method that the class has at run time and no test has, or that its test does not call, fails.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"

/** What a test of each public method of a class does. */
export type Stories<Class, World> = {
  readonly [Name in keyof Class as Class[Name] extends (...given: never) => unknown ? Name : never]: (
    world: World
  ) => Promise<void>
}

/** Counts the calls of a method, which does what it always does. */
const counted = (prototype: object, name: string) => {
  const original: unknown = Reflect.get(prototype, name)
  assert(typeof original === "function")
  let calls = 0
  Reflect.set(prototype, name, function (this: unknown, ...given: ReadonlyArray<unknown>): unknown {
    calls += 1
    return Reflect.apply(original, this, given)
  })
  return { calls: () => calls, restore: () => Reflect.set(prototype, name, original) }
}

/** Performs them. */
export const performed = <World>({
  internal,
  prototype,
  stories,
  title,
  world
}: {
  readonly title: string
  readonly prototype: object
  readonly stories: Readonly<Record<string, (world: World) => Promise<void>>>
  /** What the types keep private; at run time nothing tells these from the others. */
  readonly internal: ReadonlyArray<string>
  readonly world: Effect.Effect<World, unknown, Scope.Scope>
}): void => {
  describe.each([{ title }])("$title", () => {
    it("has no public method without its story", () => {
      const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== "constructor")
      assert.deepStrictEqual(names.toSorted(), [...Object.keys(stories), ...internal].toSorted())
    })

    for (const [name, story] of Object.entries(stories))
      it.live(name, () =>
        Effect.gen(function* () {
          const made = yield* world
          const method = yield* Effect.acquireRelease(
            Effect.sync(() => counted(prototype, name)),
            ({ restore }) => Effect.sync(restore)
          )
          yield* Effect.promise(() => story(made))
          assert.isAbove(method.calls(), 0, `${name} is not called`)
        })
      )
  })
}
