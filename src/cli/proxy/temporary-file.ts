import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A file that is removed as soon as all who need it have opened it. */
export type TemporaryFile = { readonly path: string; release(): void }

/** A place for a file of one's own. `release` takes its name away: who has it open reads and writes on. */
export function temporaryFile(): TemporaryFile {
	const path = join(mkdtempSync(join(tmpdir(), 'handshark-')), 'live.pcapng')
	const release = () => {
		process.off('exit', release)
		rmSync(dirname(path), { recursive: true, force: true })
	}
	process.on('exit', release)
	return { path, release }
}
