import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../usage-error.js'

/** The names of the tutorial's files. */
export const FILES = {
	authorityKey: 'ca-private-key.pem',
	authority: 'ca-public-key.pem',
	key: 'server-private-key.pem',
	request: 'server-csr.pem',
	certificate: 'server-public-key.pem',
} as const

export type Written = { readonly path: string; readonly text: string; readonly isSecret: boolean }

/** Writes files that belong together: all of them or none. Keys can be read by their owner only. */
export function writeFiles(folder: string, files: readonly Written[], force: boolean): readonly string[] {
	const named = files.map(file => ({ ...file, path: join(folder, file.path) }))
	const there = named.find(({ path }) => existsSync(path))
	if (there && !force) throw new UsageError(`${there.path} is there already: --force writes over it`)
	for (const { path, text, isSecret } of named) {
		// A reader finds the old file or the new one, never a half.
		const beside = `${path}.${process.pid}.new`
		try {
			writeFileSync(beside, text, { mode: isSecret ? 0o600 : 0o644, flag: 'wx' })
			if (isSecret) chmodSync(beside, 0o600)
			renameSync(beside, path)
		} catch (error) {
			rmSync(beside, { force: true })
			throw new UsageError(`${path} cannot be written: ${error instanceof Error ? error.message : error}`)
		}
	}
	return named.map(({ path }) => path)
}
