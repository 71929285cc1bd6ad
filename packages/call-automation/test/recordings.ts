/** Values of recordings that the tests share. */

/** The recorder's callConnectionId in the recording's events. */
export const recorderId = "8b9dbad1-18ab-4f86-ad4c-c75f8098076e"

/** Microsoft's documented example, without padding as the service writes it. */
export const recordingId =
  "eyJQbGF0Zm9ybUVuZHBvaW50SWQiOiI4YjlkYmFkMS0xOGFiLTRmODYtYWQ0Yy1jNzVmODA5ODA3NmUiLCJSZXNvdXJjZVNwZWNpZmljSWQiOiI4YjlkYmFkMS0xOGFiLTRmODYtYWQ0Yy1jNzVmODA5ODA3NmUifQ"

/** A call that participants are moved from. */
export const otherCallConnectionId = "2f3bbd2c-5d0f-4c1b-9c4e-6f8a2f6f1c55"

/** The file of a recording, as Microsoft names it. */
export const documentId = "0-eus-d12-801b3f3fc462fe8a01e6810cbff729b8"
