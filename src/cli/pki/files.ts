import { chmodSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

/**
 * Says at once what would keep files from being written: before a passphrase is typed for nothing. Throws a UsageError where the folder is none,
 * or a file is there already.
 */
export function mayWrite(folder: string, names: readonly string[], force: boolean): void {
	const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
	if (!isFolder) throw new UsageError(`${folder} ${isFolder === undefined ? 'does not exist' : 'is no folder'}`)
	const there = names.map(name => join(folder, name)).find(path => existsSync(path))
	if (there && !force) throw new UsageError(`${there} is there already: --force writes over it`)
}

/** Where a file of the tutorial stands; throws a UsageError that names the command which makes it where it is missing. */
export function madeBefore(folder: string, name: string, by: 'init' | 'request' | 'sign', option: string): string {
	const path = join(folder, name)
	if (existsSync(path)) return path
	throw new UsageError(`${path} does not exist: \`handshark pki ${by}\` makes it, and ${option} names another`)
}

/** Writes files that belong together: all of them or none. Keys can be read by their owner only. */
export function writeFiles(folder: string, files: readonly Written[], force: boolean): readonly string[] {
	const named = files.map(file => ({ ...file, path: join(folder, file.path) }))
	mayWrite(
		folder,
		files.map(({ path }) => path),
		force,
	)
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
