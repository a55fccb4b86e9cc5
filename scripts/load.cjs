/*
 * Loads the scripts that were bundled, each with what V8 has compiled of it before: compiling takes longer than all else that
 * stands between the command and its first frame. Goes into the bundle as it is.
 */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const loaded = new Map()

module.exports = {
	/** What a source file or a package exports, which is one of those that the script was told to have ready. */
	load: (source, name = 'program') => partsOf(name)[source](),
	/** Those that were loaded, by their names: the script, and the place of what was compiled of it. */
	loaded,
}

function partsOf(name) {
	const known = loaded.get(name)
	if (known) return known.parts
	const filename = join(__dirname, `${name}.js`)
	/** By version and processor: another Node takes none of it. */
	const cachePath = join(__dirname, `${name}-${process.version}-${process.arch}.cache`)
	// They are written in ASCII: one byte a character, which is read in half the time.
	const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: compiled(cachePath) })
	const parts = {}
	loaded.set(name, { script, cachePath, parts })
	script.runInThisContext()(parts, require, module, filename, __dirname)
	return parts
}

/** Where there is nothing, or V8 finds it is not of its own making, it compiles what it needs when it needs it. */
function compiled(cachePath) {
	try {
		return readFileSync(cachePath)
	} catch {
		return undefined
	}
}
