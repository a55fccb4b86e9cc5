/**
 * Exit codes (REPORT.md): read and reported, nothing could be read, wrong usage, found what is not to be. A program whose terminal
 * is gone ends as SIGHUP ends it.
 */
export const EXIT = { ok: 0, unreadable: 1, usage: 2, forbidden: 3, crash: 70, hungUp: 129 } as const
