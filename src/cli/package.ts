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
	for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
		const path = join(folder, 'package.json')
		if (!existsSync(path)) continue
		const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version?: string }
		if (version !== undefined) return { folder, version }
	}
}
