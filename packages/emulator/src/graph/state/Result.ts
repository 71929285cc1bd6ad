/** An outcome as bodies show it; the texts and sub-codes of each are in `events/results.ts`. */
export interface Result {
  readonly "@odata.type": "#microsoft.graph.resultInfo"
  readonly code: number
  readonly subcode: number
  readonly message: string
}
