/** What is wrong with how the command was called: one sentence that names the flag, the variable, or the file and the setting. */
export class Misuse extends Error {}
