/** A command line or a setting is invalid; the message names the flag, the variable, or the file and the setting. */
export class UsageError extends Error {}
