/** A control with a handler that answers what its schema says, and the answers that several controls have. */
import * as Schema from "effect/Schema"
import type { Control } from "./EmulatedService.ts"

/** A control as it is declared. */
interface Declared<S extends Schema.Top> extends Omit<Control, "answer" | "run"> {
  readonly answer: S
  readonly run: (...given: Parameters<Control["run"]>) => S["Type"] | Promise<S["Type"]>
}

/** Declares a control: the compiler holds its handler to the schema of its answer. */
export const control = <S extends Schema.Top>(declared: Declared<S>): Control => declared

/** An answer that says that it is done, and nothing else. */
export const Done = Schema.Record(Schema.String, Schema.Never)

const heardBy = Schema.Array(Schema.String).annotate({
  description:
    "The endpoints that are notified, without query and user; those that posts are blocked to are not among them."
})

/** Who is told of what a control made happen. */
export const Heard = Schema.Struct({ heardBy })

/** The same with the id of what came about. */
export const HeardOf = Schema.Struct({ id: Schema.String, heardBy })
