/** Wrong usage: the message is one sentence that says what to do instead. Exit code 2. */
export class UsageError extends Error {}
