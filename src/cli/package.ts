import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package's folder, whether bundled or not. */
export function packageRoot(): string {
	return manifest().folder
}

export function version(): string {
	return manifest().version
}

/** The nearest package.json above this file that has a version: that of the bundle has none. */
function manifest(): { readonly folder: string; readonly version: string } {
	const start = dirname(fileURLToPath(import.meta.url))
	for (let folder = start; ; folder = dirname(folder)) {
		const path = join(folder, 'package.json')
		const { version } = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { version?: string }) : {}
		if (version !== undefined) return { folder, version }
		if (folder === dirname(folder))
			throw new Error(`no package.json is above ${start}: the program was moved out of its package`)
	}
}
