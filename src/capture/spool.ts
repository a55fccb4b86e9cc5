import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * A copy of what can be read only once, to read again from any place. Its file has no name: it is unlinked as soon as
 * it is open, and gone when the program ends, however it ends.
 */
export class Spool {
	readonly fd: number
	size = 0

	constructor() {
		const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handshark-'))
		try {
			const name = path.join(folder, 'spool')
			this.fd = fs.openSync(name, 'wx+', 0o600)
			fs.unlinkSync(name)
		} finally {
			fs.rmdirSync(folder)
		}
	}

	/** Adds `bytes` at the end. Throws what the file system throws (`ENOSPC`). */
	write(bytes: Uint8Array): void {
		let done = 0
		while (done < bytes.length) done += fs.writeSync(this.fd, bytes, done, bytes.length - done, this.size + done)
		this.size += done
	}

	close(): void {
		fs.closeSync(this.fd)
	}
}
