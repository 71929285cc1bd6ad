/**
 * Who answers a call on the simulated telephone network: the last three digits say it, as a SIP status.
 *
 * It knows raw ids and phone numbers and nothing of Microsoft's services; both Call Automation and Graph calls ask it.
 */

/** The SIP statuses that the ending of a number or id may ask for. */
export type SipStatus = 404 | 408 | 480 | 486 | 500 | 603

/** What somebody does who is called: answers, or ends the attempt with a status. */
export type Behavior = "answers" | SipStatus

const endings: ReadonlyMap<string, SipStatus> = new Map([
  ["404", 404],
  ["408", 408],
  ["480", 480],
  ["486", 486],
  ["500", 500],
  ["603", 603]
])

/** What the owner of a phone number, of a raw id or of an Entra object id does when called. */
export const behaviorOf = (id: string): Behavior => endings.get(id.slice(-3)) ?? "answers"

/** Whether a raw id or a plain E.164 number belongs to a telephone. */
export const isPhone = (id: string): boolean => id.startsWith("4:") || id.startsWith("+")

/** How long somebody rings before the attempt ends with 408, in milliseconds: 85 s for users, 115 s for telephones. */
export const ringMillis = (id: string): number => (isPhone(id) ? 115_000 : 85_000)

/** Sub codes of attempts to reach users that are documented; of others none is known. */
const ofUsers: ReadonlyMap<number, number> = new Map([
  [408, 10_057],
  [480, 10_037]
])

/** Microsoft's sub code of a failed attempt: 560000 and the status for telephones, that of the status or 0 for users. */
export const subCodeOf = (id: string, status: number): number =>
  isPhone(id) ? 560_000 + status : (ofUsers.get(status) ?? 0)
