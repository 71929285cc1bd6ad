interface Spelled {
  readonly code: number
  readonly subcode?: number | undefined
  readonly subCode?: number | undefined
}

const renamed = <A extends Spelled>({ subCode, ...rest }: A) =>
  subCode === undefined ? rest : { subcode: subCode, ...rest }

/** A result whose sub-code is spelled `subcode`, as failed transfers do not. */
export const withSubcode = <A extends Spelled>(result: A) => (result.subCode === undefined ? result : renamed(result))
