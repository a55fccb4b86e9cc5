/*
 * Loads the program that was bundled, with what V8 has compiled of it before: compiling takes longer than all else that
 * stands between the command and its first frame. Goes into the bundle as it is.
 */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const filename = join(__dirname, 'program.js')
/** By version and processor: another Node takes none of it. */
const cachePath = join(__dirname, `program-${process.version}-${process.arch}.cache`)

// Esbuild writes ASCII: one byte a character, which is read in half the time.
const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: compiled() })
const parts = {}
script.runInThisContext()(parts, require, module, filename, __dirname)

module.exports = {
	/** What a source file exports, which is one of those that the bundle was told to have ready. */
	load: source => parts[source](),
	script,
	cachePath,
}

/** Where there is nothing, or V8 finds it is not of its own making, it compiles what it needs when it needs it. */
function compiled() {
	try {
		return readFileSync(cachePath)
	} catch {
		return undefined
	}
}
