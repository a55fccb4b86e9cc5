import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFolder, removeFolder } from '../temporary-folder.js'

/**
 * The program as people run it: `npm test` has just bundled it, and it starts in half the time. Tests that were compiled into
 * another folder run what was compiled beside them.
 */
export const PROGRAM = fileURLToPath(
	import.meta.url.includes('/build/test/')
		? new URL('../../../dist/handshark.js', import.meta.url)
		: new URL('../../src/cli.js', import.meta.url),
)

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Runs the program as people do, with these bytes on its standard input. */
export function run(args: readonly string[], input: Uint8Array = new Uint8Array(0)): Promise<Ran> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [PROGRAM, ...args])
		const stdout: Buffer[] = []
		const stderr: Buffer[] = []
		child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
		child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
		child.on('error', reject)
		child.on('close', code =>
			resolve({ code, stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') }),
		)
		// A program that does not read its input closes it.
		child.stdin.on('error', () => {})
		child.stdin.end(input)
	})
}

/** The lines of `report --json`, as objects. */
export function jsonLines({ stdout }: Ran): Record<string, unknown>[] {
	return stdout
		.split('\n')
		.filter(line => line !== '')
		.map(line => JSON.parse(line) as Record<string, unknown>)
}

/** A folder of this test's own, while `use` runs. */
export async function withFolder<T>(use: (path: (name: string) => string) => Promise<T>): Promise<T> {
	const folder = makeFolder()
	try {
		return await use(name => join(folder, name))
	} finally {
		removeFolder(folder)
	}
}
