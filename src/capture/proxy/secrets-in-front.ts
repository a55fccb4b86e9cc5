import fs from 'node:fs'
import { decryptionSecrets } from '../pcapng-writer.js'

/** Bytes that are copied at once, and lines of one block. */
const PIECE = 1 << 20
const LINES = 10_000

/**
 * Writes a recording anew with secrets before its packets: Wireshark opens nothing with a block that comes behind. A
 * reader of that name finds the old file or the new one, never a half.
 *
 * @param head the section header that it begins with
 * @throws what the file system throws; the file is then as it was
 */
export function putSecretsInFront(path: string, head: Uint8Array, lines: readonly string[]): void {
	if (lines.length === 0) return
	const beside = `${path}.${process.pid}.part`
	const from = fs.openSync(path, 'r')
	try {
		const to = fs.openSync(beside, 'wx', 0o600)
		try {
			write(to, head)
			for (let at = 0; at < lines.length; at += LINES) {
				const text = lines.slice(at, at + LINES).map(line => `${line}\n`)
				write(to, decryptionSecrets(new TextEncoder().encode(text.join(''))))
			}
			copy(from, head.length, to)
			fs.fsyncSync(to)
		} catch (error) {
			fs.rmSync(beside, { force: true })
			throw error
		} finally {
			fs.closeSync(to)
		}
		fs.renameSync(beside, path)
	} finally {
		fs.closeSync(from)
	}
}

function copy(from: number, start: number, to: number): void {
	const buffer = new Uint8Array(PIECE)
	for (let at = start; ; ) {
		const read = fs.readSync(from, buffer, 0, buffer.length, at)
		if (read === 0) return
		write(to, buffer.subarray(0, read))
		at += read
	}
}

function write(fd: number, bytes: Uint8Array): void {
	for (let done = 0; done < bytes.length; ) done += fs.writeSync(fd, bytes, done)
}
