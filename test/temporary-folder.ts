import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder of a test's own. */
export function makeFolder(prefix = 'handshark-test-'): string {
	return mkdtempSync(join(tmpdir(), prefix))
}

/** Removes it with all that is in it, though a program that has just ended may leave a process that still writes there. */
export function removeFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
