/** Exit codes (REPORT.md): read and reported, nothing could be read, wrong usage. */
export const EXIT = { ok: 0, unreadable: 1, usage: 2, crash: 70 } as const
