import { readFileSync, statSync } from 'node:fs'
import { LIMITS } from '../decode/limits.js'
import { UsageError } from './usage-error.js'

/** What stands in a file with keys. Throws a UsageError when it cannot be read, or is larger than any such file. */
export function keyFile(path: string): Uint8Array {
	return fileUpTo(LIMITS.keyFile, path, ': no key file is')
}

/** What stands in a file with certificates, or with a list of logs. Throws as `keyFile` does. */
export function certificateFile(path: string): Uint8Array {
	return fileUpTo(LIMITS.certificateFile, path)
}

function fileUpTo(most: number, path: string, why = ''): Uint8Array {
	try {
		const { size } = statSync(path)
		if (size <= most) return readFileSync(path)
	} catch (error) {
		throw new UsageError(unreadable(path, error))
	}
	throw new UsageError(`${path} is larger than ${most.toLocaleString('en')} bytes${why}`)
}

/** Why a file cannot be read, in one sentence that names it. */
export function unreadable(path: string, error: unknown): string {
	if (!(error instanceof Error)) return `${path} cannot be read: ${error}`
	return 'code' in error && error.code === 'ENOENT'
		? `${path} does not exist`
		: `${path} cannot be read: ${error.message}`
}

/** Whether a path names a pipe: reading it would wait for its writer. */
export function isPipe(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isFIFO() === true
}
